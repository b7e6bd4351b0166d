/** Short notes on top of the window, where no button is, read out politely. Questions belong in dialogs. */
import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from 'lucide-react';
import { createContext, useContext, useState, type ReactNode } from 'react';
import {
  Text,
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components';
import { useT } from '../i18n/translate.tsx';
import type { BannerTone } from './banner.tsx';
import { Button, IconButton } from './button.tsx';

export interface Toast {
  readonly tone: BannerTone;
  readonly text: string;
  /** One way on: "show", "undo". */
  readonly action?: { readonly label: string; readonly onPress: () => void };
}

/** How long a note of success stays; one with an action or a problem stays until it is closed, so that nobody has to hurry. */
const stayMilliseconds = 6000;

const icons = { info: Info, success: CircleCheck, warning: TriangleAlert, error: CircleAlert } as const;
const colours = { info: 'text-info', success: 'text-success', warning: 'text-warning', error: 'text-danger' } as const;

const ToastContext = createContext<((toast: Toast) => void) | null>(null);

/** Once around the window; on lock it unmounts with the rest and the notes are gone. */
export function ToastProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const t = useT();
  const [queue] = useState(() => new ToastQueue<Toast>({ maxVisibleToasts: 3 }));
  const [show] = useState(() => (toast: Toast) => {
    const isPassing = !toast.action && (toast.tone === 'success' || toast.tone === 'info');
    queue.add(toast, isPassing ? { timeout: stayMilliseconds } : {});
  });
  return (
    <ToastContext value={show}>
      {children}
      <ToastRegion
        queue={queue}
        aria-label={t('ui.toast.region')}
        className="fixed top-2 left-1/2 z-40 flex w-[26rem] -translate-x-1/2 flex-col gap-2 outline-none"
      >
        {({ toast }) => {
          const { tone, text, action } = toast.content;
          const Icon = icons[tone];
          return (
            <AriaToast
              toast={toast}
              className="focus-mark flex items-center gap-3 rounded-lg bg-raised py-2.5 pr-2 pl-4 text-ink shadow-overlay data-entering:animate-fade"
            >
              <Icon aria-hidden size={20} className={`shrink-0 ${colours[tone]}`} />
              <ToastContent className="min-w-0 flex-1">
                <Text slot="title" className="type-body">
                  {text}
                </Text>
              </ToastContent>
              {action && (
                <Button
                  variant="text"
                  size="small"
                  onPress={() => {
                    action.onPress();
                    queue.close(toast.key);
                  }}
                >
                  {action.label}
                </Button>
              )}
              <IconButton slot="close" icon={X} label={t('ui.toast.dismiss')} size="small" />
            </AriaToast>
          );
        }}
      </ToastRegion>
    </ToastContext>
  );
}

/** `toast({ tone: 'success', text: t('…') })`. */
export function useToast(): (toast: Toast) => void {
  const show = useContext(ToastContext);
  if (!show) throw new Error('no ToastProvider above this component');
  return show;
}
