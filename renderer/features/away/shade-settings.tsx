/** What others may see or find: veil, public place, screen capture, clipboard. Says plainly what this system cannot do. */
import { Ban, CircleCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import type { VaultStatus } from '../../../preload/contract/calls/vault.ts';
import { usePreferences, useSession } from '../../app/session-context.tsx';
import { useT } from '../../i18n/translate.tsx';
import { Switch } from '../../ui/checkbox.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { Card, Section } from '../../ui/page.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { SettingRow } from '../settings/setting-row.tsx';
import { screenCaptureOf } from './screen-capture.ts';

const rowClass = 'border-t border-line px-5 py-4 first:border-t-0';

/** Below what the policy allows at most, the user may choose; never less than this. */
const fewestSeconds = 10;

export function ShadeSettings({ status }: { readonly status: VaultStatus }): ReactNode {
  const t = useT();
  const [{ veilOnBlur, publicPlace, clipboardSeconds }, change] = usePreferences();
  const platform = useSession(({ shell }) => shell?.platform) ?? '';
  const { away } = status;
  const isVeilFixed = away.veilOnBlur || publicPlace;
  const longest = away.clipboardSeconds;
  const capture = screenCaptureOf(platform);
  return (
    <Section title={t('away.shade.title')}>
      <Card isFlush>
        <div className={rowClass}>
          <Switch
            isSelected={publicPlace}
            onChange={(isOn) => {
              change({ publicPlace: isOn });
            }}
            description={t('away.shade.publicHint')}
          >
            <b>{t('away.shade.public')}</b>
          </Switch>
        </div>
        <div className={rowClass}>
          <Switch
            isSelected={veilOnBlur || isVeilFixed}
            isDisabled={isVeilFixed}
            onChange={(isOn) => {
              change({ veilOnBlur: isOn });
            }}
            description={
              away.veilOnBlur
                ? t('away.shade.veilByPolicy')
                : publicPlace
                  ? t('away.shade.veilByPublic')
                  : t('away.shade.veilHint')
            }
          >
            <b>{t('away.shade.veil')}</b>
          </Switch>
        </div>
        <SettingRow title={t('away.shade.key')} text={t('away.shade.keyHint')}>
          <KeyHint keys="Mod+Shift+H" />
        </SettingRow>
        <SettingRow title={t('away.shade.capture')} text={t(`away.shade.captureText.${capture}`)}>
          <StatusChip
            tone={capture === 'unavailable' ? 'neutral' : 'success'}
            icon={capture === 'unavailable' ? Ban : CircleCheck}
          >
            {capture === 'unavailable' ? t('away.state.unavailable') : t('away.shade.captureOn')}
          </StatusChip>
        </SettingRow>
        <SettingRow
          title={t('away.shade.clipboard')}
          text={
            <>
              {t('away.shade.clipboardHint', { count: longest })}
              <span className="mt-1 block">{t('away.shade.history')}</span>
            </>
          }
        >
          <NumberField
            label={t('away.shade.clipboard')}
            isLabelHidden
            unit={t('away.shade.seconds')}
            minValue={fewestSeconds}
            maxValue={longest}
            step={5}
            value={Math.min(clipboardSeconds, longest)}
            onChange={(seconds) => {
              if (Number.isInteger(seconds) && seconds >= fewestSeconds)
                change({ clipboardSeconds: Math.min(seconds, longest) });
            }}
          />
        </SettingRow>
      </Card>
    </Section>
  );
}
