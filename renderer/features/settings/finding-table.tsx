/** What a check of the vault found, and what to do about each. */
import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { Finding } from '../../../preload/contract/values.ts';
import { useT, type Translate } from '../../i18n/translate.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';

type FindingValue = z.output<typeof Finding>;

const tones = { error: 'danger', warning: 'warning', note: 'info' } as const;
const cellClass = 'border-t border-line px-4 py-2.5 text-left align-top';

export function FindingTable({ findings }: { readonly findings: readonly FindingValue[] }): ReactNode {
  const t = useT();
  return (
    <div className="overflow-hidden rounded-lg border border-line">
      <table aria-label={t('settings.verify.table')} className="type-small w-full border-collapse">
        <thead className="bg-sunken">
          <tr>
            {(['problem', 'file', 'next'] as const).map((column) => (
              <th key={column} scope="col" className="px-4 py-2 text-left font-bold text-muted">
                {t(`settings.verify.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {findings.map((finding, index) => (
            <tr key={index}>
              <td className={cellClass}>
                <span className="mb-1 block">
                  <StatusChip tone={tones[finding.severity]}>{t(`settings.severity.${finding.severity}`)}</StatusChip>
                </span>
                {t(`settings.finding.${finding.kind}`)}
              </td>
              <td className={`${cellClass} break-all`}>{fileWords(t, finding)}</td>
              <td className={`${cellClass} break-all`}>{nextWords(t, finding)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function fileWords(t: Translate, { name, versionNumber }: FindingValue): string {
  if (name === null) return t('settings.verify.noFile');
  return versionNumber === null ? name : t('settings.verify.version', { name, number: versionNumber });
}

function nextWords(t: Translate, finding: FindingValue): string {
  const { kind, repaired, canRepair, isCurrent, isMarked, putBackNumber: number, originalPath } = finding;
  if (number !== null) return t(repaired ? 'settings.verify.wasPutBack' : 'settings.verify.putBack', { number });
  if (!isCurrent) return t('settings.verify.fileIsFine');
  if (kind === 'catalogue-page') return t('settings.verify.rebuild');
  if (isMarked && originalPath !== null) return t('settings.verify.marked', { place: originalPath });
  if (canRepair && originalPath !== null && kind !== 'object-unknown')
    return t('settings.verify.canMark', { place: originalPath });
  if (repaired) return t('settings.verify.repaired');
  if (canRepair) return t('settings.verify.canRepair');
  return originalPath === null ? t('settings.verify.ask') : t('settings.verify.fetch', { place: originalPath });
}
