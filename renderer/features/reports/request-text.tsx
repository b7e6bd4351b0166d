/** What a worker wrote in a request. For the worker's and the office's pages. */
import type { ReactNode } from 'react';
import type { RequestReport } from '../../../preload/contract/reports.ts';
import { useT } from '../../i18n/translate.tsx';
import { Discreet } from '../veil/discreet.tsx';

export function RequestText({ report }: { readonly report: RequestReport }): ReactNode {
  const t = useT();
  if (report.kind === 'help') {
    if (report.note === '') return null;
    return (
      <p className="type-small break-words whitespace-pre-wrap">
        <Discreet>{report.note}</Discreet>
      </p>
    );
  }
  return (
    <div className="type-small flex flex-col gap-1 break-words whitespace-pre-wrap">
      <p>
        <Discreet>{t('reports.requests.purpose', { text: report.purpose })}</Discreet>
      </p>
      <p>
        <Discreet>{t('reports.requests.origin', { text: report.origin })}</Discreet>
      </p>
    </div>
  );
}
