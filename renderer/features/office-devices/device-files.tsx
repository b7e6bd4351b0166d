/** The newest take-outs of one device; the ledger has them all. */
import { FolderOpen } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import { useNavigation } from '../../app/navigation.tsx';
import { useCall } from '../../bridge/use-call.ts';
import { useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useLedgerColumns } from '../office-ledger/ledger-columns.tsx';
import { LoadingOrFailure } from '../office-parcel/loading-or-failure.tsx';

const shown = 50;

export function DeviceFiles({ deviceId }: { readonly deviceId: string }): ReactNode {
  const t = useT();
  const { go } = useNavigation();
  const files = useCall('office/ledger', { deviceId, limit: shown }, { changedBy: ['ledger', 'returns'] });
  const columns = useLedgerColumns({ hasWorker: false });
  const page = files.value;
  const rows = useMemo(
    () => ({ rowCount: page?.rows.length ?? 0, getRow: (index: number) => page?.rows[index] }),
    [page],
  );
  if (!page) return <LoadingOrFailure call={files} />;
  if (page.total === 0) return <EmptyState icon={FolderOpen} title={t('devices.detail.noFiles')} />;
  return (
    <div className="flex flex-col gap-3">
      <div className="flex items-center justify-between">
        <p className="type-small text-muted">{t('office.ledger.count', { count: page.total })}</p>
        <Button
          size="small"
          onPress={() => {
            go({ page: 'office-ledger', deviceId });
          }}
        >
          {t('devices.detail.allFiles')}
        </Button>
      </div>
      <div className="flex h-[26rem] flex-col overflow-hidden rounded-lg border border-line">
        <DataTable
          label={t('devices.detail.tabs.files')}
          rows={rows}
          columns={columns}
          getKey={({ id }) => id}
          getText={({ name }) => name}
          rowHeight={48}
        />
      </div>
    </div>
  );
}
