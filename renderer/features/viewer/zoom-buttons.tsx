/** Smaller, the size in percent, larger. For the tool bars of pictures and PDFs. */
import { ZoomIn, ZoomOut } from 'lucide-react';
import type { ReactNode } from 'react';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { IconButton } from '../../ui/button.tsx';

export interface ZoomButtonsProps {
  /** 1 is the natural size. */
  readonly share: number;
  readonly onStep: (step: 1 | -1) => void;
}

export function ZoomButtons({ share, onStep }: ZoomButtonsProps): ReactNode {
  const t = useT();
  const format = useFormat();
  return (
    <span className="flex items-center">
      <IconButton
        icon={ZoomOut}
        size="small"
        label={t('viewer.zoom.smaller')}
        onPress={() => {
          onStep(-1);
        }}
      />
      <span role="status" className="type-small w-12 text-center">
        {format.percent(share)}
      </span>
      <IconButton
        icon={ZoomIn}
        size="small"
        label={t('viewer.zoom.larger')}
        onPress={() => {
          onStep(1);
        }}
      />
    </span>
  );
}
