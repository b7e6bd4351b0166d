/** Comparing a fingerprint by voice: the administrator types what is read aloud, or marks each group while looking at it. */
import { CircleCheck } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useT } from '../../i18n/translate.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { GroupBoxes } from './group-boxes.tsx';
import { GroupMarks } from './group-marks.tsx';
import { agrees, judgeGroup } from './heard-number.ts';

export interface CompareNumberProps {
  /** The number on file. While it is typed it is not shown, so that it must be heard. */
  readonly expected: readonly string[];
  /** Called with every change: whether all groups were heard and agree. */
  readonly onChange: (isAgreed: boolean) => void;
}

export function CompareNumber({ expected, onChange }: CompareNumberProps): ReactNode {
  const t = useT();
  const [way, setWay] = useState<'typing' | 'eye'>('typing');
  const [heard, setHeard] = useState<readonly string[]>(() => expected.map(() => ''));
  const take = (next: readonly string[]) => {
    setHeard(next);
    onChange(agrees(next, expected));
  };
  const startOver = (nextWay: 'typing' | 'eye') => {
    setWay(nextWay);
    take(expected.map(() => ''));
  };
  const verdicts = heard.map((group, index) => judgeGroup(group, expected[index] ?? ''));
  const remaining = verdicts.filter((verdict) => verdict !== 'match').length;
  const isWrong = verdicts.includes('differs');
  return (
    <div className="flex flex-col gap-4">
      <p className="type-body">
        {t('office.compare.why')} {way === 'typing' ? t('office.compare.how') : t('office.compare.eyeHow')}
      </p>
      {way === 'typing' ? (
        <GroupBoxes heard={heard} verdicts={verdicts} onChange={take} />
      ) : (
        <GroupMarks expected={expected} heard={heard} onChange={take} />
      )}
      <div className="flex min-h-8 items-center justify-between gap-4">
        <p role="status" className="type-body flex items-center gap-2 font-bold">
          {remaining === 0 ? (
            <>
              <CircleCheck aria-hidden size={20} className="text-success" />
              {t('office.compare.allOk')}
            </>
          ) : (
            !isWrong && (
              <span className="font-normal text-muted">{t('office.compare.remaining', { count: remaining })}</span>
            )
          )}
        </p>
        <span className="flex gap-2">
          <Button
            variant="text"
            size="small"
            onPress={() => {
              startOver(way);
            }}
            isDisabled={heard.every((group) => group === '')}
          >
            {t('office.compare.clear')}
          </Button>
          <Button
            variant="text"
            size="small"
            onPress={() => {
              startOver(way === 'typing' ? 'eye' : 'typing');
            }}
          >
            {way === 'typing' ? t('office.compare.byEye') : t('office.compare.byTyping')}
          </Button>
        </span>
      </div>
      {isWrong && (
        <Banner tone="error" title={t('office.compare.wrongTitle')} isLive>
          <p>{t('office.compare.wrong')}</p>
        </Banner>
      )}
    </div>
  );
}
