/** Asks where the recovery key is to be saved. */
import { useCallback } from 'react';
import type { PickedPath } from '../../../preload/contract/shell.ts';
import { toEngineError } from '../../bridge/engine-error.ts';
import { callShell } from '../../bridge/shell.ts';
import { useErrorText, useT } from '../../i18n/translate.tsx';
import { useToast } from '../../ui/toast.tsx';
import { namePart } from '../office-parcel/file-names.ts';

/** Null when the user closed the dialog. */
export function useKeyPlace(): (officeName: string) => Promise<PickedPath | null> {
  const t = useT();
  const toast = useToast();
  const errorText = useErrorText();
  return useCallback(
    (officeName) =>
      callShell('shell/pick-save', {
        title: t('office.key.saveTitle'),
        defaultName: t('office.key.fileName', { office: namePart(officeName) }),
        filters: [{ name: t('office.key.fileKind'), extensions: ['txt'] }],
      }).catch((error: unknown) => {
        toast({ tone: 'error', text: errorText(toEngineError(error)) });
        return null;
      }),
    [t, toast, errorText],
  );
}
