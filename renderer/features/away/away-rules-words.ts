/** The policy's rules about stepping away, in the words of those who have to keep them. Pure; for pages that show a policy. */
import type { Policy } from '../../../preload/contract/policy.ts';
import type { Translate } from '../../i18n/translate.tsx';
import type { Definition } from '../../ui/definition-list.tsx';

export function awayRulesInWords({ idleLockMinutes, away }: Policy, t: Translate): Definition[] {
  const asked = (['lid', 'screenSaver', 'displayOff'] as const).filter(
    (signal) =>
      ({ lid: away.lockOnLid, screenSaver: away.lockOnScreenSaver, displayOff: away.lockOnDisplayOff })[signal],
  );
  const always = ['screenLock', 'sessionSwitch', 'suspend'] as const;
  const signals = [...always, ...asked].map((signal) => t(`away.signal.${signal}.name`));
  const { endOfWork, veilOnBlur, clipboardSeconds, workingCopies, failuresBeforeOffice } = away;
  return [
    { term: t('enrol.policy.rule.idle'), value: t('enrol.policy.rule.minutes', { count: idleLockMinutes }) },
    { term: t('enrol.policy.rule.signals'), value: signals.join(t('enrol.policy.rule.comma')) },
    {
      term: t('enrol.policy.rule.endOfWork'),
      value:
        endOfWork === null
          ? t('enrol.policy.rule.endOfWorkNone')
          : t('enrol.policy.rule.endOfWorkAt', { time: endOfWork }),
    },
    {
      term: t('enrol.policy.rule.veil'),
      value: veilOnBlur ? t('enrol.policy.rule.veilAlways') : t('enrol.policy.rule.veilByChoice'),
    },
    {
      term: t('enrol.policy.rule.clipboard'),
      value: t('enrol.policy.rule.clipboardAfter', { count: clipboardSeconds }),
    },
    {
      term: t('enrol.policy.rule.workingCopies'),
      value: workingCopies ? t('enrol.policy.rule.workingCopiesYes') : t('enrol.policy.rule.workingCopiesNo'),
    },
    {
      term: t('enrol.policy.rule.failures'),
      value:
        failuresBeforeOffice === null
          ? t('enrol.policy.rule.failuresNone')
          : t('enrol.policy.rule.failuresAt', { count: failuresBeforeOffice }),
    },
  ];
}
