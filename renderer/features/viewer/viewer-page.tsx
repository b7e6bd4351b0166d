/** One file of the vault: looks it up and hands it to the viewer for its kind. */
import { useState, type ReactNode } from 'react';
import type { TakeoutDetail, Version } from '../../../preload/contract/values.ts';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { useNavigation } from '../../app/navigation.tsx';
import type { PageProps } from '../../app/routes.tsx';
import { useStatus } from '../../app/session-context.tsx';
import { useCall } from '../../bridge/use-call.ts';
import { useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { Page, PageHeader } from '../../ui/page.tsx';
import { FileTasks, isWorkable, useFileTasks } from '../files/file-tasks.tsx';
import { ReturnDialog } from '../returns/return-dialog.tsx';
import { useCopyClosing } from '../workcopy/close-copy.tsx';
import { useWorkingCopyOf } from '../workcopy/copies-context.tsx';
import { FileBody } from './file-body.tsx';
import type { SidePanel } from './open-file.ts';
import { useShortcut } from './use-shortcut.ts';

export function ViewerPage({ route }: PageProps<'file'>): ReactNode {
  const t = useT();
  const { go } = useNavigation();
  const { value, error, reload } = useCall('files/show', { id: route.id }, { changedBy: ['files', 'returns'] });
  if (value && value.row.id === route.id) return <FileOnShow key={route.id} detail={value} />;
  return (
    <Page width="reading">
      <PageHeader title={error ? t('viewer.failed.title') : t('common.loading')} />
      <ErrorBanner
        error={error}
        title={t('app.loadFailed')}
        actions={
          <>
            <Button onPress={reload}>{t('common.retry')}</Button>
            <Button
              onPress={() => {
                go({ page: 'files' });
              }}
            >
              {t('viewer.failed.toFiles')}
            </Button>
          </>
        }
      />
    </Page>
  );
}

function FileOnShow({ detail }: { readonly detail: TakeoutDetail }): ReactNode {
  const { lease } = useStatus();
  const tasks = useFileTasks();
  const [panel, setPanel] = useState<SidePanel | null>(null);
  const [chosen, setChosen] = useState<Version | null>(null);
  const [isReturning, setIsReturning] = useState(false);
  const copy = useWorkingCopyOf(detail.row.id);
  const closing = useCopyClosing(detail.row.id);
  useShortcut('o', () => {
    tasks.openOutside(detail.row);
  });
  const current = detail.versions.find(({ isCurrent }) => isCurrent) ?? detail.versions.at(-1);
  if (!current) return null;
  return (
    <>
      <FileBody
        file={{
          detail,
          current,
          version: chosen ?? current,
          // Two writers at a time would make two versions that know nothing of each other.
          canEdit: isWorkable(detail.row) && lease?.state !== 'over' && copy === undefined,
          panel,
          setPanel,
          showVersion: setChosen,
          tasks,
          closing,
          onReturn: () => {
            setIsReturning(true);
          },
        }}
      />
      <FileTasks tasks={tasks} />
      {closing.question}
      {isReturning && (
        <ReturnDialog
          ids={[detail.row.id]}
          onClose={() => {
            setIsReturning(false);
          }}
        />
      )}
    </>
  );
}
