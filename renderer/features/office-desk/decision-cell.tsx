/** What will be done with a file, or what was done, or why it could not be. */
import type { ReactNode } from 'react';
import type { DeskItem } from '../../../preload/contract/calls/desk.ts';
import { useT } from '../../i18n/translate.tsx';
import { StatusChip, type Tone } from '../../ui/status-chip.tsx';
import { StatusLine } from '../office-parcel/table-cells.tsx';
import { decidedAction, proposedAction, type Decisions, type DeskAction } from './decisions.ts';
import { fileNameOf } from './written-name.ts';

const tones: Record<DeskAction, Tone> = {
  writeBack: 'info',
  keepBoth: 'warning',
  restore: 'warning',
  reject: 'neutral',
  nothing: 'neutral',
};

export function DecisionCell({
  item,
  decisions,
}: {
  readonly item: DeskItem;
  readonly decisions: Decisions;
}): ReactNode {
  const t = useT();
  if (item.done !== null) {
    return (
      <span className="min-w-0">
        <StatusLine tone={item.problem === null ? 'success' : 'warning'}>
          {item.problem === null ? t(`returnsDesk.done.${item.done}`) : t('returnsDesk.done.wanted')}
        </StatusLine>
        {item.writtenTo !== null && (
          <span className="block truncate text-[0.8125rem] leading-5 text-muted">{fileNameOf(item.writtenTo)}</span>
        )}
      </span>
    );
  }
  const action = decidedAction(item, decisions);
  const isOther = action !== proposedAction(item);
  return (
    <span className="flex min-w-0 flex-col items-start gap-0.5">
      <StatusChip tone={tones[action]}>{t(`returnsDesk.action.${action}`)}</StatusChip>
      {item.problem !== null ? (
        <span className="truncate text-[0.75rem] leading-4 font-bold text-danger">
          {t('returnsDesk.problem.short')}
        </span>
      ) : (
        isOther && (
          <span className="truncate text-[0.75rem] leading-4 text-muted">
            {t('returnsDesk.proposed', { action: t(`returnsDesk.action.${proposedAction(item)}`) })}
          </span>
        )
      )}
    </span>
  );
}
