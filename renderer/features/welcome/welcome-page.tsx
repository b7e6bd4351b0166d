/** The first page: the vaults this user knows, and what else this computer can be used for. */
import { Building2, FolderOpen, Laptop, type LucideIcon } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { LockedFrame } from '../../app/locked-frame.tsx';
import { useSession, useSessionStore } from '../../app/session-context.tsx';
import type { Intent } from '../../app/session.ts';
import { toEngineError, type EngineError } from '../../bridge/engine-error.ts';
import { callShell } from '../../bridge/shell.ts';
import { useT, type MessageKey } from '../../i18n/translate.tsx';
import { LeftBehindBanner } from '../away/left-behind-banner.tsx';
import { WhyLocked } from '../unlock/last-lock.tsx';
import { ChoiceCard } from './choice-card.tsx';
import { VaultList } from './vault-list.tsx';

interface Way {
  readonly intent: Intent;
  readonly icon: LucideIcon;
  readonly title: MessageKey;
  readonly text: MessageKey;
}

const ways: readonly Way[] = [
  { intent: 'enrol', icon: Laptop, title: 'welcome.enrol.title', text: 'welcome.enrol.text' },
  { intent: 'office', icon: Building2, title: 'welcome.office.title', text: 'welcome.office.text' },
  { intent: 'open', icon: FolderOpen, title: 'welcome.existing.title', text: 'welcome.existing.text' },
];

export function WelcomePage({ error }: { readonly error: EngineError | undefined }): ReactNode {
  const t = useT();
  const session = useSessionStore();
  const vaults = useSession(({ shell }) => shell?.vaults) ?? [];
  const [problem, setProblem] = useState<EngineError>();

  const begin = async (intent: Intent) => {
    setProblem(undefined);
    try {
      const vault = await callShell('shell/choose-vault-folder', folderChoices[intent]);
      if (vault) await session.connect(vault, intent);
    } catch (thrown) {
      setProblem(toEngineError(thrown));
    }
  };
  const hasVaults = vaults.length > 0;
  return (
    <LockedFrame
      title={hasVaults ? t('welcome.vaults.title') : t('welcome.title')}
      lead={hasVaults ? undefined : t('welcome.pitch')}
      isCentred
      focusKey={hasVaults ? 'vaults' : 'first'}
    >
      <LeftBehindBanner />
      <ErrorBanner error={problem ?? error} />
      {hasVaults && <WhyLocked />}
      {hasVaults && <VaultList vaults={vaults} />}
      <section className="flex flex-col gap-3">
        {hasVaults && <h2 className="type-section mt-2">{t('welcome.vaults.other')}</h2>}
        <ul className="flex flex-col gap-3">
          {ways.map(({ intent, icon, title, text }) => (
            <li key={intent}>
              <ChoiceCard
                icon={icon}
                title={t(title)}
                text={t(text)}
                onPress={() => {
                  void begin(intent);
                }}
              />
            </li>
          ))}
        </ul>
      </section>
    </LockedFrame>
  );
}

/** New vaults go to the proposed place, which the next page shows and lets change. */
const folderChoices = {
  enrol: { purpose: 'newWorker', useDefault: true },
  office: { purpose: 'newOffice', useDefault: true },
  open: { purpose: 'existing', useDefault: false },
} as const;
