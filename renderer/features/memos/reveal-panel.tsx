/** The memo's content, shown only while a button is held (mouse, touch or a key), and hidden by itself after the policy's time. */
import { Eye } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { MemoRules } from '../../../preload/contract/memo-policy.ts';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { isEngineError, toEngineError, type EngineError } from '../../bridge/engine-error.ts';
import { callEngine } from '../../bridge/engine.ts';
import { useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/page.tsx';
import { readOnce, wipe } from './secret-bytes.ts';
import { SecretField } from './secret-field.tsx';

export interface RevealPanelProps {
  readonly id: string;
  readonly rules: MemoRules;
  /** Whether the engine wants the passphrase before it shows anything, as of now. */
  readonly isPassphraseNeeded: boolean;
}

interface Shown {
  readonly text: string;
  readonly password: string | null;
}

export function RevealPanel({ id, rules, isPassphraseNeeded }: RevealPanelProps): ReactNode {
  const t = useT();
  const [shown, setShown] = useState<Shown | null>(null);
  const [isAsked, setIsAsked] = useState(false);
  const [error, setError] = useState<EngineError>();
  const box = useRef<HTMLInputElement>(null);
  /** The hold that counts; a hold that is over has another number. */
  const hold = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const hide = () => {
    hold.current += 1;
    clearTimeout(timer.current);
    setShown(null);
    setIsAsked(false);
  };
  useEffect(() => {
    const forget = () => {
      hold.current += 1;
      clearTimeout(timer.current);
      setShown(null);
    };
    window.addEventListener('blur', forget);
    document.addEventListener('visibilitychange', forget);
    return () => {
      forget();
      window.removeEventListener('blur', forget);
      document.removeEventListener('visibilitychange', forget);
    };
  }, []);

  const show = async () => {
    hold.current += 1;
    const mine = hold.current;
    setError(undefined);
    // While it is held nothing may move under the pointer: the field stays until the end.
    setIsAsked(box.current !== null);
    const passphrase = box.current === null || box.current.value === '' ? null : box.current.value;
    try {
      const found = await callEngine('memo/reveal', { id, purpose: 'show', passphrase });
      if (box.current) box.current.value = '';
      if (hold.current !== mine) {
        wipe(found.text, found.password);
        return;
      }
      setShown({
        text: readOnce(found.text),
        password: found.password === null ? null : readOnce(found.password),
      });
      timer.current = setTimeout(hide, found.hideAfterSeconds * 1000);
    } catch (thrown) {
      if (box.current) box.current.value = '';
      if (isEngineError(thrown, 'memo/passphrase-needed')) setIsAsked(true);
      else setError(toEngineError(thrown));
    }
  };
  const isWrong = error?.code === 'vault/wrong-passphrase';
  const needsPassphrase = isAsked || isWrong || isPassphraseNeeded;
  return (
    <Card title={t('memo.reveal.title')} level={2}>
      <div className="flex flex-col gap-4">
        {!isWrong && <ErrorBanner error={error} title={t('memo.reveal.failed')} />}
        {needsPassphrase && (
          <SecretField
            box={box}
            label={t('memo.reveal.passphrase')}
            description={t('memo.reveal.passphraseHelp')}
            error={isWrong ? t('memo.reveal.wrong') : undefined}
          />
        )}
        <div>
          <Button icon={Eye} onPressStart={() => void show()} onPressEnd={hide}>
            {t('memo.reveal.hold')}
          </Button>
        </div>
        <div
          role="status"
          className="flex min-h-16 flex-col justify-center gap-1 rounded-lg border border-line bg-sunken px-4 py-3"
        >
          {shown === null ? (
            <span className="type-small text-muted">{t('memo.reveal.hidden')}</span>
          ) : (
            <>
              {shown.text !== '' && (
                <p data-secret className="type-code text-[1.125rem] break-all select-none">
                  <span className="sr-only">{t('memo.reveal.text')}: </span>
                  {shown.text}
                </p>
              )}
              {shown.password !== null && (
                <p data-secret className="type-code text-[1.125rem] break-all select-none">
                  <span className="type-small text-muted">{t('memo.reveal.password')}: </span>
                  {shown.password}
                </p>
              )}
            </>
          )}
        </div>
        <p className="type-small text-muted">{t('memo.reveal.holdHelp', { seconds: rules.revealSeconds })}</p>
      </div>
    </Card>
  );
}
