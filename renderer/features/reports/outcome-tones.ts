/** How an answer looks, on both sides. */
import type { Outcome } from '../../../preload/contract/reports.ts';
import type { Tone } from '../../ui/status-chip.tsx';

export const outcomeTones: Record<Outcome | 'waiting', Tone> = {
  waiting: 'pending',
  approved: 'success',
  refused: 'neutral',
  answered: 'info',
};
