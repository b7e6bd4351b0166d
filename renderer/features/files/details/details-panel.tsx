/** Beside the list: facts of one file, the record of its original, its versions, and what can be done with it. */
import { ArrowUpRight, Undo2, X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { TakeoutRow } from '../../../../preload/contract/values.ts';
import { ErrorBanner } from '../../../app/error-banner.tsx';
import { useCall } from '../../../bridge/use-call.ts';
import { useT } from '../../../i18n/translate.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { Button, IconButton } from '../../../ui/button.tsx';
import { FileIcon } from '../../../ui/file-icon.tsx';
import { Menu } from '../../../ui/menu.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { hasContent, isWorkable, type FileTasksState } from '../file-tasks.tsx';
import { DetailsFacts } from './details-facts.tsx';
import { VersionList } from './version-list.tsx';
import { Discreet } from '../../veil/discreet.tsx';

export interface DetailsPanelProps {
  readonly id: string;
  readonly tasks: FileTasksState;
  readonly onOpen: (row: TakeoutRow) => void;
  readonly onReturn: (id: string) => void;
  readonly onClose: () => void;
}

export function DetailsPanel({ id, tasks, onOpen, onReturn, onClose }: DetailsPanelProps): ReactNode {
  const t = useT();
  const { value, error, reload } = useCall('files/show', { id }, { changedBy: ['files', 'returns'] });
  const [tab, setTab] = useState<'facts' | 'versions'>('facts');
  const row = value?.row;
  return (
    <aside
      aria-label={t('files.details.title')}
      className="flex w-[21rem] shrink-0 flex-col overflow-hidden rounded-lg border border-line"
    >
      <div className="flex items-start gap-2.5 border-b border-line py-3 pr-2 pl-4">
        {row && <FileIcon name={row.name} size={22} />}
        <h2 className="type-body min-w-0 flex-1 font-bold break-all">
          {row ? <Discreet>{row.name}</Discreet> : t('common.loading')}
        </h2>
        <IconButton icon={X} label={t('files.details.close')} size="small" onPress={onClose} />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto px-4 pt-3 pb-4">
        <ErrorBanner error={error} title={t('app.loadFailed')} onRetry={reload} />
        {value && row && (
          <div className="flex flex-col gap-4">
            <div className="flex items-center gap-2">
              <Button
                size="small"
                variant="primary"
                icon={ArrowUpRight}
                isDisabled={!hasContent(row)}
                onPress={() => {
                  onOpen(row);
                }}
              >
                {t('files.open')}
              </Button>
              <Button
                size="small"
                icon={Undo2}
                isDisabled={!isWorkable(row)}
                onPress={() => {
                  onReturn(row.id);
                }}
              >
                {t('files.return')}
              </Button>
              <Menu
                label={t('files.more')}
                commands={tasks
                  .commandsFor(row, {
                    onOpen,
                    onReturn: ({ id: rowId }) => {
                      onReturn(rowId);
                    },
                  })
                  .filter(({ key }) => key !== 'open' && key !== 'return')}
              />
            </div>
            {row.mustFetch && (
              <Banner tone="error" title={t('files.details.mustFetch.title')}>
                <p>{t('files.details.mustFetch.text')}</p>
                {row.originalPath !== '' && <p className="break-all">{row.originalPath}</p>}
              </Banner>
            )}
            {value.hasDraft && <Banner tone="info" title={t('files.details.draft')} />}
            <Tabs
              label={t('files.details.tabs')}
              selected={tab}
              onSelect={setTab}
              items={[
                { key: 'facts', label: t('files.details.tabFacts'), content: <DetailsFacts detail={value} /> },
                {
                  key: 'versions',
                  label: t('files.details.tabVersions'),
                  count: value.versions.length,
                  content: <VersionList detail={value} />,
                },
              ]}
            />
          </div>
        )}
      </div>
    </aside>
  );
}
