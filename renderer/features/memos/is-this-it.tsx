/** "Is this it?": tries a remembered password; the field is emptied, what was tried is not kept. */
import { useRef, useState, type ReactNode } from 'react';
import type { CallOutput } from '../../../preload/contract/engine.ts';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { toEngineError, type EngineError } from '../../bridge/engine-error.ts';
import { callEngine } from '../../bridge/engine.ts';
import { useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/page.tsx';
import { StatusLine } from '../office-parcel/table-cells.tsx';
import { takeSecret, wipe } from './secret-bytes.ts';
import { SecretField } from './secret-field.tsx';

type Answer = CallOutput<'memo/is-this-it'>;

export function IsThisIt({ id }: { readonly id: string }): ReactNode {
  const t = useT();
  const box = useRef<HTMLInputElement>(null);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<EngineError>();
  const ask = async () => {
    const password = takeSecret(box.current);
    if (!password) return;
    setIsBusy(true);
    setAnswer(null);
    setError(undefined);
    try {
      setAnswer(await callEngine('memo/is-this-it', { id, password }));
    } catch (thrown) {
      setError(toEngineError(thrown));
    } finally {
      wipe(password);
      setIsBusy(false);
    }
  };
  return (
    <Card title={t('memo.isIt.title')} level={2}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBusy) void ask();
        }}
      >
        <ErrorBanner error={error} title={t('memo.isIt.failed')} />
        <SecretField
          box={box}
          label={t('memo.isIt.field')}
          description={t('memo.isIt.lead')}
          isDisabled={isBusy}
          onTyped={() => {
            setAnswer(null);
          }}
        />
        <div className="flex items-center gap-4">
          <Button type="submit" isBusy={isBusy}>
            {t('memo.isIt.action')}
          </Button>
          <span role="status">
            {answer && (
              <StatusLine tone={answer.isIt === true ? 'success' : answer.isIt === null ? 'neutral' : 'warning'}>
                {answer.isIt === true
                  ? t('memo.isIt.yes')
                  : answer.wasIt
                    ? t('memo.isIt.was')
                    : answer.isIt === null
                      ? t('memo.isIt.unknown')
                      : t('memo.isIt.no')}
              </StatusLine>
            )}
          </span>
        </div>
      </form>
    </Card>
  );
}
