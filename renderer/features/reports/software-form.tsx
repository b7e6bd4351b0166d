/** Asks the office whether a program may be installed: name, purpose, origin. For requests-tab.tsx. */
import { useState, type ReactNode } from 'react';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { callEngine } from '../../bridge/engine.ts';
import { useAct } from '../../bridge/use-act.ts';
import { useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { Card, Section } from '../../ui/page.tsx';
import { TextArea, TextField } from '../../ui/text-field.tsx';
import { useToast } from '../../ui/toast.tsx';

const empty = { name: '', purpose: '', origin: '' };

export function SoftwareForm(): ReactNode {
  const t = useT();
  const toast = useToast();
  const [wish, setWish] = useState(empty);
  const [isTried, setIsTried] = useState(false);
  const { isBusy, error, act } = useAct();
  const given = { name: wish.name.trim(), purpose: wish.purpose.trim(), origin: wish.origin.trim() };
  const missing = (field: keyof typeof empty) =>
    isTried && given[field] === '' ? t('reports.software.needed') : undefined;
  const submit = async () => {
    setIsTried(true);
    if (Object.values(given).includes('')) return;
    await act(async () => {
      await callEngine('software/request', given);
      toast({ tone: 'success', text: t('reports.software.asked', { name: given.name }) });
      setWish(empty);
      setIsTried(false);
    });
  };
  return (
    <Section title={t('reports.software.title')} lead={t('reports.software.lead')}>
      <Card>
        <form
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <TextField
            label={t('reports.software.name')}
            value={wish.name}
            maxLength={200}
            error={missing('name')}
            onChange={(name) => {
              setWish({ ...wish, name });
            }}
          />
          <TextArea
            label={t('reports.software.purpose')}
            value={wish.purpose}
            maxLength={1000}
            rows={2}
            error={missing('purpose')}
            onChange={(purpose) => {
              setWish({ ...wish, purpose });
            }}
          />
          <TextField
            label={t('reports.software.origin')}
            description={t('reports.software.originHelp')}
            value={wish.origin}
            maxLength={1000}
            error={missing('origin')}
            onChange={(origin) => {
              setWish({ ...wish, origin });
            }}
          />
          <ErrorBanner error={error} />
          <div className="flex justify-end">
            <Button type="submit" variant="primary" isBusy={isBusy}>
              {t('reports.software.submit')}
            </Button>
          </div>
        </form>
      </Card>
    </Section>
  );
}
