/** The requests as a list to choose from: who, what for, how many files, and whether it was answered. */
import type { ReactNode } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { StatusChip, type Tone } from '../../ui/status-chip.tsx';
import type { ApprovalRequest } from './approvals-page.tsx';

export interface RequestListProps {
  readonly requests: readonly ApprovalRequest[];
  readonly selectedId: string;
  readonly onSelect: (id: string) => void;
}

const tones: Record<ApprovalRequest['state'], Tone> = { open: 'warning', approved: 'success', refused: 'neutral' };

export function RequestList({ requests, selectedId, onSelect }: RequestListProps): ReactNode {
  const t = useT();
  const format = useFormat();
  return (
    <ListBox
      aria-label={t('office.approvals.list')}
      items={requests}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[selectedId]}
      onSelectionChange={(keys) => {
        const [key] = keys === 'all' ? [] : keys;
        if (typeof key === 'string') onSelect(key);
      }}
      className="w-72 shrink-0 overflow-y-auto border-r border-line bg-sunken outline-none"
    >
      {(request) => (
        <ListBoxItem
          id={request.id}
          textValue={request.workerName}
          className="focus-inset flex cursor-default flex-col gap-1 border-b border-line px-4 py-3 data-hovered:bg-hover data-selected:bg-selected"
        >
          <span className="flex items-center justify-between gap-2">
            <span className="type-body truncate font-bold">{request.workerName}</span>
            <StatusChip tone={tones[request.state]}>{t(`office.approvals.state.${request.state}`)}</StatusChip>
          </span>
          <span className="type-small truncate">{request.purpose}</span>
          <span className="type-small flex justify-between gap-2 text-muted">
            <span>{t('office.approvals.files', { count: request.files.length })}</span>
            <span>{format.shortDateTime(request.at)}</span>
          </span>
        </ListBoxItem>
      )}
    </ListBox>
  );
}
