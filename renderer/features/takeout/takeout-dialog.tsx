/** Taking files out: choose (or dropped already), compare with the policy, purpose and due date, then into the vault. */
import { useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import type { CallOutput } from '../../../preload/contract/engine.ts';
import type { PickedPath } from '../../../preload/contract/shell.ts';
import { useNoDrop } from '../../app/drop-target.tsx';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { LongWork } from '../../app/long-work.tsx';
import { useLongCall } from '../../bridge/use-call.ts';
import { useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { WrittenDialog } from '../parcel/written-dialog.tsx';
import { ChooseFiles } from './choose-files.tsx';
import { PlanDialog, type TakeoutWish } from './plan-dialog.tsx';
import { TakenDialog } from './taken-dialog.tsx';

type Requested = CallOutput<'takeout/request-approval'> & { readonly place: PickedPath };

export interface TakeoutDialogProps {
  /** What was dropped; null lets the user choose. */
  readonly paths: readonly PickedPath[] | null;
  readonly onClose: () => void;
}

export function TakeoutDialog({ paths, onClose }: TakeoutDialogProps): ReactNode {
  const t = useT();
  const plan = useLongCall('takeout/plan');
  const take = useLongCall('takeout/start');
  const request = useLongCall('takeout/request-approval');
  const [wish, setWish] = useState<TakeoutWish | null>(null);
  const [requested, setRequested] = useState<Requested | null>(null);
  const isBusy = plan.running || take.running || request.running;

  useNoDrop(isBusy || plan.value !== undefined);

  const begin = useEffectEvent((chosen: readonly PickedPath[]) => {
    void plan.start({ paths: chosen.map(({ token }) => token) });
  });
  useEffect(() => {
    if (paths) begin(paths);
  }, [paths]);

  if (take.value) {
    return <TakenDialog taken={take.value} needsApproval={plan.value?.needsApproval ?? 0} onClose={onClose} />;
  }
  if (requested) {
    return (
      <WrittenDialog
        parcel={requested.parcel}
        place={requested.place}
        title={t('takeout.requested.title')}
        text={t('takeout.requested.text')}
        steps={[t('takeout.requested.next1'), t('takeout.requested.next2'), t('takeout.requested.next3')]}
        consequence={t('takeout.requested.consequence')}
        onClose={onClose}
      />
    );
  }
  const problem = (
    <ErrorBanner error={plan.error ?? take.error ?? request.error} data={t('takeout.running.cancelMeans')} />
  );
  if (plan.value && !isBusy) {
    const { planId } = plan.value;
    return (
      <PlanDialog
        plan={plan.value}
        wish={wish}
        problem={problem}
        onCancel={onClose}
        onTake={(given) => {
          setWish(given);
          void take.start({ planId, ...given });
        }}
        onRequest={async (given, place) => {
          setWish(given);
          const made = await request.start({ planId, ...given, out: place.token });
          if (made) setRequested({ ...made, place });
        }}
      />
    );
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      isBusy={isBusy}
      size={isBusy ? 'medium' : 'large'}
      title={t('takeout.choose.title')}
      actions={isBusy ? undefined : <Button onPress={onClose}>{t('common.cancel')}</Button>}
    >
      {problem}
      <LongWork call={plan} title={t('takeout.planning')} cancelMeans={t('takeout.plan.refusedText')} />
      <LongWork
        call={take}
        title={t('takeout.running.title')}
        detail={t('takeout.running.text')}
        cancelMeans={t('takeout.running.cancelMeans')}
      />
      <LongWork call={request} title={t('takeout.requesting')} cancelMeans={t('takeout.plan.refusedText')} />
      {!isBusy && (
        <ChooseFiles
          onChoose={(chosen) => {
            void plan.start({ paths: chosen.map(({ token }) => token) });
          }}
        />
      )}
    </Dialog>
  );
}
