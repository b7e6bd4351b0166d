/** When vaults lock because nobody is there, what may be seen or copied, and what wrong passphrases lead to. Bounds are the contract's. */
import type { ReactNode } from 'react';
import type { AwayRules } from '../../../preload/contract/policy.ts';
import { useT } from '../../i18n/translate.tsx';
import { Switch } from '../../ui/checkbox.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { Card, Section } from '../../ui/page.tsx';
import { TimeField } from '../../ui/time-field.tsx';
import type { PartProps } from './policy-editor.tsx';
import { useProblemText } from './problem-text.ts';

const ranges = { idleLockMinutes: [1, 120], clipboardSeconds: [10, 300], failuresBeforeOffice: [3, 100] } as const;
/** Where somebody who sets a limit begins. */
const usualFailures = 10;

type Toggle = 'lockOnScreenSaver' | 'lockOnDisplayOff' | 'lockOnLid' | 'veilOnBlur' | 'workingCopies';

export function AwayRulesEditor(props: PartProps): ReactNode {
  const { draft, onChange } = props;
  const t = useT();
  const problem = useProblemText(props);
  const { away } = draft;
  const set = (changes: Partial<AwayRules>) => {
    onChange({ ...draft, away: { ...away, ...changes } });
  };
  const toggle = (field: Toggle) => (
    <Row key={field}>
      <Switch
        isSelected={away[field]}
        onChange={(isOn) => {
          set({ [field]: isOn });
        }}
        description={t(`policy.help.${field}`)}
      >
        <b>{t(`policy.field.${field}`)}</b>
      </Switch>
    </Row>
  );
  return (
    <div className="flex flex-col gap-7">
      <Section title={t('policy.away.locks')} lead={t('policy.away.always')}>
        <Card isFlush>
          <Row>
            <NumberField
              label={t('policy.field.idleLockMinutes')}
              description={t('policy.help.idleLockMinutes')}
              value={draft.idleLockMinutes}
              minValue={ranges.idleLockMinutes[0]}
              maxValue={ranges.idleLockMinutes[1]}
              onChange={(idleLockMinutes) => {
                onChange({ ...draft, idleLockMinutes });
              }}
              unit={t('policy.unit.minutes')}
              error={problem('idleLockMinutes', ranges.idleLockMinutes)}
            />
          </Row>
          <Row>
            <TimeField
              label={t('policy.field.endOfWork')}
              description={t('policy.help.endOfWork')}
              value={away.endOfWork}
              onChange={(endOfWork) => {
                set({ endOfWork });
              }}
            />
          </Row>
          {(['lockOnLid', 'lockOnScreenSaver', 'lockOnDisplayOff'] as const).map(toggle)}
        </Card>
      </Section>
      <Section title={t('policy.away.shade')}>
        <Card isFlush>
          {toggle('veilOnBlur')}
          <Row>
            <NumberField
              label={t('policy.field.clipboardSeconds')}
              description={t('policy.help.clipboardSeconds')}
              value={away.clipboardSeconds}
              minValue={ranges.clipboardSeconds[0]}
              maxValue={ranges.clipboardSeconds[1]}
              step={5}
              onChange={(clipboardSeconds) => {
                set({ clipboardSeconds });
              }}
              unit={t('policy.unit.seconds')}
              error={problem('away.clipboardSeconds', ranges.clipboardSeconds)}
            />
          </Row>
          {toggle('workingCopies')}
        </Card>
      </Section>
      <Section title={t('policy.away.wrongHands')} lead={t('policy.away.wrongHandsLead')}>
        <Card isFlush>
          <Row>
            <Switch
              isSelected={away.failuresBeforeOffice !== null}
              onChange={(isOn) => {
                set({ failuresBeforeOffice: isOn ? usualFailures : null });
              }}
              description={t('policy.help.failuresBeforeOffice')}
            >
              <b>{t('policy.away.limitFailures')}</b>
            </Switch>
            {away.failuresBeforeOffice !== null && (
              <div className="mt-4">
                <NumberField
                  label={t('policy.field.failuresBeforeOffice')}
                  value={away.failuresBeforeOffice}
                  minValue={ranges.failuresBeforeOffice[0]}
                  maxValue={ranges.failuresBeforeOffice[1]}
                  onChange={(failuresBeforeOffice) => {
                    set({ failuresBeforeOffice });
                  }}
                  unit={t('policy.unit.times')}
                  error={problem('away.failuresBeforeOffice', ranges.failuresBeforeOffice)}
                />
              </div>
            )}
          </Row>
        </Card>
      </Section>
    </div>
  );
}

function Row({ children }: { readonly children: ReactNode }): ReactNode {
  return <div className="border-t border-line px-5 py-4 first:border-t-0">{children}</div>;
}
