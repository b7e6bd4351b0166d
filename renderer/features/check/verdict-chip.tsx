/** What came of one check, in a sign, a word and a colour. What could not be told is never the colour of a pass. For pages of the check. */
import { CircleAlert, CircleCheck, CircleHelp, CircleMinus } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Verdict } from '../../../preload/contract/check.ts';
import { useT } from '../../i18n/translate.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';

const looks = {
  pass: { tone: 'success', icon: CircleCheck },
  fail: { tone: 'danger', icon: CircleAlert },
  cannotTell: { tone: 'warning', icon: CircleHelp },
} as const;

export interface VerdictChipProps {
  readonly verdict: Verdict;
  /** It did not pass, and work goes on today all the same. */
  readonly isExcused?: boolean;
}

export function VerdictChip({ verdict, isExcused = false }: VerdictChipProps): ReactNode {
  const t = useT();
  if (isExcused) {
    return (
      <StatusChip tone="neutral" icon={CircleMinus}>
        {t('check.page.excused')}
      </StatusChip>
    );
  }
  const { tone, icon } = looks[verdict];
  return (
    <StatusChip tone={tone} icon={icon}>
      {t(`check.verdict.${verdict}`)}
    </StatusChip>
  );
}
