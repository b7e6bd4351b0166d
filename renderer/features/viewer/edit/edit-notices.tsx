/** Above the editor: a draft that was found, a newer version that came in, and why a save did not go through. */
import { useState, type ReactNode } from 'react';
import { ErrorBanner } from '../../../app/error-banner.tsx';
import { toEngineError, type EngineError } from '../../../bridge/engine-error.ts';
import { useFormat, useT } from '../../../i18n/translate.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import type { OpenFile } from '../open-file.ts';
import { CompareDialog, type Comparison } from '../versions/compare-dialog.tsx';
import { versionText } from '../versions/version-text.ts';
import type { EditSession } from './use-edit-session.ts';

export interface EditNoticesProps {
  readonly file: OpenFile;
  readonly session: EditSession;
  readonly onSave: (options?: Parameters<EditSession['save']>[0]) => Promise<boolean>;
}

/** More characters than this are not named one by one. */
const mostNamed = 12;

export function EditNotices({ file, session, onSave }: EditNoticesProps): ReactNode {
  const t = useT();
  const format = useFormat();
  const { problem, foundDraft, baseVersionId, form, draft, isSaving } = session;
  const [isDiscarding, setIsDiscarding] = useState(false);
  const { current } = file;
  // While a save is under way, the list of versions may know the new one before its answer is here.
  const isOutdated = baseVersionId !== null && baseVersionId !== current.id && !isSaving;
  const askDiscard = () => {
    setIsDiscarding(true);
  };
  return (
    <>
      {(isOutdated || problem?.kind === 'conflict') && (
        <ConflictBanner file={file} session={session} onSave={onSave} onDiscard={askDiscard} />
      )}
      {foundDraft !== null && !isOutdated && (
        <Banner
          tone="info"
          title={t('viewer.draft.found', { when: format.dateTime(foundDraft) })}
          onDismiss={session.dismissFoundDraft}
          actions={
            <Button size="small" onPress={askDiscard}>
              {t('viewer.draft.discard')}
            </Button>
          }
        >
          <p>{t('viewer.draft.foundText')}</p>
        </Banner>
      )}
      {draft.kind === 'failed' && (
        <ErrorBanner
          error={toEngineError(draft.error)}
          title={t('viewer.draft.failedTitle')}
          data={t('viewer.draft.failedText')}
        />
      )}
      {problem?.kind === 'failed' && (
        <ErrorBanner
          error={problem.error}
          title={t('viewer.saveFailed')}
          data={t('viewer.draftStays')}
          onRetry={() => void onSave()}
          onDismiss={session.dismissProblem}
        />
      )}
      {problem?.kind === 'missing' && form && (
        <Banner
          tone="error"
          isLive
          title={t('viewer.missing.title', { encoding: t(`viewer.encoding.${form.encoding}`) })}
          onDismiss={session.dismissProblem}
          actions={
            <Button
              size="small"
              variant="primary"
              onPress={() => void onSave({ form: { encoding: 'utf-8', hasMark: false } })}
            >
              {t('viewer.missing.asUtf8')}
            </Button>
          }
        >
          <p>
            {t('viewer.missing.text', {
              count: problem.characters.length,
              characters: problem.characters.slice(0, mostNamed).join(' '),
            })}
          </p>
        </Banner>
      )}
      {isDiscarding && (
        <DiscardDialog
          session={session}
          onClose={() => {
            setIsDiscarding(false);
          }}
        />
      )}
    </>
  );
}

/** Two texts want to be the newest: the one in the editor, and a version that came in meanwhile. */
function ConflictBanner(props: EditNoticesProps & { readonly onDiscard: () => void }): ReactNode {
  const { file, session, onSave, onDiscard } = props;
  const t = useT();
  const [comparison, setComparison] = useState<Comparison | null>(null);
  const { current, detail } = file;
  const compare = () => {
    const mine = session.editor()?.text() ?? '';
    setComparison({
      before: {
        title: t('files.version.number', { number: current.number }),
        load: () => versionText(detail.row.id, current),
      },
      after: { title: t('viewer.compare.edited'), load: () => Promise.resolve(mine) },
    });
  };
  return (
    <>
      <Banner
        tone="warning"
        isLive
        title={t('viewer.conflict.title', { number: current.number })}
        actions={
          <>
            <Button size="small" onPress={compare}>
              {t('viewer.conflict.compare')}
            </Button>
            <Button size="small" onPress={onDiscard}>
              {t('viewer.conflict.takeTheirs', { number: current.number })}
            </Button>
            <Button size="small" variant="primary" onPress={() => void onSave({ onto: current.id })}>
              {t('viewer.conflict.saveMine')}
            </Button>
          </>
        }
      >
        <p>{t('viewer.conflict.text', { number: current.number })}</p>
      </Banner>
      {comparison && (
        <CompareDialog
          comparison={comparison}
          onClose={() => {
            setComparison(null);
          }}
        />
      )}
    </>
  );
}

export interface DiscardDialogProps {
  readonly session: EditSession;
  readonly onClose: () => void;
}

/** The only way in which something typed is lost: asked for, and said so. */
export function DiscardDialog({ session, onClose }: DiscardDialogProps): ReactNode {
  const t = useT();
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<EngineError>();
  const discard = async () => {
    setIsBusy(true);
    try {
      await session.discard();
      onClose();
    } catch (thrown) {
      setError(toEngineError(thrown));
      setIsBusy(false);
    }
  };
  return (
    <ConfirmDialog
      isOpen
      tone="danger"
      title={t('viewer.discard.title')}
      consequence={t('viewer.discard.consequence')}
      confirmLabel={t('viewer.discard.confirm')}
      isBusy={isBusy}
      onConfirm={() => void discard()}
      onCancel={onClose}
    >
      <ErrorBanner error={error} data={t('viewer.draftStays')} />
    </ConfirmDialog>
  );
}
