/** The file dialogs of the office's pages: which parcel to open, where to save one. */
import { useMemo } from 'react';
import type { PickedPath } from '../../../preload/contract/shell.ts';
import { callShell } from '../../bridge/shell.ts';
import { toEngineError } from '../../bridge/engine-error.ts';
import { useErrorText, useT } from '../../i18n/translate.tsx';
import { useToast } from '../../ui/toast.tsx';

export interface Pickers {
  /** Null when the user closed the dialog. */
  readonly openParcel: (title: string) => Promise<PickedPath | null>;
  /** Files, or folders, of any kind; empty when the user closed the dialog. */
  readonly openPaths: (title: string, folders: boolean) => Promise<readonly PickedPath[]>;
  /** `name` without extension; null when the user closed the dialog. */
  readonly saveParcel: (title: string, name: string) => Promise<PickedPath | null>;
}

export function usePickers(): Pickers {
  const t = useT();
  const errorText = useErrorText();
  const toast = useToast();
  return useMemo(() => {
    const filters = [{ name: t('office.parcel.filter'), extensions: ['mochi'] }];
    const sayFailure = (error: unknown) => {
      toast({ tone: 'error', text: errorText(toEngineError(error)) });
      return null;
    };
    return {
      openParcel: (title) =>
        callShell('shell/pick-open', { title, folders: false, multiple: false, filters }).then(
          ([picked]) => picked ?? null,
          sayFailure,
        ),
      openPaths: (title, folders) =>
        callShell('shell/pick-open', { title, folders, multiple: true, filters: [] }).catch(
          (error: unknown) => sayFailure(error) ?? [],
        ),
      saveParcel: (title, name) =>
        callShell('shell/pick-save', { title, defaultName: `${name}.mochi`, filters }).catch(sayFailure),
    };
  }, [t, errorText, toast]);
}
