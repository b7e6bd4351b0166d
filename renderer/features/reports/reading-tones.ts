/** How the state of a card looks, on both sides. */
import type { Tone } from '../../ui/status-chip.tsx';

export const readingTones: Record<'new' | 'tried' | 'passed', Tone> = {
  new: 'neutral',
  tried: 'pending',
  passed: 'success',
};
