/** State, purpose and due date of a file, and the record of its original. */
import { useState, type ReactNode } from 'react';
import type { TakeoutDetail } from '../../../../preload/contract/values.ts';
import { useFormat, useT } from '../../../i18n/translate.tsx';
import { DefinitionList } from '../../../ui/definition-list.tsx';
import { DueDate, TakeoutStateChip } from '../takeout-state.tsx';

export function DetailsFacts({ detail }: { readonly detail: TakeoutDetail }): ReactNode {
  const t = useT();
  const format = useFormat();
  const [now] = useState(() => Date.now());
  const { row, original, allowedBy } = detail;
  return (
    <div className="flex flex-col gap-5">
      <DefinitionList
        layout="stacked"
        items={[
          { term: t('files.details.state'), value: <TakeoutStateChip row={row} /> },
          {
            term: t('files.details.due'),
            value: (
              <>
                <DueDate row={row} now={now} />
                {row.dueAt !== null && (row.isOverdue || row.isDueSoon) && (
                  <span className="text-muted">{format.date(row.dueAt)}</span>
                )}
              </>
            ),
          },
          { term: t('files.details.purpose'), value: row.purpose },
          { term: t('files.details.takenOut'), value: format.dateTime(row.takenOutAt) },
          {
            term: t('files.details.allowed'),
            value: t(`files.details.ground.${allowedBy.ground}`, {
              name: allowedBy.name,
              version: allowedBy.policyVersion,
            }),
          },
          { term: t('files.details.folder'), value: row.folder === '' ? t('files.topFolder') : row.folder },
          { term: t('files.details.size'), value: format.bytes(row.sizeBytes) },
        ]}
      />
      <section className="rounded-md bg-sunken px-3.5 pt-3 pb-1">
        <h3 className="type-small font-bold">{t('files.details.original')}</h3>
        <p className="text-[0.8125rem] text-muted">{t('files.details.originalNote')}</p>
        <DefinitionList
          layout="stacked"
          items={[
            { term: t('files.details.location'), value: original.location, isCode: true },
            { term: t('files.details.host'), value: original.host },
            { term: t('files.details.modified'), value: format.dateTime(original.modifiedAt) },
            { term: t('files.details.size'), value: format.bytes(original.sizeBytes) },
            { term: t('files.details.hash'), value: original.sha256, isCode: true },
          ]}
        />
      </section>
    </div>
  );
}
