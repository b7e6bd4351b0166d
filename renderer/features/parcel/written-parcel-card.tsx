/** A parcel that was just written: its file, size, how long it can be used, and where it lies. */
import { FolderOpen } from 'lucide-react';
import type { ReactNode } from 'react';
import type { PickedPath } from '../../../preload/contract/shell.ts';
import type { WrittenParcel } from '../../../preload/contract/values.ts';
import { useJoined } from '../../app/joined.ts';
import { callShell } from '../../bridge/shell.ts';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { FileIcon } from '../../ui/file-icon.tsx';

export interface WrittenParcelCardProps {
  readonly parcel: WrittenParcel;
  /** Where it was written. */
  readonly place: PickedPath;
}

export function WrittenParcelCard({ parcel, place }: WrittenParcelCardProps): ReactNode {
  const t = useT();
  const format = useFormat();
  const joined = useJoined();
  const facts = [
    format.bytes(parcel.sizeBytes),
    parcel.expiresAt === null ? null : `${t('parcel.written.expires')} ${format.date(parcel.expiresAt)}`,
  ].filter((fact) => fact !== null);
  return (
    <div className="flex items-center gap-4 rounded-lg border border-line bg-sunken px-4 py-3">
      <FileIcon name="parcel.mochi" size={28} />
      <div className="min-w-0 flex-1">
        <p className="type-body font-bold break-all select-text">{place.name}</p>
        <p className="type-small text-muted">{joined(facts)}</p>
      </div>
      <Button
        size="small"
        icon={FolderOpen}
        onPress={() => {
          void callShell('shell/reveal', { token: place.token });
        }}
      >
        {t('parcel.written.reveal')}
      </Button>
    </div>
  );
}
