/** Everything the ledger knows about one take-out, beside the table. */
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { TakeoutRow } from '../../../preload/contract/values.ts';
import { useNavigation } from '../../app/navigation.tsx';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { DefinitionList, type Definition } from '../../ui/definition-list.tsx';
import { FileIcon } from '../../ui/file-icon.tsx';
import { TakeoutStateChip } from './takeout-state-chip.tsx';

export interface RecordPanelProps {
  readonly row: TakeoutRow;
  readonly onClose: () => void;
}

export function RecordPanel({ row, onClose }: RecordPanelProps): ReactNode {
  const t = useT();
  const format = useFormat();
  const { go } = useNavigation();
  const { deviceId } = row;
  const optional = (term: string, instant: string | null): Definition[] =>
    instant === null ? [] : [{ term, value: format.dateTime(instant) }];
  return (
    <aside
      aria-label={t('office.ledger.detail.title')}
      className="flex w-[22rem] shrink-0 flex-col border-l border-line bg-canvas"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <header className="flex items-start gap-2.5 border-b border-line px-5 py-3">
        <FileIcon name={row.name} size={22} />
        <div className="min-w-0 flex-1">
          <h2 className="type-body font-bold break-all">{row.name}</h2>
          <div className="mt-1">
            <TakeoutStateChip row={row} />
          </div>
        </div>
        <span className="-my-1 -mr-2">
          <IconButton icon={X} label={t('common.close')} size="small" onPress={onClose} />
        </span>
      </header>
      {/* Focusable, so that the keyboard can scroll it. */}
      <div className="focus-inset overflow-y-auto px-5 py-3" tabIndex={0} role="group" aria-label={row.name}>
        <DefinitionList
          layout="stacked"
          items={[
            { term: t('office.ledger.detail.original'), value: row.originalPath, isCode: true },
            { term: t('office.ledger.detail.holder'), value: `${row.workerName ?? ''}（${row.deviceName ?? ''}）` },
            { term: t('office.ledger.detail.purpose'), value: row.purpose },
            {
              term: t('office.ledger.detail.due'),
              value: row.dueAt === null ? t('office.ledger.noDue') : format.date(row.dueAt),
            },
            { term: t('office.ledger.detail.takenOut'), value: format.dateTime(row.takenOutAt) },
            ...optional(t('office.ledger.detail.changed'), row.changedAt),
            ...optional(t('office.ledger.detail.returned'), row.returnedAt),
            { term: t('office.ledger.detail.size'), value: format.bytes(row.sizeBytes) },
            { term: t('office.ledger.detail.originalHash'), value: row.originalSha256, isCode: true },
          ]}
        />
        {deviceId !== null && (
          <div className="py-3">
            <Button
              size="small"
              onPress={() => {
                go({ page: 'office-devices', deviceId });
              }}
            >
              {t('office.ledger.detail.openDevice')}
            </Button>
          </div>
        )}
      </div>
    </aside>
  );
}
