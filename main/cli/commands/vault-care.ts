/** `mochidashi vault …`, the second half: health, backup, passphrase, keys, end. */
import type { Command } from 'commander';
import { AppError } from '../../../preload/contract/errors.ts';
import type { Translate } from '../../../resources/locales/translate.ts';
import type { AddCommand } from '../program.ts';
import { formatFindings } from './findings-table.ts';
import { textOf } from '../words.ts';

export function addVaultCareCommands(add: AddCommand, vault: Command, t: Translate): void {
  add(vault, {
    usage: 'verify',
    description: t('cli.command.vaultVerify'),
    mode: 'unlock',
    options: (command) => command.option('--repair', t('cli.option.repair')),
    action: async ({ client, output, refuse, format, wasRebuilt }, _, options) => {
      const repair = options['repair'] === true;
      const report = await client.call('vault/verify', { repair });
      // Its catalogue can be opened, yet pages of it are damaged: from here on as if it could not (`runCommand`).
      const isDamaged = report.findings.some(({ kind }) => kind === 'catalogue-page');
      if (repair && isDamaged && !wasRebuilt) throw new AppError('catalogue/damaged');
      if (report.findings.some((finding) => finding.severity === 'error' && !finding.repaired)) refuse();
      output.result(report, () =>
        [
          t('cli.said.verified', {
            objects: report.checkedObjects,
            size: format.bytes(report.checkedBytes),
            findings: report.findings.length,
          }),
          ...(report.findings.length === 0 ? [] : [formatFindings(t, report.findings)]),
        ].join('\n'),
      );
    },
  });

  add(vault, {
    usage: 'rebuild',
    description: t('cli.command.vaultRebuild'),
    mode: 'locked',
    action: async ({ client, output, passphrase, refuse }) => {
      const result = await client.call('vault/rebuild', { passphrase: await passphrase() });
      if (result.unreadableObjects > 0) refuse();
      output.result(result, () => t('cli.said.rebuilt', result));
    },
  });

  add(vault, {
    usage: 'passphrase',
    description: t('cli.command.vaultPassphrase'),
    mode: 'unlock',
    options: (command) => command.option('--new-passphrase-file <file>', t('cli.option.newPassphraseFile')),
    action: async ({ client, output, passphrase, newPassphrase }) => {
      await client.call('vault/change-passphrase', { current: await passphrase(), next: await newPassphrase() });
      output.result({ changed: true }, () => t('cli.said.passphraseChanged'));
    },
  });

  add(vault, {
    usage: 'rekey',
    description: t('cli.command.vaultRekey'),
    mode: 'unlock',
    action: async ({ client, output, passphrase }) => {
      const result = await client.call('vault/rekey', { passphrase: await passphrase() });
      output.result(result, () => t('cli.said.rekeyed', result));
    },
  });

  add(vault, {
    usage: 'backup',
    description: t('cli.command.vaultBackup'),
    mode: 'unlock',
    options: (command) => command.requiredOption('--to <folder>', t('cli.option.to')),
    action: async ({ client, output, format }, _, options) => {
      const result = await client.call('vault/backup', { folder: client.token(textOf(options['to'])) });
      output.result(result, () =>
        t('cli.said.backedUp', {
          copied: result.copiedFiles,
          kept: result.keptFiles,
          size: format.bytes(result.totalBytes),
        }),
      );
    },
  });

  add(vault, {
    usage: 'restore',
    description: t('cli.command.vaultRestore'),
    mode: 'locked',
    options: (command) => command.requiredOption('--from <folder>', t('cli.option.from')),
    action: async ({ client, output, format }, _, options) => {
      const result = await client.call('vault/restore', { folder: client.token(textOf(options['from'])) });
      output.result(result, () =>
        t('cli.said.restored', { files: result.restoredFiles, size: format.bytes(result.totalBytes) }),
      );
    },
  });

  add(vault, {
    usage: 'destroy',
    description: t('cli.command.vaultDestroy'),
    mode: 'unlock',
    options: (command) =>
      command
        .requiredOption('--certificate <file>', t('cli.option.certificate'))
        .option('--reason <text>', t('cli.option.reason'), t('cli.defaultReason')),
    action: async ({ client, output, passphrase }, _, options) => {
      const result = await client.call('vault/destroy', {
        passphrase: await passphrase(),
        certificate: client.token(textOf(options['certificate'])),
        reason: textOf(options['reason']),
      });
      output.result(result, () => t('cli.said.destroyed', { objects: result.objects, stillOut: result.stillOut }));
    },
  });
}
