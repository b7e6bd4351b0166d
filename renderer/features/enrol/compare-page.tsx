/** The number to read to the administrator, what to do next, and the place where the grant goes. */
import { useEffect, useState, type ReactNode } from 'react';
import type { CallOutput } from '../../../preload/contract/engine.ts';
import type { PickedPath } from '../../../preload/contract/shell.ts';
import { useDropTarget } from '../../app/drop-target.tsx';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { useJoined } from '../../app/joined.ts';
import { LockedFrame } from '../../app/locked-frame.tsx';
import type { LockedPageProps } from '../../app/locked-page.ts';
import type { EngineError } from '../../bridge/engine-error.ts';
import { callEngine } from '../../bridge/engine.ts';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { Fingerprint } from '../../ui/fingerprint.tsx';
import { NumberedSteps } from '../parcel/numbered-steps.tsx';
import { pickParcel } from '../parcel/pick-parcel.ts';
import { EnrolSteps } from './enrol-steps.tsx';

export interface ComparePageProps extends LockedPageProps {
  readonly error: EngineError | undefined;
  readonly isBusy: boolean;
  readonly onGrant: (parcel: PickedPath) => void;
  readonly onAgain: (before: { workerName: string; deviceName: string }) => void;
}

export function ComparePage(props: ComparePageProps): ReactNode {
  const { description, error, isBusy, onGrant, onAgain, onLeave, onContacts } = props;
  const t = useT();
  const format = useFormat();
  const joined = useJoined();
  const [state, setState] = useState<CallOutput<'enrol/state'>>(null);
  const [now] = useState(() => Date.now());
  useEffect(() => {
    void callEngine('enrol/state', {}).then(setState, () => undefined);
  }, []);
  useDropTarget({
    title: t('enrol.compare.pick'),
    onDrop: (paths) => {
      const [first] = paths;
      if (first) onGrant(first);
    },
  });
  const pick = async () => {
    const parcel = await pickParcel(t, t('enrol.compare.pick'));
    if (parcel) onGrant(parcel);
  };
  const fingerprint = state?.fingerprint ?? description.deviceFingerprint;

  return (
    <LockedFrame
      above={<EnrolSteps current={1} />}
      title={t('enrol.compare.title')}
      lead={t('enrol.compare.lead')}
      focusKey="compare"
      foot={
        <>
          <Button
            variant="text"
            onPress={() => {
              onAgain({ workerName: state?.workerName ?? '', deviceName: state?.deviceName ?? '' });
            }}
          >
            {t('enrol.again.action')}
          </Button>
          {description.contacts.length > 0 && (
            <Button variant="text" onPress={onContacts}>
              {t('unlock.contacts')}
            </Button>
          )}
          <Button variant="text" onPress={onLeave}>
            {t('unlock.other')}
          </Button>
        </>
      }
    >
      <ErrorBanner error={error} title={t('parcel.failed.title')} data={t('parcel.failed.data')} />
      {fingerprint && <Fingerprint groups={fingerprint} label={t('enrol.compare.number')} />}
      {state && (
        <p className="type-small -mt-3 text-muted">
          {joined([
            state.workerName,
            state.deviceName,
            t('enrol.compare.requested', { when: format.relative(state.requestedAt, now) }),
          ])}
        </p>
      )}
      <NumberedSteps
        title={t('enrol.compare.todoTitle')}
        steps={[t('enrol.compare.todo1Plain'), t('enrol.compare.todo2'), t('enrol.compare.todo3')]}
      />
      <div className="flex flex-wrap items-center gap-4">
        <Button variant="primary" size="large" isBusy={isBusy} onPress={() => void pick()}>
          {t('enrol.compare.next')}
        </Button>
        <span className="type-small text-muted">{t('enrol.compare.drop')}</span>
      </div>
    </LockedFrame>
  );
}
