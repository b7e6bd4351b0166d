/** Where and when a fact was read, for whoever doubts it. For check-row.tsx. */
import type { ReactNode } from 'react';
import type { Fact, FactId } from '../../../preload/contract/check-facts.ts';
import { useFormat, useT } from '../../i18n/translate.tsx';

export function Provenance({ fact }: { readonly fact: Fact<FactId> }): ReactNode {
  const t = useT();
  const format = useFormat();
  return (
    <div className="type-small text-muted">
      <p>{t('check.page.readAt', { time: format.dateTime(fact.readAt) })}</p>
      {fact.sources.length > 0 && (
        <ul className="mt-1 flex flex-col gap-0.5">
          {fact.sources.map((source) => (
            <li key={source} className="font-mono text-[0.75rem] break-all">
              {source}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
