/** The contacts while the vault is locked: nobody should need a passphrase to find out whom to call. */
import type { ReactNode } from 'react';
import type { VaultDescription } from '../../../preload/contract/calls/vault.ts';
import { LockedFrame } from '../../app/locked-frame.tsx';
import { useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { ContactsBody } from './contacts-body.tsx';
import { PrintCard } from './print-card.tsx';

export interface ContactsWhileLockedProps {
  readonly description: VaultDescription;
  readonly onBack: () => void;
}

export function ContactsWhileLocked({ description, onBack }: ContactsWhileLockedProps): ReactNode {
  const t = useT();
  return (
    <LockedFrame title={t('contacts.title')} lead={t('contacts.lead')} focusKey="contacts">
      <ContactsBody description={description} />
      <div className="flex justify-between gap-3">
        <Button onPress={onBack}>{t('contacts.back')}</Button>
        {description.contacts.length > 0 && <PrintCard description={description} />}
      </div>
    </LockedFrame>
  );
}
