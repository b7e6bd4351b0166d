/** How the findings of `vault verify` read on a terminal. */
import type { Finding } from '../../../preload/contract/values.ts';
import { isMessageKey, type Translate } from '../../../resources/locales/translate.ts';
import { formatTable } from '../output.ts';

function nextWords(t: Translate, { repaired, putBackNumber: number, isCurrent, isMarked, canRepair }: Finding): string {
  if (number !== null) return t(repaired ? 'cli.next.wasPutBack' : 'cli.next.putBack', { number });
  if (repaired) return t('cli.next.repaired');
  if (!isCurrent) return t('cli.next.fileIsFine');
  if (isMarked) return t('cli.next.fetch');
  return canRepair ? t('cli.next.repair') : '';
}

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
    { heading: t('cli.column.next'), cell: (finding) => nextWords(t, finding) },
  ]);
}
