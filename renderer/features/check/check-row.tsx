/** One check that a machine made: what came of it and why, what to do next, and the way on. For check-page.tsx. */
import { ChevronDown, ChevronRight, RefreshCw } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { Facts } from '../../../preload/contract/check-facts.ts';
import { factOf, type AutomaticCheck, type CheckPolicy } from '../../../preload/contract/check-policy.ts';
import { instructionsFor, reasonText } from '../../../resources/locales/check-words.ts';
import { useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { Provenance } from './provenance.tsx';
import type { CheckNow, Judged } from './use-check.ts';
import { VerdictChip } from './verdict-chip.tsx';
import { WayOn } from './way-on.tsx';

export type JudgedAnswer = Judged['answers'][number] & { readonly check: AutomaticCheck | 'wifi' };

export interface CheckRowProps {
  readonly answer: JudgedAnswer;
  readonly judged: Judged;
  readonly facts: Facts | undefined;
  readonly now: CheckNow;
  readonly exceptions: CheckPolicy['exceptions'];
}

export function CheckRow({ answer, judged, facts, now, exceptions }: CheckRowProps): ReactNode {
  const t = useT();
  const { check, verdict, level } = answer;
  const steps = instructionsFor(answer, judged.system);
  const isExcused = judged.gate.excused.includes(check);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <li className="flex flex-col gap-3 px-4 py-3.5">
      <div className="flex items-start gap-3">
        <div className="min-w-0 flex-1">
          <h3 className="type-body font-bold">{t(`check.name.${check}`)}</h3>
          <p className="type-small text-muted">{reasonText(t, answer)}</p>
        </div>
        <VerdictChip verdict={verdict} isExcused={isExcused} />
        <Button
          variant="text"
          size="small"
          icon={isOpen ? ChevronDown : ChevronRight}
          aria-expanded={isOpen}
          aria-label={t('check.page.moreOf', { check: t(`check.name.${check}`) })}
          onPress={() => {
            setIsOpen(!isOpen);
          }}
        >
          {t('check.page.more')}
        </Button>
      </div>
      {isOpen && (
        <div className="flex flex-col gap-3 rounded-md bg-sunken px-4 py-3">
          {level !== null && (
            <p className="type-small">{t('check.page.level', { level: t(`check.level.${level}`) })}</p>
          )}
          {steps.length > 0 && (
            <ol className="type-small flex list-decimal flex-col gap-1 pl-5">
              {steps.map((step) => (
                <li key={step}>{t(step)}</li>
              ))}
            </ol>
          )}
          {facts && <Provenance fact={facts[factOf[check]]} />}
        </div>
      )}
      {level !== null && verdict !== 'pass' && (
        <div>
          <Button
            size="small"
            icon={RefreshCw}
            isBusy={now.reading?.only === factOf[check]}
            aria-label={t('check.page.againOf', { check: t(`check.name.${check}`) })}
            onPress={() => {
              now.readAgain(factOf[check]);
            }}
          >
            {t('check.page.againOne')}
          </Button>
        </div>
      )}
      {level !== null && <WayOn check={check} now={now} gate={judged.gate} exceptions={exceptions} />}
    </li>
  );
}
