/** Files that bulk work left out, each with its reason in words. */
import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { LeftOut as LeftOutSchema } from '../../../preload/contract/calls/worker.ts';
import { useErrorText, useT } from '../../i18n/translate.tsx';
import { Banner } from '../../ui/banner.tsx';

export type LeftOut = z.infer<typeof LeftOutSchema>;

const shown = 20;

export function LeftOutList({ files }: { readonly files: readonly LeftOut[] }): ReactNode {
  const t = useT();
  const errorText = useErrorText();
  if (files.length === 0) return null;
  return (
    <Banner tone="warning" title={t('office.leftOut.title', { count: files.length })}>
      <p>{t('office.leftOut.text')}</p>
      <ul className="max-h-64 overflow-y-auto rounded-md border border-line">
        {files.slice(0, shown).map(({ name, folder, code }) => (
          <li key={`${folder}/${name}`} className="border-b border-line px-3 py-2 last:border-b-0">
            <span className="block font-bold break-all">{folder === '' ? name : `${folder}/${name}`}</span>
            <span className="text-muted">{errorText({ code })}</span>
          </li>
        ))}
      </ul>
      {files.length > shown && <p>{t('office.leftOut.more', { count: files.length - shown })}</p>}
    </Banner>
  );
}
