/** Beside the content: the facts of the file and its original, or its versions. */
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useT } from '../../i18n/translate.tsx';
import { IconButton } from '../../ui/button.tsx';
import { DetailsFacts } from '../files/details/details-facts.tsx';
import type { OpenFile, SidePanel } from './open-file.ts';
import { VersionsPanel } from './versions/versions-panel.tsx';

export interface SidePanelFrameProps {
  readonly file: OpenFile;
  readonly panel: SidePanel;
  readonly isEditing: boolean;
  readonly editedText?: () => string;
}

export function SidePanelFrame({ file, panel, isEditing, editedText }: SidePanelFrameProps): ReactNode {
  const t = useT();
  const title = panel === 'details' ? t('files.details.title') : t('viewer.versions.title');
  return (
    <aside
      aria-label={title}
      className="flex w-[20rem] shrink-0 flex-col overflow-hidden rounded-lg border border-line"
    >
      <div className="flex min-h-11 items-center gap-2 border-b border-line bg-sunken pr-2 pl-4">
        <h2 className="type-body min-w-0 flex-1 font-bold">{title}</h2>
        <IconButton
          icon={X}
          label={t('viewer.panel.close')}
          size="small"
          onPress={() => {
            file.setPanel(null);
          }}
        />
      </div>
      <div
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the keyboard scrolls only what has the focus
        tabIndex={0}
        role="group"
        aria-label={title}
        className="focus-inset min-h-0 flex-1 overflow-y-auto px-4 py-3"
      >
        {panel === 'details' ? (
          <DetailsFacts detail={file.detail} />
        ) : (
          <VersionsPanel file={file} isEditing={isEditing} {...(editedText ? { editedText } : {})} />
        )}
      </div>
    </aside>
  );
}
