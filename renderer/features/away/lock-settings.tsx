/** When the vault locks by itself. Each row says what the policy demands; the user may only be stricter. */
import { useEffect, useState, type ReactNode } from 'react';
import type { VaultStatus } from '../../../preload/contract/calls/vault.ts';
import type { ShellOutput } from '../../../preload/contract/shell.ts';
import { usePreferences } from '../../app/session-context.tsx';
import { callShell } from '../../bridge/shell.ts';
import { useT } from '../../i18n/translate.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { Card, Section } from '../../ui/page.tsx';
import { Select } from '../../ui/select.tsx';
import { TimeField } from '../../ui/time-field.tsx';
import { SettingRow } from '../settings/setting-row.tsx';
import { DesktopRows } from './desktop-rows.tsx';

export function LockSettings({ status }: { readonly status: VaultStatus }): ReactNode {
  const t = useT();
  const [{ idleLockMinutes }, change] = usePreferences();
  const longest = status.idleLockMinutes;
  return (
    <Section title={t('away.lock.title')}>
      <Card isFlush>
        <SettingRow title={t('away.lock.idle')} text={t('away.lock.idleHint', { count: longest })}>
          <NumberField
            label={t('away.lock.idle')}
            isLabelHidden
            unit={t('away.lock.minutes')}
            minValue={1}
            maxValue={longest}
            value={Math.min(idleLockMinutes, longest)}
            onChange={(minutes) => {
              if (Number.isInteger(minutes) && minutes >= 1) change({ idleLockMinutes: Math.min(minutes, longest) });
            }}
          />
        </SettingRow>
        <EndOfWorkRow latest={status.away.endOfWork} />
        <KeyStickRow />
        <DesktopRows />
      </Card>
    </Section>
  );
}

/** `latest` is the policy's time; null where it has none. */
function EndOfWorkRow({ latest }: { readonly latest: string | null }): ReactNode {
  const t = useT();
  const [{ endOfWork }, change] = usePreferences();
  const [refused, setRefused] = useState(false);
  return (
    <SettingRow
      title={t('away.lock.endOfWork')}
      text={
        <>
          {t('away.lock.endOfWorkHint')}
          {latest !== null && <span className="block">{t('away.lock.endOfWorkBound', { time: latest })}</span>}
        </>
      }
    >
      <TimeField
        label={t('away.lock.endOfWork')}
        isLabelHidden
        value={endOfWork}
        error={refused && latest !== null ? t('away.lock.endOfWorkLate', { time: latest }) : null}
        onChange={(time) => {
          const isLate = latest !== null && time !== null && time > latest;
          setRefused(isLate);
          if (!isLate) change({ endOfWork: time });
        }}
      />
    </SettingRow>
  );
}

type Sticks = ShellOutput<'away/sticks'>;

function KeyStickRow(): ReactNode {
  const t = useT();
  const [{ keyStick }, change] = usePreferences();
  const [sticks, setSticks] = useState<Sticks>([]);
  const look = () => {
    // Without an answer there is nothing to choose, which the list then shows.
    callShell('away/sticks', {}).then(setSticks, () => undefined);
  };
  useEffect(look, []);
  const others = sticks.filter(({ id }) => id !== keyStick?.id).map(({ id, label }) => ({ id, label }));
  const known = keyStick ? [keyStick, ...others] : others;
  return (
    <SettingRow title={t('away.lock.stick')} text={t('away.lock.stickHint')}>
      <span className="block w-52">
        <Select<string>
          label={t('away.lock.stick')}
          isLabelHidden
          value={keyStick?.id ?? ''}
          onChange={(chosen) => {
            change({ keyStick: known.find(({ id }) => id === chosen) ?? null });
          }}
          options={[
            { value: '', label: t('away.lock.noStick') },
            ...known.map(({ id, label }) => ({ value: id, label })),
          ]}
        />
      </span>
    </SettingRow>
  );
}
