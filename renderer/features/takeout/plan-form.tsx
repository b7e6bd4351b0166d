/** What the policy says to each file, and the purpose and due date under which the allowed ones are taken. */
import { useState, type FormEvent, type ReactNode } from 'react';
import type { CallOutput } from '../../../preload/contract/engine.ts';
import type { PickedPath } from '../../../preload/contract/shell.ts';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { localDay } from '../files/takeout-state.tsx';
import { dayForName, pickParcelPlace } from '../parcel/pick-parcel.ts';
import { PlanGroups } from './plan-groups.tsx';

export type TakeoutPlan = CallOutput<'takeout/plan'>;

export interface PlanFormProps {
  readonly plan: TakeoutPlan;
  readonly onCancel: () => void;
  readonly onTake: (purpose: string, dueOn: string | null) => void;
  readonly onRequest: (purpose: string, dueOn: string | null, place: PickedPath) => Promise<void>;
}

/** Proposed when the policy allows as much. */
const usualDays = 7;

export function PlanForm({ plan, onCancel, onTake, onRequest }: PlanFormProps): ReactNode {
  const t = useT();
  const format = useFormat();
  const [purpose, setPurpose] = useState('');
  const [dueOn, setDueOn] = useState<string | null>(() => proposedDay(plan.latestDueOn));
  const [hasTried, setHasTried] = useState(false);
  const isPurposeMissing = purpose.trim() === '';

  const request = async () => {
    setHasTried(true);
    if (isPurposeMissing) return;
    const name = t('takeout.requestName', { day: dayForName(new Date()) });
    const place = await pickParcelPlace(t, t('takeout.requestTitle'), name);
    if (place) await onRequest(purpose.trim(), dueOn, place);
  };
  const take = (event: FormEvent) => {
    event.preventDefault();
    setHasTried(true);
    if (!isPurposeMissing && plan.allowed > 0) onTake(purpose.trim(), dueOn);
  };

  const canDoSomething = plan.allowed > 0 || plan.needsApproval > 0;
  return (
    <form onSubmit={take} className="flex flex-col gap-5">
      <p className="type-body text-muted">
        {t('takeout.plan.summary', { files: plan.totalFiles, size: format.bytes(plan.totalBytes) })}
      </p>
      {plan.allowed === 0 && <Banner tone="warning" title={t('takeout.plan.nothing')} />}
      <PlanGroups plan={plan} />
      {canDoSomething && (
        <div className="grid grid-cols-[1fr_auto] gap-5">
          <TextField
            label={t('takeout.purpose.label')}
            description={t('takeout.purpose.hint')}
            value={purpose}
            onChange={setPurpose}
            maxLength={200}
            isRequired
            error={hasTried && isPurposeMissing ? t('takeout.purpose.missing') : undefined}
            autoFocus
          />
          <DateField
            label={t('takeout.due.label')}
            description={t('takeout.due.hint', { date: format.date(plan.latestDueOn) })}
            value={dueOn}
            onChange={setDueOn}
            min={localDay(Date.now())}
            max={plan.latestDueOn}
          />
        </div>
      )}
      <div className="flex flex-wrap justify-end gap-3">
        <Button onPress={onCancel}>{t('common.cancel')}</Button>
        {plan.needsApproval > 0 && (
          <Button variant={plan.allowed > 0 ? 'secondary' : 'primary'} onPress={() => void request()}>
            {t('takeout.request')}
          </Button>
        )}
        {plan.allowed > 0 && (
          <Button type="submit" variant="primary">
            {t('takeout.start', { count: plan.allowed })}
          </Button>
        )}
      </div>
    </form>
  );
}

/** A week from now, or the last day the policy allows. */
function proposedDay(latest: string): string {
  const now = new Date();
  const wanted = localDay(new Date(now.getFullYear(), now.getMonth(), now.getDate() + usualDays));
  return wanted < latest ? wanted : latest;
}
