/** What depends on the desktop: where closing the window leads, and where the lock's key works. Says plainly what this desktop lacks. */
import { CircleCheck, Minus } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import type { Preferences, ShellOutput } from '../../../preload/contract/shell.ts';
import { usePreferences } from '../../app/session-context.tsx';
import { callShell } from '../../bridge/shell.ts';
import { useT } from '../../i18n/translate.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { Select } from '../../ui/select.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { SettingRow } from '../settings/setting-row.tsx';

type Desktop = ShellOutput<'shell/desktop'>;
type Closing = Preferences['onClose'];

/** Rows of a settings card. */
export function DesktopRows(): ReactNode {
  const [desktop, setDesktop] = useState<Desktop>();
  useEffect(() => {
    // Without an answer the rows stay away: nothing is promised that is not known.
    callShell('shell/desktop', {}).then(setDesktop, () => undefined);
  }, []);
  if (!desktop) return null;
  return (
    <>
      <ClosingRow hasTray={desktop.hasTray} />
      <KeyRow reach={desktop.lockKey} />
    </>
  );
}

function ClosingRow({ hasTray }: { readonly hasTray: boolean }): ReactNode {
  const t = useT();
  const [{ onClose }, change] = usePreferences();
  const inForce = hasTray ? onClose : 'quit';
  return (
    <SettingRow
      title={t('away.lock.close')}
      text={hasTray ? t(`away.lock.closingHint.${inForce}`) : t('away.lock.noTray')}
    >
      <span className="block w-64">
        <Select<Closing>
          label={t('away.lock.close')}
          isLabelHidden
          isDisabled={!hasTray}
          value={inForce}
          onChange={(chosen) => {
            change({ onClose: chosen });
          }}
          options={(['quit', 'lock', 'hide'] as const).map((value) => ({
            value,
            label: t(`away.lock.closing.${value}`),
          }))}
        />
      </span>
    </SettingRow>
  );
}

function KeyRow({ reach }: { readonly reach: Desktop['lockKey'] }): ReactNode {
  const t = useT();
  const isEverywhere = reach === 'everywhere';
  return (
    <SettingRow
      title={
        <span className="flex items-center gap-2.5">
          {t('away.lock.key')} <KeyHint keys="Mod+Shift+L" />
        </span>
      }
      text={t(`away.lock.keyReach.${reach}`)}
    >
      <StatusChip tone={isEverywhere ? 'success' : 'neutral'} icon={isEverywhere ? CircleCheck : Minus}>
        {isEverywhere ? t('away.lock.keyOn') : t('away.lock.keyHere')}
      </StatusChip>
    </SettingRow>
  );
}
