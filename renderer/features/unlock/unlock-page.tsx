/** Opening the vault with its passphrase; what stands in the way is said before it is tried, and every way on is here. */
import { useRef, useState, type FormEvent, type ReactNode } from 'react';
import { LockedFrame } from '../../app/locked-frame.tsx';
import type { HandedIn } from '../../../preload/contract/check.ts';
import type { LockedPageProps } from '../../app/locked-page.ts';
import { toEngineError, type EngineError } from '../../bridge/engine-error.ts';
import { callEngine } from '../../bridge/engine.ts';
import { useErrorText, useT } from '../../i18n/translate.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { PassphraseField } from '../../ui/passphrase-field.tsx';
import { LeftBehindBanner } from '../away/left-behind-banner.tsx';
import { Discreet, useIsDiscreet } from '../veil/discreet.tsx';
import { KeychainProblem } from './keychain-problem.tsx';
import { LastLock } from './last-lock.tsx';
import { OfficeOnly } from './office-only.tsx';
import { RebuildPanel, RebuiltBanner, type Rebuilt } from './rebuild-panel.tsx';
import { useCountdown } from './use-countdown.ts';

export interface UnlockPageProps extends LockedPageProps {
  readonly onForgot: () => void;
  /** What was answered in the check before work; null where none was made just now. */
  readonly check: HandedIn | null;
  /** To the check, with the reason why the vault stayed locked; null where none is asked for. */
  readonly onCheck: ((refusal: EngineError | null) => void) | null;
  /** What this machine notices of stepping away. */
  readonly onCoverage: () => void;
}

export function UnlockPage(props: UnlockPageProps): ReactNode {
  const { vault, description, openedParcel, onOpened, onChanged, onLeave, onContacts, onForgot, onCoverage } = props;
  const { check, onCheck } = props;
  const t = useT();
  const words = useErrorText();
  const isDiscreet = useIsDiscreet();
  const form = useRef<HTMLFormElement>(null);
  const [passphrase, setPassphrase] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<EngineError>();
  const [rebuilt, setRebuilt] = useState<Rebuilt | null>(null);
  const wait = useCountdown(description.retryAt);
  const { officeName, workerName, keychain, failedTries, triesLeft } = description;
  const isWorker = description.role === 'worker';

  const unlock = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy || wait !== null) return;
    if (passphrase === '') {
      form.current?.querySelector('input')?.focus();
      return;
    }
    setIsBusy(true);
    setError(undefined);
    try {
      onOpened(await callEngine('vault/unlock', { passphrase, check }));
    } catch (thrown) {
      const refusal = toEngineError(thrown);
      if (onCheck && refusal.code.startsWith('check/')) {
        onCheck(refusal);
        return;
      }
      setError(refusal);
      setPassphrase('');
      setIsBusy(false);
      // The field is disabled while the engine tries, so the focus has left it.
      requestAnimationFrame(() => form.current?.querySelector('input')?.focus());
      onChanged();
    }
  };
  const isWrong = error?.code === 'vault/wrong-passphrase' || error?.code === 'vault/too-many-tries';
  const isOfficeOnly = triesLeft === 0;
  const isCatalogue = error?.code === 'catalogue/damaged' && !rebuilt;

  return (
    <LockedFrame
      title={officeName && !isDiscreet ? t('unlock.title', { name: officeName }) : t('unlock.titlePlain')}
      lead={workerName && isWorker ? <Discreet>{workerName}</Discreet> : undefined}
      width="narrow"
      foot={
        <>
          <Button variant="text" onPress={onContacts}>
            {t('unlock.contacts')}
          </Button>
          {isWorker && (
            <Button variant="text" onPress={onForgot}>
              {t('unlock.forgot')}
            </Button>
          )}
          {onCheck && (
            <Button
              variant="text"
              onPress={() => {
                onCheck(null);
              }}
            >
              {t('check.title')}
            </Button>
          )}
          <Button variant="text" onPress={onCoverage}>
            {t('away.coverage.link')}
          </Button>
          <Button variant="text" onPress={onLeave}>
            {t('unlock.other')}
          </Button>
        </>
      }
    >
      <LeftBehindBanner />
      {openedParcel && (
        <Banner tone="info" title={t('unlock.parcel.title', { name: openedParcel.name })}>
          <p>{t('unlock.parcel.text')}</p>
        </Banner>
      )}
      {isOfficeOnly && <OfficeOnly failedTries={failedTries} onRecover={onForgot} />}
      <KeychainProblem state={keychain} onRetry={onChanged} onRecover={isWorker ? onForgot : null} />
      {description.officePageValid === false && (
        <Banner tone="warning" title={t('unlock.officePage.title')}>
          <p>{t('unlock.officePage.text')}</p>
        </Banner>
      )}
      {error && !isWrong && !isCatalogue && !isOfficeOnly && <Banner tone="error" title={words(error)} isLive />}
      {rebuilt && <RebuiltBanner rebuilt={rebuilt} />}
      {isOfficeOnly ? null : isCatalogue ? (
        <RebuildPanel
          onRebuilt={(report) => {
            setRebuilt(report);
            setError(undefined);
            onChanged();
          }}
        />
      ) : (
        <form ref={form} onSubmit={(event) => void unlock(event)} className="flex flex-col gap-4">
          <PassphraseField
            label={t('unlock.passphrase')}
            value={passphrase}
            onChange={setPassphrase}
            isDisabled={isBusy || wait !== null}
            error={isWrong && wait === null ? t('unlock.wrong') : undefined}
            autoFocus
          />
          <div aria-live="polite">
            {failedTries > 0 && <p className="type-small text-muted">{t('unlock.tries', { count: failedTries })}</p>}
            {failedTries > 0 && triesLeft !== null && (
              <p className="type-small font-bold text-warning">{t('unlock.triesLeft', { count: triesLeft })}</p>
            )}
          </div>
          <Button type="submit" variant="primary" size="large" isBusy={isBusy} isDisabled={wait !== null}>
            {wait === null ? (isBusy ? t('unlock.checking') : t('unlock.submit')) : t('unlock.wait', { time: wait })}
          </Button>
        </form>
      )}
      <LastLock folder={vault.folder} />
    </LockedFrame>
  );
}
