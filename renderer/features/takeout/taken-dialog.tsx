/** What was taken out and what was left out, with the reason for each. */
import { CircleCheck, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CallOutput } from '../../../preload/contract/engine.ts';
import { useNavigation } from '../../app/navigation.tsx';
import { useErrorText, useFormat, useT } from '../../i18n/translate.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Discreet } from '../veil/discreet.tsx';

export interface TakenDialogProps {
  readonly taken: CallOutput<'takeout/start'>;
  /** Files of the plan that still wait for a request. */
  readonly needsApproval?: number;
  readonly onClose: () => void;
}

export function TakenDialog({ taken, needsApproval = 0, onClose }: TakenDialogProps): ReactNode {
  const t = useT();
  const format = useFormat();
  const words = useErrorText();
  const { go } = useNavigation();
  const { leftOut } = taken;
  const hasTaken = taken.taken > 0;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={hasTaken ? t('takeout.done.title', { count: taken.taken }) : t('takeout.done.none')}
      actions={
        <>
          <Button
            onPress={() => {
              onClose();
              go({ page: 'files' });
            }}
          >
            {t('takeout.done.show')}
          </Button>
          <Button variant="primary" onPress={onClose} autoFocus>
            {t('common.close')}
          </Button>
        </>
      }
    >
      {hasTaken && (
        <p className="flex gap-3">
          <CircleCheck aria-hidden size={22} className="mt-px shrink-0 text-success" />
          {t('takeout.done.text', { size: format.bytes(taken.bytes) })}
        </p>
      )}
      {needsApproval > 0 && <p className="text-muted">{t('takeout.done.approvalLeft', { count: needsApproval })}</p>}
      {leftOut.length > 0 && (
        <Banner tone="warning" title={t('takeout.done.leftOut', { count: leftOut.length })}>
          <p>{t('takeout.done.leftOutText')}</p>
          <ul className="max-h-56 overflow-y-auto">
            {leftOut.map(({ name, folder, code }, index) => (
              <li key={index} className="flex items-start gap-2 border-t border-line py-1.5">
                <TriangleAlert aria-hidden size={15} className="mt-1 shrink-0 text-warning" />
                <span className="min-w-0">
                  <span className="block font-bold break-all">
                    <Discreet>{folder === '' ? name : `${folder}/${name}`}</Discreet>
                  </span>
                  <span className="block text-muted">{words({ code })}</span>
                </span>
              </li>
            ))}
          </ul>
        </Banner>
      )}
    </Dialog>
  );
}
