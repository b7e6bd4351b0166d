/** A button that lets the user choose a parcel and takes it in; the app shows the rest. */
import { FileInput } from 'lucide-react';
import type { ReactNode } from 'react';
import { useSessionStore } from '../../app/session-context.tsx';
import { useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { pickParcel } from './pick-parcel.ts';

export function ImportButton({ label }: { readonly label: string }): ReactNode {
  const t = useT();
  const session = useSessionStore();
  const pick = async () => {
    const parcel = await pickParcel(t, t('parcel.import.pick'));
    if (parcel) session.setParcel(parcel);
  };
  return (
    <Button icon={FileInput} onPress={() => void pick()}>
      {label}
    </Button>
  );
}
