/** The office's recovery key on the recovery page: whether it was saved, and saving it (again). */
import { KeyRound } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useCall } from '../../bridge/use-call.ts';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/page.tsx';
import { SaveKeyDialog } from './save-key-dialog.tsx';

export function KeyCard(): ReactNode {
  const t = useT();
  const format = useFormat();
  const home = useCall('office/home', {}, { changedBy: ['status'] });
  const [isOpen, setIsOpen] = useState(false);
  const savedAt = home.value?.recoveryKeySavedAt;
  const button = (
    <Button
      icon={KeyRound}
      onPress={() => {
        setIsOpen(true);
      }}
    >
      {savedAt === null ? t('office.key.save') : t('office.key.saveAgain')}
    </Button>
  );
  return (
    <Section title={t('office.key.cardTitle')} lead={t('office.key.what')}>
      {savedAt === null ? (
        <Banner tone="warning" title={t('office.key.neverSaved')} actions={button}>
          <p>{t('office.key.without')}</p>
        </Banner>
      ) : (
        <div className="flex flex-wrap items-center justify-between gap-4 rounded-lg border border-line px-5 py-4">
          <p className="type-body">{savedAt ? t('office.key.savedAt', { date: format.date(savedAt) }) : '…'}</p>
          {button}
        </div>
      )}
      <p className="type-small text-muted">{t('office.key.care')}</p>
      {isOpen && (
        <SaveKeyDialog
          onSaved={home.reload}
          onClose={() => {
            setIsOpen(false);
          }}
        />
      )}
    </Section>
  );
}
