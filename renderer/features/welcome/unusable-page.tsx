/** The folder holds a vault that cannot be opened here: made by a newer version, or its header is damaged. Nothing is touched. */
import { ArchiveRestore, PhoneCall, RefreshCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { LockedFrame } from '../../app/locked-frame.tsx';
import type { LockedPageProps } from '../../app/locked-page.ts';
import { useSessionStore } from '../../app/session-context.tsx';
import { callShell } from '../../bridge/shell.ts';
import { useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { ChoiceCard } from './choice-card.tsx';

export function UnusablePage({ vault, description, onChanged, onContacts, onLeave }: LockedPageProps): ReactNode {
  const t = useT();
  const session = useSessionStore();
  const isNewer = description.state === 'newer';
  const words = isNewer ? 'newer' : 'damaged';
  const restoreElsewhere = async () => {
    const other = await callShell('shell/choose-vault-folder', { purpose: 'existing', useDefault: false });
    if (other) await session.connect(other, 'open');
  };
  return (
    <LockedFrame
      title={t(`welcome.${words}.title`)}
      lead={
        <>
          <p>{t(`welcome.${words}.text`)}</p>
          <p className="type-small mt-2 break-all">{vault.folder}</p>
        </>
      }
      focusKey={words}
      foot={
        <Button variant="text" onPress={onLeave}>
          {t('unlock.other')}
        </Button>
      }
    >
      <ul className="flex flex-col gap-3">
        {!isNewer && (
          <li>
            <ChoiceCard
              icon={ArchiveRestore}
              title={t('welcome.damaged.restore')}
              text={t('welcome.damaged.restoreText')}
              onPress={() => {
                void restoreElsewhere();
              }}
            />
          </li>
        )}
        <li>
          <ChoiceCard
            icon={PhoneCall}
            title={t('welcome.damaged.contact')}
            text={t('welcome.damaged.contactText')}
            onPress={onContacts}
          />
        </li>
        <li>
          <ChoiceCard
            icon={RefreshCw}
            title={t('welcome.damaged.again')}
            text={t('welcome.damaged.againText')}
            onPress={onChanged}
          />
        </li>
      </ul>
    </LockedFrame>
  );
}
