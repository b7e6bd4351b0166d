/** The office's recovery key on the recovery page: where it is kept as far as we know, and keeping it (once more). */
import { FileCheck, KeyRound } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useCall } from '../../bridge/use-call.ts';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/page.tsx';
import { PaperDialog } from './paper-dialog.tsx';
import { SaveKeyDialog } from './save-key-dialog.tsx';

export function KeyCard(): ReactNode {
  const t = useT();
  const format = useFormat();
  const home = useCall('office/home', {}, { changedBy: ['status'] });
  const [dialog, setDialog] = useState<'save' | 'paper' | null>(null);
  const close = () => {
    setDialog(null);
  };
  const { recoveryKeySavedAt: savedAt, recoveryKeyOnPaperAt: onPaperAt } = home.value ?? {};
  const isKept = typeof savedAt === 'string' || typeof onPaperAt === 'string';
  const buttons = (
    <span className="flex flex-wrap gap-2.5">
      <Button
        icon={FileCheck}
        onPress={() => {
          setDialog('paper');
        }}
      >
        {onPaperAt === null ? t('office.key.paper.action') : t('office.key.paper.again')}
      </Button>
      <Button
        icon={KeyRound}
        onPress={() => {
          setDialog('save');
        }}
      >
        {savedAt === null ? t('office.key.save') : t('office.key.saveAgain')}
      </Button>
    </span>
  );
  return (
    <Section title={t('office.key.cardTitle')} lead={t('office.key.what')}>
      {home.value && !isKept ? (
        <Banner tone="warning" title={t('office.key.neverSaved')} actions={buttons}>
          <p>{t('office.key.without')}</p>
        </Banner>
      ) : (
        <div className="flex flex-wrap items-center justify-between gap-4 rounded-lg border border-line px-5 py-4">
          <div className="type-body">
            {!home.value && '…'}
            {savedAt && <p>{t('office.key.savedAt', { date: format.date(savedAt) })}</p>}
            {onPaperAt && <p>{t('office.key.paper.notedAt', { date: format.date(onPaperAt) })}</p>}
          </div>
          {buttons}
        </div>
      )}
      <p className="type-small text-muted">{t('office.key.care')}</p>
      {dialog === 'save' && <SaveKeyDialog onSaved={home.reload} onClose={close} />}
      {dialog === 'paper' && (
        <PaperDialog
          onNoted={() => {
            home.reload();
            close();
          }}
          onClose={close}
        />
      )}
    </Section>
  );
}
