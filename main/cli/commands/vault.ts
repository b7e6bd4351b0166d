/** `mochidashi vault …`: the files in the vault, its health, its passphrase (DESIGN: command line). */
import type { Command } from 'commander';
import type { Translate } from '../../../resources/locales/translate.ts';
import type { CommandContext } from '../context.ts';
import { collectTakeouts, findId } from '../lists.ts';
import { formatFacts, formatTable } from '../output.ts';
import type { AddCommand } from '../program.ts';
import { formatTakeouts, shortId } from './takeout-table.ts';
import { addVaultCareCommands } from './vault-care.ts';
import { textOf } from '../words.ts';

/** As short as the chip in the settings; why a keychain needs a look is told by the window. */
const keychainWords = {
  present: 'settings.keychain.chip.present',
  unused: 'settings.keychain.chip.unused',
  missing: 'settings.keychain.chip.problem',
  changed: 'settings.keychain.chip.problem',
  unavailable: 'settings.keychain.chip.problem',
} as const;

function findEntry({ client }: CommandContext, written: unknown): Promise<string> {
  return findId(textOf(written), () => collectTakeouts(client, 'files/list'));
}

export function addVaultCommands(add: AddCommand, vault: Command, t: Translate): void {
  add(vault, {
    usage: 'status',
    description: t('cli.command.vaultStatus'),
    mode: 'unlock',
    action: async ({ client, output, format }) => {
      const status = await client.call('vault/status', {});
      output.result(status, () =>
        formatFacts([
          [t('cli.column.office'), status.officeName],
          [t('cli.column.person'), status.personName],
          [t('cli.column.lease'), status.lease === null ? '—' : format.dateTime(status.lease.notAfter)],
          [t('cli.column.files'), format.number(status.fileCount)],
          [t('cli.column.size'), format.bytes(status.totalBytes)],
          [t('cli.column.keychain'), t(keychainWords[status.keychain])],
          [t('cli.column.policy'), String(status.policyVersion)],
          [t('cli.column.backup'), status.lastBackupAt === null ? '—' : format.dateTime(status.lastBackupAt)],
        ]),
      );
    },
  });

  add(vault, {
    usage: 'list',
    description: t('cli.command.vaultList'),
    mode: 'unlock',
    options: (command) => command.option('--search <text>', t('cli.option.search')),
    action: async ({ client, output, format }, _, options) => {
      const rows = await collectTakeouts(client, 'files/list', { search: textOf(options['search']) });
      output.result(rows, () => formatTakeouts(t, format, rows));
    },
  });

  add(vault, {
    usage: 'show <id>',
    description: t('cli.command.vaultShow'),
    mode: 'unlock',
    action: async (context, [id]) => {
      const { client, output, format } = context;
      const detail = await client.call('files/show', { id: await findEntry(context, id) });
      const flat = { ...detail.row, original: detail.original, allowedBy: detail.allowedBy, versions: detail.versions };
      output.result({ ...flat, hasDraft: detail.hasDraft }, () =>
        formatFacts([
          [t('cli.column.id'), detail.row.id],
          [t('cli.column.name'), detail.row.name],
          [t('cli.column.size'), format.bytes(detail.row.sizeBytes)],
          [t('cli.column.purpose'), detail.row.purpose],
          [t('cli.column.takenOutAt'), format.dateTime(detail.row.takenOutAt)],
          [t('cli.column.dueAt'), detail.row.dueAt === null ? '—' : format.date(detail.row.dueAt)],
          [t('cli.column.original'), detail.original.location],
          [t('cli.column.host'), detail.original.host],
          ['SHA-256', detail.original.sha256],
          [t('cli.column.version'), String(detail.versions.find((version) => version.isCurrent)?.number ?? '')],
        ]),
      );
    },
  });

  add(vault, {
    usage: 'get <id>',
    description: t('cli.command.vaultGet'),
    mode: 'unlock',
    options: (command) =>
      command
        .requiredOption('--out <file>', t('cli.option.outFile'))
        .option('--reason <text>', t('cli.option.reason'), t('cli.defaultReason')),
    action: async (context, [id], options) => {
      const { client, output } = context;
      const entryId = await findEntry(context, id);
      const out = textOf(options['out']);
      await client.call('files/export', { id: entryId, out: client.token(out), reason: textOf(options['reason']) });
      output.result({ id: entryId, out }, () => t('cli.said.written', { file: out }));
    },
  });

  add(vault, {
    usage: 'put <id> <file>',
    description: t('cli.command.vaultPut'),
    mode: 'unlock',
    action: async (context, [id, file]) => {
      const { client, output } = context;
      const entryId = await findEntry(context, id);
      const version = await client.call('files/put', { id: entryId, from: client.token(textOf(file)) });
      output.result(version, () => t('cli.said.newVersion', { number: version.number }));
    },
  });

  add(vault, {
    usage: 'versions <id>',
    description: t('cli.command.vaultVersions'),
    mode: 'unlock',
    action: async (context, [id]) => {
      const { client, output, format } = context;
      const { versions } = await client.call('files/show', { id: await findEntry(context, id) });
      output.result(versions, () =>
        formatTable(t, versions, [
          { heading: t('cli.column.id'), cell: (version) => shortId(version.id) },
          { heading: t('cli.column.version'), cell: (version) => String(version.number), align: 'right' },
          { heading: t('cli.column.at'), cell: (version) => format.dateTime(version.createdAt) },
          { heading: t('cli.column.size'), cell: (version) => format.bytes(version.sizeBytes), align: 'right' },
          { heading: t('cli.column.source'), cell: (version) => t(`files.version.source.${version.source}`) },
          { heading: t('cli.column.current'), cell: (version) => (version.isCurrent ? '●' : '') },
        ]),
      );
    },
  });

  addVaultCareCommands(add, vault, t);
}
