/** The contacts with their states, for the page of an open vault and for the one while locked. */
import { PhoneOff } from 'lucide-react';
import type { ReactNode } from 'react';
import type { VaultDescription } from '../../../preload/contract/calls/vault.ts';
import { useT } from '../../i18n/translate.tsx';
import { Banner } from '../../ui/banner.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ContactList } from './contact-list.tsx';

export function ContactsBody({ description }: { readonly description: VaultDescription }): ReactNode {
  const t = useT();
  if (description.officePageValid === false) {
    return (
      <Banner tone="error" title={t('contacts.invalid.title')}>
        <p>{t('contacts.invalid.text')}</p>
      </Banner>
    );
  }
  if (description.contacts.length === 0) {
    return (
      <EmptyState icon={PhoneOff} title={t('contacts.empty.title')}>
        <p>{t('contacts.empty.text')}</p>
      </EmptyState>
    );
  }
  return (
    <>
      <Banner tone="warning" title={t('contacts.lost.title')}>
        <p>{t('contacts.lost.text')}</p>
      </Banner>
      <ContactList contacts={description.contacts} />
      {description.officeName !== null && (
        <p className="type-small text-muted">{t('contacts.from', { office: description.officeName })}</p>
      )}
    </>
  );
}
