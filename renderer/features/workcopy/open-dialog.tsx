/** Opens a file in another program: warns where there is something to know before, shows that it is under way, says what failed. */
import { useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import { warnedKinds, type CopyKind } from '../../../preload/contract/calls/workcopy.ts';
import type { TakeoutRow } from '../../../preload/contract/values.ts';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { LongWork } from '../../app/long-work.tsx';
import { toEngineError, type EngineError } from '../../bridge/engine-error.ts';
import { callEngine } from '../../bridge/engine.ts';
import { useLongCall } from '../../bridge/use-call.ts';
import { useT } from '../../i18n/translate.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useToast } from '../../ui/toast.tsx';
import { Discreet } from '../veil/discreet.tsx';

/** What the user is told before the file is opened. */
export type CopyWarning = 'macros' | 'archive' | 'unknown' | 'disk';

/** Opening a small file takes no time worth a dialog. */
const silentMilliseconds = 400;

function warningOf(kind: CopyKind): CopyWarning | null {
  return kind === 'macros' || kind === 'archive' || kind === 'unknown' ? kind : null;
}

export function OpenOutsideDialog({
  row,
  onClose,
}: {
  readonly row: TakeoutRow;
  readonly onClose: () => void;
}): ReactNode {
  const t = useT();
  const toast = useToast();
  const work = useLongCall('workcopy/open');
  const [kind, setKind] = useState<CopyKind | null>(null);
  const [warnings, setWarnings] = useState<readonly CopyWarning[]>([]);
  const [problem, setProblem] = useState<EngineError>();
  const [isSlow, setIsSlow] = useState(false);

  const open = async (of: CopyKind | null) => {
    setWarnings([]);
    const copy = await work.start({ id: row.id, despite: of !== null && warnedKinds.includes(of) ? of : null });
    if (!copy) return;
    toast({ tone: 'success', text: t('workcopy.opened') });
    onClose();
  };
  const begin = useEffectEvent(async () => {
    try {
      const plan = await callEngine('workcopy/plan', { id: row.id });
      const ofKind = warningOf(plan.kind);
      const all: CopyWarning[] = [
        ...(ofKind === null ? [] : [ofKind]),
        ...(plan.place === 'disk' ? ['disk' as const] : []),
      ];
      setKind(plan.kind);
      if (plan.isOpen || all.length === 0) await open(plan.kind);
      else setWarnings(all);
    } catch (thrown) {
      setProblem(toEngineError(thrown));
    }
  });
  useEffect(() => {
    void begin();
    const timer = setTimeout(() => {
      setIsSlow(true);
    }, silentMilliseconds);
    return () => {
      clearTimeout(timer);
    };
  }, []);

  const error = problem ?? work.error;
  const isCancelled = error?.code === 'job/cancelled';
  const leave = useEffectEvent(onClose);
  useEffect(() => {
    if (isCancelled) leave();
  }, [isCancelled]);
  if (!isSlow && !error && warnings.length === 0) return null;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      isBusy={work.running}
      role={warnings.length > 0 ? 'alertdialog' : 'dialog'}
      title={t('workcopy.action')}
      actions={
        !work.running && (
          <>
            <Button onPress={onClose}>{t(error ? 'common.close' : 'common.cancel')}</Button>
            {warnings.length > 0 && (
              <Button variant="primary" onPress={() => void open(kind)}>
                {t('workcopy.warning.confirm')}
              </Button>
            )}
          </>
        )
      }
    >
      <p className="font-bold break-all">
        <Discreet>{row.name}</Discreet>
      </p>
      {warnings.map((warning) => (
        <Banner key={warning} tone="warning" title={t(`workcopy.warning.title.${warning}`)}>
          <p>{t(`workcopy.warning.text.${warning}`)}</p>
        </Banner>
      ))}
      {warnings.length > 0 && <p className="type-small text-muted">{t('workcopy.warning.traces')}</p>}
      <ErrorBanner error={error} title={t('workcopy.openFailed')} />
      <LongWork call={work} title={t('workcopy.opening')} cancelMeans={t('workcopy.cancelMeans')} />
    </Dialog>
  );
}
