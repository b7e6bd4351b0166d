/** `mochidashi audit …`: the vault's own log. */
import type { Command } from 'commander';
import type { AuditRow } from '../../../preload/contract/values.ts';
import type { Formatter } from '../../../resources/locales/format.ts';
import { dataWords } from '../../../resources/locales/data-words.ts';
import { eventWords } from '../../../resources/locales/event-words.ts';
import type { Translate } from '../../../resources/locales/translate.ts';
import { collectPages } from '../lists.ts';
import { formatTable, type Column } from '../output.ts';
import type { AddCommand } from '../program.ts';

/** Columns of a log, also used for a device's log in the office. */
export function auditColumns(t: Translate, format: Formatter): Column<AuditRow>[] {
  return [
    { heading: t('cli.column.seq'), cell: (row) => String(row.seq), align: 'right' },
    { heading: t('cli.column.at'), cell: (row) => format.dateTime(row.at) },
    { heading: t('cli.column.event'), cell: (row) => eventWords(t, row.event) },
    { heading: t('cli.column.data'), cell: (row) => dataWords(t, format, row.data) },
  ];
}

export function addAuditCommands(add: AddCommand, audit: Command, t: Translate): void {
  add(audit, {
    usage: 'list',
    description: t('cli.command.auditList'),
    mode: 'unlock',
    action: async ({ client, output, format }) => {
      const rows = await collectPages((offset, limit) => client.call('audit/list', { offset, limit }));
      output.result(rows, () => formatTable(t, rows, auditColumns(t, format)));
    },
  });
  add(audit, {
    usage: 'verify',
    description: t('cli.command.auditVerify'),
    mode: 'unlock',
    action: async ({ client, output, refuse }) => {
      const verdict = await client.call('audit/verify', {});
      if (!verdict.intact) refuse();
      output.result(verdict, () =>
        verdict.intact
          ? t('cli.said.auditIntact', { rows: verdict.rows })
          : t('cli.said.auditBroken', { seq: verdict.brokenAtSeq ?? 0 }),
      );
    },
  });
}
