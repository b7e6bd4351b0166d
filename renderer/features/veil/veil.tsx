/** Covers the window: an opaque page in the browser's top layer, under which nothing is drawn, read aloud or reached. For an open vault. */
import { EyeOff } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { createPortal, flushSync } from 'react-dom';
import type { VeilCause } from '../../../preload/contract/shell.ts';
import { hideWindowTitle } from '../../app/window-title.ts';
import { useShellEvent } from '../../bridge/events.ts';
import { callShell } from '../../bridge/shell.ts';
import { useT } from '../../i18n/translate.tsx';
import { ProductMark } from '../../ui/app-frame/product-mark.tsx';
import { Button } from '../../ui/button.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { focusedElement } from './focused-element.ts';
import { swallowPress } from './swallow-press.ts';

/** `children` stand on the cover: what must be seen there too. Nothing of the vault. */
export function Veil({ children }: { readonly children?: ReactNode }): ReactNode {
  const [cause, setCause] = useState<VeilCause | null>(null);
  useShellEvent('veil', (event) => {
    setCause(event.cause);
  });
  const lift = () => {
    setCause(null);
    void callShell('shell/veil', { isOn: false });
  };
  const isForBlur = cause === 'blur';
  useEffect(() => {
    if (!isForBlur) return;
    // Ahead of the shell's word: what is typed right after coming back belongs to the page.
    const onFocus = () => {
      flushSync(() => {
        setCause(null);
      });
      swallowPress();
    };
    window.addEventListener('focus', onFocus);
    return () => {
      window.removeEventListener('focus', onFocus);
    };
  }, [isForBlur]);
  if (cause === null) return null;
  return createPortal(
    <Cover cause={cause} onLift={lift}>
      {children}
    </Cover>,
    document.body,
  );
}

interface CoverProps {
  readonly cause: VeilCause;
  readonly onLift: () => void;
  readonly children?: ReactNode;
}

function Cover({ cause, onLift, children }: CoverProps): ReactNode {
  const t = useT();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const before = focusedElement();
    for (const media of document.querySelectorAll<HTMLMediaElement>('audio, video')) media.pause();
    document.documentElement.dataset['veiled'] = '';
    const showTitle = hideWindowTitle();
    const element = dialog.current;
    element?.showModal();
    return () => {
      element?.close();
      delete document.documentElement.dataset['veiled'];
      showTitle();
      // The browser gives the focus back by itself, but not always into a shadow root.
      if (before?.isConnected && focusedElement() !== before) before.focus({ preventScroll: true });
    };
  }, []);
  useEffect(() => {
    // Files that are dropped on the cover are meant for the page.
    window.addEventListener('drop', onLift);
    return () => {
      window.removeEventListener('drop', onLift);
    };
  }, [onLift]);
  return (
    <dialog
      ref={dialog}
      data-veil
      // React Aria's dialogs leave it the focus, and do not hide it.
      data-react-aria-top-layer="true"
      aria-labelledby="veil-title"
      className="fixed inset-0 z-50 m-0 h-screen max-h-none w-screen max-w-none border-0 bg-canvas p-6 text-ink outline-none backdrop:bg-canvas"
      onCancel={(event) => {
        event.preventDefault();
        onLift();
      }}
    >
      <div className="flex h-full flex-col items-center justify-center gap-3 text-center">
        <ProductMark size={56} />
        <p className="type-lead font-bold">{t('common.appName')}</p>
        <h2 id="veil-title" className="type-title mt-4 flex items-center gap-3">
          <EyeOff aria-hidden size={26} strokeWidth={1.75} className="text-muted" />
          {t('veil.title')}
        </h2>
        <p className="type-body text-muted">{cause === 'blur' ? t('veil.blur') : t('veil.wish')}</p>
        {children}
        <div className="mt-4 flex items-center gap-3">
          <Button variant="primary" size="large" onPress={onLift} autoFocus>
            {t('veil.lift')}
          </Button>
        </div>
        <p className="type-small mt-2 flex items-center gap-2 text-muted">
          {t('veil.keys')} <KeyHint keys="Mod+Shift+H" />
        </p>
      </div>
    </dialog>
  );
}
