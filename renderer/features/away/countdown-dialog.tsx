/** Asks, in the last seconds before an idle lock, whether somebody is still there. Any key or movement answers it; Escape too. */
import { Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { callShell } from '../../bridge/shell.ts';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';

/** "I am still working", wherever it is said. */
export function stay(): void {
  void callShell('away/stay', {});
}

/** When less than this is left it is said once more; the seconds themselves are not read out. */
const lastCallMs = 10_000;

export function CountdownDialog({ millisecondsLeft }: { readonly millisecondsLeft: number }): ReactNode {
  const t = useT();
  const format = useFormat();
  return (
    <Dialog
      isOpen
      onClose={stay}
      title={t('away.countdown.title')}
      size="small"
      role="alertdialog"
      actions={
        <>
          <Button icon={Lock} onPress={() => void callShell('shell/lock', { reason: 'user' })}>
            {t('away.countdown.lock')}
          </Button>
          <Button variant="primary" autoFocus onPress={stay}>
            {t('away.countdown.stay')}
          </Button>
        </>
      }
    >
      <p role="timer" className="text-center text-[2.5rem] leading-tight font-bold tabular-nums">
        {format.duration(millisecondsLeft)}
      </p>
      <p>{t('away.countdown.text')}</p>
      <p role="status" className="sr-only">
        {millisecondsLeft <= lastCallMs ? t('away.countdown.lastCall') : ''}
      </p>
    </Dialog>
  );
}

/** The same on the veil, under which the dialog is not seen. */
export function CountdownOnVeil({ millisecondsLeft }: { readonly millisecondsLeft: number | null }): ReactNode {
  const t = useT();
  const format = useFormat();
  if (millisecondsLeft === null) return null;
  return (
    <div className="mt-4 flex items-center gap-4">
      <p role="timer" className="type-lead font-bold text-warning tabular-nums">
        {t('ui.lock.in', { time: format.duration(millisecondsLeft) })}
      </p>
      <Button onPress={stay}>{t('away.countdown.stay')}</Button>
    </div>
  );
}
