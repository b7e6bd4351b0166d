/** Whom to call in an incident, in the order in which to call. */
import { ArrowUp, PhoneCall, Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Contact } from '../../../preload/contract/policy.ts';
import { useT } from '../../i18n/translate.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { PartProps } from './policy-editor.tsx';

const nobody: Contact = { duty: '', name: '', phone: '', email: '', hours: '' };
const mostContacts = 20;
const fields = ['duty', 'name', 'phone', 'email', 'hours'] as const;

export function ContactsEditor({ draft, onChange, problems }: PartProps): ReactNode {
  const t = useT();
  const { contacts } = draft;
  const set = (next: readonly Contact[]) => {
    onChange({ ...draft, contacts: [...next] });
  };
  const moveUp = (index: number) => {
    const next = [...contacts];
    const [moved] = next.splice(index, 1);
    if (moved) next.splice(index - 1, 0, moved);
    set(next);
  };
  const addButton = (
    <Button
      icon={Plus}
      isDisabled={contacts.length >= mostContacts}
      onPress={() => {
        set([...contacts, nobody]);
      }}
    >
      {t('policy.contact.add')}
    </Button>
  );
  if (contacts.length === 0) {
    return (
      <EmptyState icon={PhoneCall} title={t('policy.contact.empty')} action={addButton}>
        {t('policy.contact.emptyText')}
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      <p className="type-small text-muted">{t('policy.help.contacts')}</p>
      <ol className="flex flex-col gap-4">
        {contacts.map((contact, index) => (
          <li key={index} className="rounded-lg border border-line px-5 pt-3 pb-5">
            <div className="mb-2 flex items-center justify-between">
              <h2 className="type-body font-bold">{t('policy.contact.nth', { number: index + 1 })}</h2>
              <span>
                <IconButton
                  icon={ArrowUp}
                  size="small"
                  label={t('policy.contact.up', { number: index + 1 })}
                  isDisabled={index === 0}
                  onPress={() => {
                    moveUp(index);
                  }}
                />
                <IconButton
                  icon={Trash2}
                  size="small"
                  label={t('policy.contact.remove', { number: index + 1 })}
                  onPress={() => {
                    set(contacts.filter((_, place) => place !== index));
                  }}
                />
              </span>
            </div>
            <div className="grid grid-cols-2 gap-x-5 gap-y-4">
              {fields.map((field) => (
                <div key={field} className={field === 'duty' ? 'col-span-2' : ''}>
                  <TextField
                    label={t(`policy.contact.${field}`)}
                    value={contact[field]}
                    maxLength={200}
                    isRequired={field === 'duty'}
                    onChange={(text) => {
                      set(contacts.map((other, place) => (place === index ? { ...other, [field]: text } : other)));
                    }}
                    error={problems.has(`contacts.${index}.${field}`) ? t('policy.contact.dutyMissing') : undefined}
                  />
                </div>
              ))}
            </div>
          </li>
        ))}
      </ol>
      <div>{addButton}</div>
    </div>
  );
}
