/** A file that this app cannot show: says so, and what can be done with it. */
import { AppWindow, FileDown, FileUp, FileX } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStatus } from '../../app/session-context.tsx';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useFileKindWord } from '../../ui/file-icon.tsx';
import { FileFrame } from './file-frame.tsx';
import type { OpenFile } from './open-file.ts';

export interface OtherBodyProps {
  readonly file: OpenFile;
  /** Why it cannot be shown, where it is more than its kind. */
  readonly reason?: string;
}

export function OtherBody({ file, reason }: OtherBodyProps): ReactNode {
  return (
    <FileFrame isText={false} file={file}>
      <CannotBeShown file={file} {...(reason === undefined ? {} : { reason })} />
    </FileFrame>
  );
}

/** The same inside a frame that is there already. */
export function CannotBeShown({ file, reason }: OtherBodyProps): ReactNode {
  const t = useT();
  const format = useFormat();
  const kindWord = useFileKindWord();
  const { exportOutside } = useStatus();
  const { detail, version, canEdit, tasks } = file;
  const { row } = detail;
  const canOpen = tasks.canOpenOutside(row);
  const way = canOpen ? 'outside' : exportOutside ? 'export' : 'noExport';
  return (
    <div
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the keyboard scrolls only what has the focus
      tabIndex={0}
      role="group"
      aria-label={t('viewer.content')}
      className="focus-inset grid h-full place-items-center overflow-y-auto"
    >
      <EmptyState
        icon={FileX}
        title={reason === undefined ? t('viewer.other.title') : t('viewer.other.failed')}
        action={
          canEdit && (
            <>
              {canOpen && (
                <Button
                  variant="primary"
                  icon={AppWindow}
                  onPress={() => {
                    tasks.openOutside(row);
                  }}
                >
                  {t('workcopy.action')}
                </Button>
              )}
              {exportOutside && !canOpen && (
                <Button
                  icon={FileDown}
                  onPress={() => {
                    tasks.askExport(row);
                  }}
                >
                  {t('files.export.action')}
                </Button>
              )}
              <Button icon={FileUp} onPress={() => void tasks.put(row)}>
                {t('files.put.action')}
              </Button>
            </>
          )
        }
      >
        <p className="text-ink">
          {kindWord(row.name)} ・ {format.bytes(version.sizeBytes)}
        </p>
        <p className="mt-2">{reason ?? t('viewer.other.text')}</p>
        {canEdit && <p className="mt-2">{t(`viewer.other.${way}`)}</p>}
      </EmptyState>
    </div>
  );
}
