/** Whom to call, each with duty, number and hours; the number is large, because it is read in a hurry. */
import { Clock, Mail, Phone } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Contact } from '../../../preload/contract/policy.ts';
import { useT } from '../../i18n/translate.tsx';

export function ContactList({ contacts }: { readonly contacts: readonly Contact[] }): ReactNode {
  const t = useT();
  return (
    <ul className="flex flex-col gap-3">
      {contacts.map((contact, index) => (
        <li key={index} className="rounded-lg border border-line bg-canvas px-5 py-4">
          <h2 className="type-body font-bold">{contact.duty}</h2>
          {contact.name !== '' && <p className="type-small text-muted">{contact.name}</p>}
          {contact.phone !== '' && (
            <p className="mt-2 flex items-center gap-2.5">
              <Phone aria-hidden size={20} className="shrink-0 text-info" />
              <span className="sr-only">{t('contacts.phone')}: </span>
              <span className="text-[1.5rem] leading-tight font-bold tracking-wide select-text">{contact.phone}</span>
            </p>
          )}
          <div className="type-small mt-2 flex flex-wrap gap-x-6 gap-y-1 text-muted">
            {contact.hours !== '' && (
              <span className="flex items-center gap-2">
                <Clock aria-hidden size={15} />
                <span className="sr-only">{t('contacts.hours')}: </span>
                {contact.hours}
              </span>
            )}
            {contact.email !== '' && (
              <span className="flex items-center gap-2">
                <Mail aria-hidden size={15} />
                <span className="sr-only">{t('contacts.email')}: </span>
                <span className="select-text">{contact.email}</span>
              </span>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
