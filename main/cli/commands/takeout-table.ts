/** How take-outs and files that were left out read on a terminal. Used by the commands only. */
import type { CallOutput } from '../../../preload/contract/engine.ts';
import type { TakeoutRow } from '../../../preload/contract/values.ts';
import { isMessageKey, translateError, type Translate } from '../../../resources/locales/translate.ts';
import type { Formatter } from '../../../resources/locales/format.ts';
import { formatTable, type Column } from '../output.ts';

/** Characters of an id that a table shows; a command takes the beginning of an id (four or more). */
const shownIdLength = 8;

export function shortId(id: string): string {
  return id.slice(0, shownIdLength);
}

function stateWords(t: Translate, row: TakeoutRow): string {
  if (row.mustFetch) return t('common.state.mustFetch');
  if (row.isOverdue) return t('common.state.overdue');
  if (row.isDueSoon) return t('common.state.dueSoon');
  const key = `common.state.${row.state}`;
  return isMessageKey(key) ? t(key) : row.state;
}

/** The list of take-outs; `withHolder` adds who holds each (office's ledger). */
export function formatTakeouts(
  t: Translate,
  format: Formatter,
  rows: readonly TakeoutRow[],
  withHolder = false,
): string {
  const holder: Column<TakeoutRow>[] = [
    { heading: t('cli.column.worker'), cell: (row) => row.workerName ?? '' },
    { heading: t('cli.column.device'), cell: (row) => row.deviceName ?? '' },
  ];
  return formatTable(t, rows, [
    { heading: t('cli.column.id'), cell: (row) => shortId(row.id) },
    { heading: t('cli.column.state'), cell: (row) => stateWords(t, row) },
    { heading: t('cli.column.name'), cell: (row) => (row.folder === '' ? row.name : `${row.folder}/${row.name}`) },
    { heading: t('cli.column.size'), cell: (row) => format.bytes(row.sizeBytes), align: 'right' },
    { heading: t('cli.column.takenOutAt'), cell: (row) => format.shortDateTime(row.takenOutAt) },
    { heading: t('cli.column.dueAt'), cell: (row) => (row.dueAt === null ? '—' : format.date(row.dueAt)) },
    ...(withHolder ? holder : []),
    { heading: t('cli.column.purpose'), cell: (row) => row.purpose },
  ]);
}

type LeftOut = CallOutput<'takeout/start'>['leftOut'][number];

/** One line for each file that was not taken, with the reason; empty when all were. */
export function formatLeftOut(t: Translate, leftOut: readonly LeftOut[]): string {
  return leftOut
    .map((file) => `${file.folder === '' ? '' : `${file.folder}/`}${file.name}: ${leftOutReason(t, file.code)}`)
    .join('\n');
}

/** Words for a verdict of the policy or the code of an error. */
export function leftOutReason(t: Translate, code: string): string {
  const key = `cli.verdict.${code.replace(':', '.')}`;
  return isMessageKey(key) ? t(key) : translateError(t, { code });
}
