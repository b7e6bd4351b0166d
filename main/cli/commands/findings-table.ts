/** How the findings of `vault verify` read on a terminal. */
import type { Finding } from '../../../preload/contract/values.ts';
import { isMessageKey, type Translate } from '../../../resources/locales/translate.ts';
import { formatTable } from '../output.ts';

/** What `verify` found, one line each. */
export function formatFindings(t: Translate, findings: readonly Finding[]): string {
  return formatTable(t, findings, [
    { heading: t('cli.column.severity'), cell: (finding) => t(`settings.severity.${finding.severity}`) },
    {
      heading: t('cli.column.finding'),
      cell: (finding) => {
        const key = `cli.finding.${finding.kind}`;
        return isMessageKey(key) ? t(key) : finding.kind;
      },
    },
    { heading: t('cli.column.name'), cell: (finding) => finding.name ?? '' },
    { heading: t('cli.column.version'), cell: (finding) => String(finding.versionNumber ?? '') },
    { heading: t('cli.column.original'), cell: (finding) => finding.originalPath ?? '' },
    { heading: t('cli.column.repaired'), cell: (finding) => (finding.repaired ? t('common.yes') : '') },
  ]);
}
