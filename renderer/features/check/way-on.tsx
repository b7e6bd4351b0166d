/** What one check still wants of the worker: a reason, his word for what a machine could not tell, or a way past it for today. For check-row.tsx. */
import type { ReactNode } from 'react';
import type { CheckId, CheckPolicy } from '../../../preload/contract/check-policy.ts';
import { useT } from '../../i18n/translate.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { CheckNow, Judged } from './use-check.ts';

export interface WayOnProps {
  readonly check: CheckId;
  readonly now: CheckNow;
  readonly gate: Judged['gate'];
  readonly exceptions: CheckPolicy['exceptions'];
}

const textOf = (list: readonly { check: CheckId; text: string }[], wanted: CheckId): string =>
  list.find(({ check }) => check === wanted)?.text ?? '';

/** Whether the policy lets a worker past a check that blocks, in any way. */
const hasException = ({ byReason, byTelephone }: CheckPolicy['exceptions']): boolean => byReason || byTelephone;

export function WayOn({ check, now, gate, exceptions }: WayOnProps): ReactNode {
  const t = useT();
  const { handedIn } = now;
  const reason = textOf(handedIn.reasons, check);
  const excuse = textOf(handedIn.excuses, check);
  const code = handedIn.codes.find((each) => each.check === check)?.code ?? '';
  const isBlocked = gate.blockedBy.includes(check) || gate.excused.includes(check);
  if (isBlocked) {
    if (!hasException(exceptions)) return <p className="type-small text-muted">{t('check.page.noWayOn')}</p>;
    return (
      <div className="flex flex-col gap-3">
        {exceptions.byReason && (
          <TextField
            label={t('check.page.excuse')}
            description={t('check.page.excuseHint')}
            value={excuse}
            maxLength={500}
            onChange={(text) => {
              now.write('excuses', check, text);
            }}
          />
        )}
        {exceptions.byTelephone && (
          <TextField
            label={t('check.page.code')}
            description={t('check.page.codeHint', { check: t(`check.name.${check}`) })}
            value={code}
            maxLength={40}
            inputMode="numeric"
            autoComplete="off"
            placeholder="123 456 789"
            onChange={(text) => {
              now.enterCode(check, text);
            }}
          />
        )}
      </div>
    );
  }
  if (gate.reasonsFor.includes(check) || reason !== '') {
    return (
      <TextField
        label={t('check.page.reason')}
        description={t('check.page.reasonHint')}
        isRequired
        value={reason}
        maxLength={500}
        onChange={(text) => {
          now.write('reasons', check, text);
        }}
      />
    );
  }
  if (gate.attestationsFor.includes(check) || handedIn.attested.includes(check)) {
    return (
      <Checkbox
        isSelected={handedIn.attested.includes(check)}
        onChange={(isOn) => {
          now.attest(check, isOn);
        }}
        description={t('check.page.attestHint')}
      >
        {t('check.page.attest')}
      </Checkbox>
    );
  }
  return null;
}
