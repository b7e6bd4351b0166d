/** What happened to a memo, newest first; passwords are not in it. */
import type { ReactNode } from 'react';
import type { MemoDetail } from '../../../preload/contract/memo.ts';
import { useJoined } from '../../app/joined.ts';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { Card } from '../../ui/page.tsx';

export function MemoHistory({ history }: Pick<MemoDetail, 'history'>): ReactNode {
  const t = useT();
  const format = useFormat();
  const joined = useJoined();
  return (
    <Card title={t('memo.history.title')} level={2}>
      <p className="type-small mb-2 text-muted">{t('memo.history.lead')}</p>
      <ol className="type-small">
        {history.map(({ at, what, reason }, index) => (
          <li key={index} className="flex justify-between gap-4 border-b border-line py-1.5 last:border-b-0">
            <span>{joined([t(`memo.history.${what}`), ...(reason === null ? [] : [t(`memo.reason.${reason}`)])])}</span>
            <span className="shrink-0 text-muted">{format.shortDateTime(at)}</span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
