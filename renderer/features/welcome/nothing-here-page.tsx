/** The chosen folder holds no vault: restore a backup into it, start enrolling, or choose another folder. */
import { ArchiveRestore, FolderSearch, Laptop } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { LockedFrame } from '../../app/locked-frame.tsx';
import type { LockedPageProps } from '../../app/locked-page.ts';
import { LongWork } from '../../app/long-work.tsx';
import { useSessionStore } from '../../app/session-context.tsx';
import { toEngineError, type EngineError } from '../../bridge/engine-error.ts';
import { callShell } from '../../bridge/shell.ts';
import { useLongCall } from '../../bridge/use-call.ts';
import { useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { useToast } from '../../ui/toast.tsx';
import { ChoiceCard } from './choice-card.tsx';

export function NothingHerePage({ vault, onChanged, onLeave }: LockedPageProps): ReactNode {
  const t = useT();
  const toast = useToast();
  const session = useSessionStore();
  const restore = useLongCall('vault/restore');
  const [problem, setProblem] = useState<EngineError>();

  const pickAndRestore = async () => {
    const [folder] = await callShell('shell/pick-open', {
      title: t('welcome.restore.pick'),
      folders: true,
      multiple: false,
      filters: [],
    });
    if (!folder) return;
    const restored = await restore.start({ folder: folder.token });
    if (!restored) return;
    toast({ tone: 'success', text: t('welcome.restore.done', { files: restored.restoredFiles }) });
    onChanged();
  };
  const chooseAnother = async () => {
    try {
      const other = await callShell('shell/choose-vault-folder', { purpose: 'existing', useDefault: false });
      if (other) await session.connect(other, 'open');
    } catch (thrown) {
      setProblem(toEngineError(thrown));
    }
  };

  return (
    <LockedFrame
      title={t('welcome.nothing.title')}
      lead={<span className="break-all">{vault.folder}</span>}
      focusKey="nothing"
      foot={
        <Button variant="text" onPress={onLeave}>
          {t('common.back')}
        </Button>
      }
    >
      <ErrorBanner error={restore.error ?? problem} data={restore.error && t('welcome.restore.cancelMeans')} />
      {restore.running ? (
        <LongWork call={restore} title={t('welcome.restore.running')} cancelMeans={t('welcome.restore.cancelMeans')} />
      ) : (
        <ul className="flex flex-col gap-3">
          <li>
            <ChoiceCard
              icon={ArchiveRestore}
              title={t('welcome.nothing.restore.title')}
              text={`${t('welcome.nothing.restore.text')} ${t('welcome.nothing.restore.needEmpty')}`}
              onPress={() => {
                void pickAndRestore();
              }}
            />
          </li>
          <li>
            <ChoiceCard
              icon={Laptop}
              title={t('welcome.nothing.enrol')}
              text={t('welcome.enrol.text')}
              onPress={() => {
                void session.connect(vault, 'enrol');
              }}
            />
          </li>
          <li>
            <ChoiceCard
              icon={FolderSearch}
              title={t('welcome.nothing.another')}
              text={t('welcome.existing.text')}
              onPress={() => {
                void chooseAnother();
              }}
            />
          </li>
        </ul>
      )}
    </LockedFrame>
  );
}
