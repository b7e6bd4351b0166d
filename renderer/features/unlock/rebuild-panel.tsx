/** The catalogue is damaged: makes it anew from the objects, with the passphrase. */
import { useState, type FormEvent, type ReactNode } from 'react';
import type { CallOutput } from '../../../preload/contract/engine.ts';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { LongWork } from '../../app/long-work.tsx';
import { useLongCall } from '../../bridge/use-call.ts';
import { useT } from '../../i18n/translate.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { PassphraseField } from '../../ui/passphrase-field.tsx';

export type Rebuilt = CallOutput<'vault/rebuild'>;

export function RebuildPanel({ onRebuilt }: { readonly onRebuilt: (report: Rebuilt) => void }): ReactNode {
  const t = useT();
  const rebuild = useLongCall('vault/rebuild');
  const [passphrase, setPassphrase] = useState('');

  const start = async (event: FormEvent) => {
    event.preventDefault();
    const done = await rebuild.start({ passphrase });
    setPassphrase('');
    if (done) onRebuilt(done);
  };

  return (
    <>
      <Banner tone="error" title={t('unlock.rebuild.title')} isLive>
        <p>{t('unlock.rebuild.text')}</p>
      </Banner>
      <ErrorBanner error={rebuild.error} />
      {rebuild.running ? (
        <LongWork call={rebuild} title={t('unlock.rebuild.running')} cancelMeans={t('unlock.rebuild.cancelMeans')} />
      ) : (
        <form onSubmit={(event) => void start(event)} className="flex flex-col gap-3">
          <PassphraseField label={t('unlock.passphrase')} value={passphrase} onChange={setPassphrase} autoFocus />
          <Button type="submit" variant="primary" size="large" isDisabled={passphrase === ''}>
            {t('unlock.rebuild.action')}
          </Button>
        </form>
      )}
    </>
  );
}

/** Says what the rebuilt catalogue holds. */
export function RebuiltBanner({ rebuilt }: { readonly rebuilt: Rebuilt }): ReactNode {
  const t = useT();
  return (
    <Banner tone="success" title={t('unlock.rebuild.done', { entries: rebuilt.entries })} isLive>
      {rebuilt.unreadableObjects > 0 && <p>{t('unlock.rebuild.unreadable', { count: rebuilt.unreadableObjects })}</p>}
    </Banner>
  );
}
