/** What the policy says to each file, and the purpose and due date under which the allowed ones are taken. */
import { useId, useState, type FormEvent, type ReactNode } from 'react';
import type { CallOutput } from '../../../preload/contract/engine.ts';
import type { PickedPath } from '../../../preload/contract/shell.ts';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { localDay } from '../files/takeout-state.tsx';
import { dayForName, pickParcelPlace } from '../parcel/pick-parcel.ts';
import { PlanGroups } from './plan-groups.tsx';

export type TakeoutPlan = CallOutput<'takeout/plan'>;

/** What the user gives for the files of a plan. */
export interface TakeoutWish {
  readonly purpose: string;
  readonly dueOn: string | null;
}

export interface PlanDialogProps {
  readonly plan: TakeoutPlan;
  /** What was given the last time, when that came to nothing. */
  readonly wish: TakeoutWish | null;
  /** Above the form: why the last try failed. */
  readonly problem: ReactNode;
  readonly onCancel: () => void;
  readonly onTake: (wish: TakeoutWish) => void;
  readonly onRequest: (wish: TakeoutWish, place: PickedPath) => Promise<void>;
}

/** Proposed when the policy allows as much. */
const usualDays = 7;

export function PlanDialog({ plan, wish, problem, onCancel, onTake, onRequest }: PlanDialogProps): ReactNode {
  const t = useT();
  const format = useFormat();
  const formId = useId();
  const [purpose, setPurpose] = useState(wish?.purpose ?? '');
  const [dueOn, setDueOn] = useState<string | null>(() => (wish ? wish.dueOn : proposedDay(plan.latestDueOn)));
  const [today] = useState(() => localDay(Date.now()));
  const [hasTried, setHasTried] = useState(false);
  const isPurposeMissing = purpose.trim() === '';

  const request = async () => {
    setHasTried(true);
    if (isPurposeMissing) return;
    const name = t('takeout.requestName', { day: dayForName() });
    const place = await pickParcelPlace(t, t('takeout.requestTitle'), name);
    if (place) await onRequest({ purpose: purpose.trim(), dueOn }, place);
  };
  const take = (event: FormEvent) => {
    event.preventDefault();
    setHasTried(true);
    if (!isPurposeMissing && plan.allowed > 0) onTake({ purpose: purpose.trim(), dueOn });
  };

  const canDoSomething = plan.allowed > 0 || plan.needsApproval > 0;
  return (
    <Dialog
      isOpen
      onClose={onCancel}
      size="large"
      title={t('takeout.plan.title')}
      actions={
        <>
          <span className="type-small mr-auto self-center text-muted">
            {t('takeout.plan.summary', { files: plan.totalFiles, size: format.bytes(plan.totalBytes) })}
          </span>
          <Button onPress={onCancel}>{t('common.cancel')}</Button>
          {plan.needsApproval > 0 && (
            <Button variant={plan.allowed > 0 ? 'secondary' : 'primary'} onPress={() => void request()}>
              {t('takeout.request')}
            </Button>
          )}
          {plan.allowed > 0 && (
            <Button type="submit" form={formId} variant="primary">
              {t('takeout.start', { count: plan.allowed })}
            </Button>
          )}
        </>
      }
    >
      {problem}
      {plan.allowed === 0 && <Banner tone="warning" title={t('takeout.plan.nothing')} />}
      {canDoSomething && (
        <form id={formId} onSubmit={take} className="grid grid-cols-[1fr_auto] items-start gap-5">
          <TextField
            label={t('takeout.purpose.label')}
            description={t('takeout.purpose.hint')}
            value={purpose}
            onChange={setPurpose}
            maxLength={200}
            isRequired
            validationBehavior="aria"
            error={hasTried && isPurposeMissing ? t('takeout.purpose.missing') : undefined}
            autoFocus
          />
          <DateField
            label={t('takeout.due.label')}
            description={t('takeout.due.hint', { date: format.date(plan.latestDueOn) })}
            value={dueOn}
            onChange={setDueOn}
            min={today}
            max={plan.latestDueOn}
          />
        </form>
      )}
      <PlanGroups plan={plan} />
    </Dialog>
  );
}

/** A week from now, or the last day the policy allows. */
function proposedDay(latest: string): string {
  const now = new Date();
  const wanted = localDay(new Date(now.getFullYear(), now.getMonth(), now.getDate() + usualDays));
  return wanted < latest ? wanted : latest;
}
