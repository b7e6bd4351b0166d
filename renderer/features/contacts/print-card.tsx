/** The contacts as a card the size of a business card (91 × 55 mm); shown on paper only. */
import './print-card.css';
import { Printer } from 'lucide-react';
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import type { VaultDescription } from '../../../preload/contract/calls/vault.ts';
import { callShell } from '../../bridge/shell.ts';
import { useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';

/** More than four lines do not fit the card. */
const mostContacts = 4;

export function PrintCard({ description }: { readonly description: VaultDescription }): ReactNode {
  const t = useT();
  const { contacts, officeName } = description;
  return (
    <>
      <Button icon={Printer} onPress={() => void callShell('shell/print', {})}>
        {t('contacts.print')}
      </Button>
      {createPortal(
        <div className="print-only contact-card" aria-hidden>
          <p className="contact-card-title">
            {t('contacts.card.title')} {officeName}
          </p>
          <ul>
            {contacts.slice(0, mostContacts).map((contact, index) => (
              <li key={index}>
                <span>{contact.duty}</span>
                <b>{contact.phone}</b>
                <span>{[contact.name, contact.hours].filter((part) => part !== '').join(' ')}</span>
              </li>
            ))}
          </ul>
        </div>,
        document.body,
      )}
    </>
  );
}
