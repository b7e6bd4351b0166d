/** Tool bar parts of the text viewer: set or bare text, long lines wrapped or not. */
import { TextWrap } from 'lucide-react';
import type { ReactNode } from 'react';
import { useT } from '../../../i18n/translate.tsx';
import { SegmentedControl, ToggleButton } from '../../../ui/toggle.tsx';
import type { TextKind, TextShape } from './text-body.tsx';

export interface ShapeSwitchProps {
  readonly kind: TextKind;
  readonly shape: TextShape;
  readonly onShape: (shape: TextShape) => void;
}

export function ShapeSwitch({ kind, shape, onShape }: ShapeSwitchProps): ReactNode {
  const t = useT();
  return (
    <SegmentedControl
      label={t('viewer.shape.label')}
      selected={shape}
      onSelect={onShape}
      segments={[
        { key: 'shown', label: kind === 'table' ? t('viewer.shape.table') : t('viewer.shape.page') },
        { key: 'source', label: t('viewer.shape.source') },
      ]}
    />
  );
}

export function WrapSwitch(props: { readonly wraps: boolean; readonly onWraps: (wraps: boolean) => void }): ReactNode {
  const t = useT();
  return (
    <ToggleButton icon={TextWrap} isSelected={props.wraps} onChange={props.onWraps}>
      {t('viewer.wrap')}
    </ToggleButton>
  );
}
