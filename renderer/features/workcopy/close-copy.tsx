/**
 * Takes in and closes a working copy; asks first where a program still has it open. For the viewer's page, which outlives the frames
 * of its bodies.
 */
import { useState, type ReactNode } from 'react';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { toEngineError, type EngineError } from '../../bridge/engine-error.ts';
import { callEngine } from '../../bridge/engine.ts';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { useToast } from '../../ui/toast.tsx';

export interface CopyClosing {
  readonly isBusy: boolean;
  readonly start: () => void;
  /** The question, and what failed; to be shown somewhere in the page. */
  readonly question: ReactNode;
  readonly failure: ReactNode;
}

export function useCopyClosing(entryId: string): CopyClosing {
  const t = useT();
  const format = useFormat();
  const toast = useToast();
  const [isBusy, setIsBusy] = useState(false);
  const [heldBy, setHeldBy] = useState<readonly string[]>([]);
  const [error, setError] = useState<EngineError>();

  const close = async (evenIfHeld: boolean) => {
    setIsBusy(true);
    setError(undefined);
    try {
      const answer = await callEngine('workcopy/close', { id: entryId, evenIfHeld });
      setHeldBy(answer.heldBy);
      if (answer.isClosed) toast({ tone: 'success', text: t('workcopy.closed') });
    } catch (thrown) {
      setHeldBy([]);
      setError(toEngineError(thrown));
    } finally {
      setIsBusy(false);
    }
  };
  return {
    isBusy,
    start: () => void close(false),
    question: (
      <ConfirmDialog
        isOpen={heldBy.length > 0}
        title={t('workcopy.held.title')}
        consequence={t('workcopy.held.text', { programs: format.list(heldBy) })}
        confirmLabel={t('workcopy.held.confirm')}
        cancelLabel={t('workcopy.held.back')}
        tone="danger"
        isBusy={isBusy}
        onConfirm={() => void close(true)}
        onCancel={() => {
          setHeldBy([]);
        }}
      />
    ),
    failure: (
      <ErrorBanner
        error={error}
        title={t('workcopy.closeFailed')}
        data={t('workcopy.closeFailedData')}
        onDismiss={() => {
          setError(undefined);
        }}
      />
    ),
  };
}
