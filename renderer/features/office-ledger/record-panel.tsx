/** Everything the ledger knows about one take-out, beside the table. */
import type { ReactNode } from 'react';
import type { TakeoutRow } from '../../../preload/contract/values.ts';
import { useNavigation } from '../../app/navigation.tsx';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { DefinitionList, type Definition } from '../../ui/definition-list.tsx';
import { SidePanel } from '../office-parcel/side-panel.tsx';
import { Discreet } from '../veil/discreet.tsx';
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
    <SidePanel
      label={t('office.ledger.detail.title')}
      fileName={row.name}
      below={<TakeoutStateChip row={row} />}
      width="narrow"
      onClose={onClose}
    >
      <div className="px-5 py-3">
        <DefinitionList
          layout="stacked"
          items={[
            { term: t('office.ledger.detail.original'), value: <Discreet>{row.originalPath}</Discreet>, isCode: true },
            {
              term: t('office.ledger.detail.holder'),
              value: (
                <Discreet>
                  {t('office.inBrackets', { one: row.workerName ?? '', other: row.deviceName ?? '' })}
                </Discreet>
              ),
            },
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
    </SidePanel>
  );
}
