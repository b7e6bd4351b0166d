/** Tells the shell when something of the vault was copied or marked, and the user when it will be taken back. For an open vault. */
import { useEffect, useEffectEvent, useRef, type ReactNode } from 'react';
import { callShell } from '../../bridge/shell.ts';
import { useT } from '../../i18n/translate.tsx';
import { useToast } from '../../ui/toast.tsx';

/** A selection that grows is reported at once and then this often, so that a lock in the middle of it finds it reported. */
const selectionMs = 50;
/** The notice is not repeated while the last one may still be in sight. */
const noticeMs = 6000;

export function ClipboardNotes(): ReactNode {
  const t = useT();
  const toast = useToast();
  const lastNotice = useRef(-Infinity);
  const copied = useEffectEvent(async () => {
    const { seconds } = await callShell('clipboard/noted', { kind: 'clipboard' });
    if (performance.now() - lastNotice.current < noticeMs) return;
    lastNotice.current = performance.now();
    toast({ tone: 'info', text: t('clipboard.notice', { count: seconds }) });
  });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onCopy = () => void copied();
    let isDue = false;
    const report = () => {
      isDue = false;
      if (getSelection()?.type === 'Range') void callShell('clipboard/noted', { kind: 'selection' });
    };
    const onSelection = () => {
      isDue = true;
      if (timer !== undefined) return;
      report();
      timer = setTimeout(() => {
        timer = undefined;
        if (isDue) report();
      }, selectionMs);
    };
    // Editors stand in shadow roots; their events come out here, after they have done their own.
    window.addEventListener('copy', onCopy);
    window.addEventListener('cut', onCopy);
    document.addEventListener('selectionchange', onSelection);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('copy', onCopy);
      window.removeEventListener('cut', onCopy);
      document.removeEventListener('selectionchange', onSelection);
    };
  }, []);
  return null;
}
