/** The state of a take-out; overdue and due soon come before the stored state, because they ask for something. */
import type { ReactNode } from 'react';
import type { TakeoutRow, TakeoutState } from '../../../preload/contract/values.ts';
import { useT } from '../../i18n/translate.tsx';
import { StatusChip, type Tone } from '../../ui/status-chip.tsx';

const tones: Record<TakeoutState, Tone> = {
  out: 'info',
  changed: 'info',
  returning: 'pending',
  returned: 'success',
  lost: 'danger',
  destroyed: 'neutral',
};

export function TakeoutStateChip({ row }: { readonly row: TakeoutRow }): ReactNode {
  const t = useT();
  if (row.isOverdue) return <StatusChip tone="danger">{t('common.state.overdue')}</StatusChip>;
  if (row.isDueSoon) return <StatusChip tone="warning">{t('common.state.dueSoon')}</StatusChip>;
  return <StatusChip tone={tones[row.state]}>{t(`common.state.${row.state}`)}</StatusChip>;
}
