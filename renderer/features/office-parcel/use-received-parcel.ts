/** Opens a file from a worker, whatever it is: recognises it, takes it in where that needs no decision, goes to its page. */
import { useState } from 'react';
import type { PickedPath } from '../../../preload/contract/shell.ts';
import { useNavigation } from '../../app/navigation.tsx';
import { toEngineError, type EngineError } from '../../bridge/engine-error.ts';
import { callEngine } from '../../bridge/engine.ts';
import { useT } from '../../i18n/translate.tsx';
import { useToast } from '../../ui/toast.tsx';
import { recogniseParcel } from './recognise-parcel.ts';

export interface ReceivedParcel {
  readonly open: (parcel: PickedPath) => Promise<void>;
  readonly isBusy: boolean;
  readonly error: EngineError | undefined;
  /** It is a parcel, but none that an office receives. */
  readonly isUnknown: boolean;
}

/** `onGone` is called once the file's page is shown. */
export function useReceivedParcel(onGone: () => void): ReceivedParcel {
  const t = useT();
  const toast = useToast();
  const { go } = useNavigation();
  const [isBusy, setIsBusy] = useState(true);
  const [error, setError] = useState<EngineError>();
  const [isUnknown, setIsUnknown] = useState(false);
  const open = async (parcel: PickedPath) => {
    setIsBusy(true);
    setError(undefined);
    setIsUnknown(false);
    try {
      const found = await recogniseParcel(callEngine, parcel);
      if (!found) setIsUnknown(true);
      else {
        if (found.already) toast({ tone: 'info', text: t('office.received.already') });
        go(found.route);
        onGone();
      }
    } catch (thrown) {
      setError(toEngineError(thrown));
    } finally {
      setIsBusy(false);
    }
  };
  return { open, isBusy, error, isUnknown };
}
