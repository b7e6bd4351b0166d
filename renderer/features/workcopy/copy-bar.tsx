/** In the viewer of a file that is open in another program: that its saves are taken in, when the last one was, and the way to close it. */
import { AppWindow, CircleAlert, CircleCheck, Clock, TriangleAlert } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import type { WorkingCopy } from '../../../preload/contract/calls/workcopy.ts';
import type { TakeoutRow } from '../../../preload/contract/values.ts';
import { useErrorText, useFormat, useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { Discreet } from '../veil/discreet.tsx';
import type { CopyClosing } from './close-copy.tsx';
import { useWorkingCopies } from './copies-context.tsx';

export interface CopyBarProps {
  readonly copy: WorkingCopy;
  readonly row: TakeoutRow;
  readonly closing: CopyClosing;
  /** Shows the copy in its program once more. */
  readonly onShow: (row: TakeoutRow) => void;
}

/** Nobody tells when a program opens or closes the file, or puts another one beside it. */
const askAgainMilliseconds = 5000;

export function CopyBar({ copy, row, closing, onShow }: CopyBarProps): ReactNode {
  const t = useT();
  const format = useFormat();
  const { lastSave, place, heldBy, otherFiles } = copy;
  const { reload } = useWorkingCopies();
  useEffect(() => {
    const timer = setInterval(reload, askAgainMilliseconds);
    return () => {
      clearInterval(timer);
    };
  }, [reload]);
  return (
    <>
      <section
        aria-label={t('workcopy.bar.title')}
        className="flex shrink-0 flex-wrap items-start gap-x-4 gap-y-3 rounded-lg border border-line bg-sunken px-4 py-3"
      >
        <AppWindow aria-hidden size={22} className="mt-0.5 shrink-0 text-info" />
        <div className="flex min-w-64 flex-1 flex-col gap-1">
          <h2 className="type-body font-bold">{t('workcopy.bar.title')}</h2>
          <p className="type-small">
            {lastSave === null
              ? t('workcopy.bar.none')
              : t('workcopy.bar.saved', { time: format.time(lastSave.at), number: lastSave.number })}
          </p>
          <CopyStateLine copy={copy} />
          {otherFiles.length > 0 && (
            <p className="type-small flex gap-1.5 text-warning">
              <TriangleAlert aria-hidden size={16} className="mt-0.5 shrink-0" />
              <span>
                <Discreet>
                  {t('workcopy.others', { count: otherFiles.length, names: format.list(otherFiles.slice(0, 3)) })}
                </Discreet>
              </span>
            </p>
          )}
          <p className="type-small text-muted">{t(`workcopy.bar.${place}`)}</p>
          {heldBy.length > 0 && (
            <p className="type-small text-muted">{t('workcopy.bar.heldBy', { programs: format.list(heldBy) })}</p>
          )}
        </div>
        <div className="flex flex-wrap gap-3">
          <Button
            size="small"
            onPress={() => {
              onShow(row);
            }}
          >
            {t('workcopy.bar.show')}
          </Button>
          <Button size="small" variant="primary" isBusy={closing.isBusy} onPress={closing.start}>
            {t('workcopy.bar.takeInAndClose')}
          </Button>
        </div>
      </section>
      {closing.failure}
    </>
  );
}

/** What goes on with the copy; nothing where it rests. Read out as it changes. */
export function CopyStateLine({ copy }: { readonly copy: WorkingCopy }): ReactNode {
  const t = useT();
  const words = useErrorText();
  const { state, problem } = copy;
  const isTrouble = state === 'failed' || state === 'odd' || state === 'missing';
  const Icon = isTrouble ? CircleAlert : state === 'rest' ? CircleCheck : Clock;
  return (
    <p role="status" className={`type-small flex gap-1.5 empty:hidden ${isTrouble ? 'text-danger' : 'text-muted'}`}>
      {state !== 'rest' && (
        <>
          <Icon aria-hidden size={16} className="mt-0.5 shrink-0" />
          <span>
            {t(`workcopy.state.${state}`)}
            {problem !== null && problem !== 'unexpected' && ` ${words({ code: problem })}`}
          </span>
        </>
      )}
    </p>
  );
}
