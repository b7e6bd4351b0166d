/** A dialog over the window. Escape and the corner button close it unless work is under way; focus returns to where it was. */
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useT } from '../i18n/translate.tsx';
import { IconButton } from './button.tsx';
import { classNames } from './class-names.ts';

export interface DialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly size?: 'small' | 'medium' | 'large';
  /** While true, neither Escape nor the corner button closes it. */
  readonly isBusy?: boolean;
  /** `alertdialog` is read out at once; for questions that interrupt. */
  readonly role?: 'dialog' | 'alertdialog';
  readonly children: ReactNode;
  /** Buttons at the end: the way out first, the main action last. */
  readonly actions?: ReactNode;
}

const widths = { small: 'w-[28rem]', medium: 'w-[36rem]', large: 'w-[52rem]' } as const;

export function Dialog(props: DialogProps): ReactNode {
  const { isOpen, onClose, title, size = 'medium', isBusy = false, role = 'dialog', children, actions } = props;
  const t = useT();
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      isDismissable={false}
      isKeyboardDismissDisabled={isBusy}
      className="fixed inset-0 z-50 grid grid-rows-[minmax(0,1fr)] place-items-center bg-scrim p-6 data-entering:animate-fade"
    >
      <Modal className={classNames('flex max-h-full max-w-full', widths[size])}>
        <AriaDialog
          role={role}
          className="flex max-h-full w-full flex-col overflow-hidden rounded-xl bg-raised text-ink shadow-overlay outline-none"
        >
          <header className="flex items-start gap-3 px-6 pt-5 pb-3">
            <Heading slot="title" level={2} className="type-section min-w-0 flex-1">
              {title}
            </Heading>
            <span className="-mt-1 -mr-2">
              <IconButton icon={X} label={t('ui.dialog.close')} onPress={onClose} isDisabled={isBusy} />
            </span>
          </header>
          <div className="type-body flex min-h-0 flex-col gap-4 overflow-y-auto px-6 pt-1 pb-6">{children}</div>
          {actions !== undefined && actions !== false && (
            <footer className="flex flex-wrap justify-end gap-3 border-t border-line px-6 py-4">{actions}</footer>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
