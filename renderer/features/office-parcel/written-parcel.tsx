/** A parcel that was just saved: where it is, what to do with it, and its details for those who want them. */
import { CircleCheck, FolderOpen, Package } from 'lucide-react';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { PickedPath } from '../../../preload/contract/shell.ts';
import type { WrittenParcel as WrittenParcelSchema } from '../../../preload/contract/values.ts';
import { callShell } from '../../bridge/shell.ts';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { ComesIntoView } from './comes-into-view.tsx';

export type Parcel = z.infer<typeof WrittenParcelSchema>;

/** A parcel together with the place the user chose for it. */
export interface SavedParcel {
  readonly parcel: Parcel;
  readonly place: PickedPath;
}

export interface WrittenParcelProps {
  readonly saved: SavedParcel;
  /** "Saved", in the words of the page. */
  readonly title: string;
  /** What to do with the file now. */
  readonly next: ReactNode;
}

export function WrittenParcel({ saved: { parcel, place }, title, next }: WrittenParcelProps): ReactNode {
  const t = useT();
  const format = useFormat();
  return (
    <ComesIntoView>
      <section aria-label={title} className="rounded-lg border-2 border-success bg-canvas p-5">
        <p role="status" className="type-section flex items-center gap-2.5">
          <CircleCheck aria-hidden size={24} className="shrink-0 text-success" />
          {title}
        </p>
        <div className="mt-4 flex flex-wrap items-center gap-3 rounded-md bg-sunken px-4 py-3">
          <Package aria-hidden size={22} className="shrink-0 text-muted" />
          <span className="min-w-0 flex-1">
            <span className="type-body block font-bold select-text">{place.name}</span>
            <span className="type-small text-muted">{format.bytes(parcel.sizeBytes)}</span>
          </span>
          <Button
            icon={FolderOpen}
            onPress={() => {
              void callShell('shell/reveal', { token: place.token });
            }}
          >
            {t('office.parcel.reveal')}
          </Button>
        </div>
        <p className="type-body mt-4 font-bold">{t('office.parcel.next')}</p>
        <div className="type-body mt-1">{next}</div>
        <details className="type-small mt-4">
          <summary className="focus-mark w-fit cursor-pointer rounded-sm text-link underline underline-offset-[3px]">
            {t('office.parcel.details')}
          </summary>
          <div className="mt-2">
            <DefinitionList
              items={[
                { term: t('office.parcel.created'), value: format.dateTime(parcel.createdAt) },
                ...(parcel.expiresAt === null
                  ? []
                  : [{ term: t('office.parcel.expires'), value: format.dateTime(parcel.expiresAt) }]),
                { term: t('office.parcel.sha256'), value: parcel.sha256, isCode: true },
              ]}
            />
          </div>
        </details>
      </section>
    </ComesIntoView>
  );
}
