/** What became of what is typed, in a few words below the editor. */
import { CircleAlert, CircleCheck, CloudUpload } from 'lucide-react';
import type { ReactNode } from 'react';
import { useFormat, useT } from '../../../i18n/translate.tsx';
import type { EditSession } from './use-edit-session.ts';

export function DraftStatus({ session }: { readonly session: EditSession }): ReactNode {
  const t = useT();
  const format = useFormat();
  const { draft, isDirty } = session;
  if (draft.kind === 'failed') {
    return (
      <span className="flex items-center gap-1.5 font-bold text-danger">
        <CircleAlert aria-hidden size={16} className="shrink-0" />
        {t('viewer.draft.failed')}
      </span>
    );
  }
  if (draft.kind === 'waiting') {
    return (
      <span className="flex items-center gap-1.5 text-muted">
        <CloudUpload aria-hidden size={16} className="shrink-0" />
        {t('viewer.draft.waiting')}
      </span>
    );
  }
  if (draft.kind === 'saved' && isDirty) {
    return (
      <span className="flex items-center gap-1.5">
        <CircleCheck aria-hidden size={16} className="shrink-0 text-success" />
        {t('viewer.draft.saved', { time: format.time(draft.savedAt) })}
      </span>
    );
  }
  return <span className="text-muted">{t('viewer.draft.promise')}</span>;
}
