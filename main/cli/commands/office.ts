/** `mochidashi office …`: set up, grants, take-out desk, devices, policy (DESIGN: command line). */
import { readFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import type { Command } from 'commander';
import { Policy } from '../../../preload/contract/policy.ts';
import type { Translate } from '../../../resources/locales/translate.ts';
import { parseDay, parseDays, parseFingerprint } from '../arguments.ts';
import { collectTakeouts, findDevice } from '../lists.ts';
import { formatFacts } from '../output.ts';
import type { AddCommand } from '../program.ts';
import { UsageError } from '../usage-error.ts';
import { addOfficeDeskCommands } from './office-desk.ts';
import { addOfficeDeviceCommands } from './office-devices.ts';
import { formatLeftOut, formatTakeouts } from './takeout-table.ts';
import { textOf, textsOf } from '../words.ts';

const days = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

/** A policy file: JSON, checked against the contract. Its version is given by the office, not by the file. */
async function readPolicyFile(path: string): Promise<Policy> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw new UsageError('cli.usage.policyUnreadable', { reason: error instanceof Error ? error.message : '' });
  }
  const result = Policy.safeParse(parsed);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new UsageError('cli.usage.policyInvalid', {
    field: issue?.path.map(String).join('.') ?? '',
    reason: issue?.message ?? '',
  });
}

export function addOfficeCommands(add: AddCommand, office: Command, t: Translate): void {
  add(office, {
    usage: 'init',
    description: t('cli.command.officeInit'),
    mode: 'locked',
    options: (command) =>
      command
        .requiredOption('--name <name>', t('cli.option.officeName'))
        .option('--admin <name>', t('cli.option.adminName'))
        .option('--recovery-key <file>', t('cli.option.recoveryKey'))
        .option('--new-passphrase-file <file>', t('cli.option.newPassphraseFile')),
    action: async ({ client, output, locale, newPassphrase }, _, options) => {
      const passphrase = await newPassphrase();
      const result = await client.call('office/init', {
        officeName: textOf(options['name']),
        adminName: textOf(options['admin']) || userInfo().username,
        locale,
        passphrase,
        withoutKeychain: true,
      });
      const file = textOf(options['recoveryKey']);
      if (file !== '') await client.call('office/save-recovery-key', { out: client.token(file), passphrase });
      // The key is shown only where it was not written to a file: two copies are harder to look after than one.
      const shown = file === '' ? { recoveryKey: result.recoveryKey } : { recoveryKeyFile: file };
      output.result({ ...result.status, fingerprint: result.fingerprint, ...shown }, () =>
        [
          formatFacts([
            [t('cli.column.office'), result.status.officeName],
            [t('cli.column.fingerprint'), result.fingerprint.join(' ')],
            [t('cli.column.recoveryKey'), file === '' ? result.recoveryKey : file],
          ]),
          t('cli.said.keepRecoveryKey'),
        ].join('\n'),
      );
    },
  });

  add(office, {
    usage: 'issue <request>',
    description: t('cli.command.officeIssue'),
    mode: 'unlock',
    options: (command) =>
      command
        .requiredOption('--worker <name>', t('cli.option.workerName'))
        .option('--lease <days>', t('cli.option.lease'), parseDays)
        .option('--fingerprint <digits>', t('cli.option.fingerprint'), parseFingerprint)
        .requiredOption('--out <file>', t('cli.option.outGrant')),
    action: async ({ client, output, format }, [request], options) => {
      const path = textOf(request);
      const facts = await client.call('office/inspect-request', { parcel: client.token(path) });
      const compared = textsOf(options['fingerprint']);
      if (compared.length === 0) output.note(t('cli.said.compare', { fingerprint: facts.fingerprint.join(' ') }));
      const policy = Policy.parse((await client.call('policy/read', {})).policy);
      const result = await client.call('office/issue', {
        request: client.token(path),
        workerName: textOf(options['worker']),
        leaseDays: days(options['lease']) ?? policy.leaseDays,
        comparedFingerprint: compared.length === 0 ? facts.fingerprint : compared,
        out: client.token(textOf(options['out'])),
      });
      output.result({ ...result, fingerprint: facts.fingerprint }, () =>
        formatFacts([
          [t('cli.column.device'), result.deviceId],
          [t('cli.column.lease'), format.dateTime(result.leaseNotAfter)],
          [t('cli.column.parcel'), result.parcel.fileName],
        ]),
      );
    },
  });

  add(office, {
    usage: 'takeout <files...>',
    description: t('cli.command.officeTakeout'),
    mode: 'unlock',
    options: (command) =>
      command
        .requiredOption('--to <device>', t('cli.option.toDevice'))
        .requiredOption('--purpose <text>', t('cli.option.purpose'))
        .option('--due <date>', t('cli.option.due'), parseDay)
        .requiredOption('--out <file>', t('cli.option.outParcel')),
    action: async ({ client, output, refuse, format }, [files], options) => {
      const device = await findDevice(client, textOf(options['to']));
      const result = await client.call('office/takeout', {
        paths: textsOf(files).map((file) => client.token(file)),
        deviceId: device.id,
        purpose: textOf(options['purpose']),
        dueOn: textOf(options['due']) || null,
        out: client.token(textOf(options['out'])),
      });
      if (result.leftOut.length > 0) refuse();
      output.result(result, () =>
        [
          t('cli.said.packedFor', { files: result.files, size: format.bytes(result.bytes), worker: device.workerName }),
          formatLeftOut(t, result.leftOut),
        ]
          .filter((line) => line !== '')
          .join('\n'),
      );
    },
  });

  add(office, {
    usage: 'ledger',
    description: t('cli.command.officeLedger'),
    mode: 'unlock',
    options: (command) =>
      command.option('--search <text>', t('cli.option.search')).option('--device <device>', t('cli.option.device')),
    action: async ({ client, output, format }, _, options) => {
      const device = textOf(options['device']) === '' ? null : await findDevice(client, textOf(options['device']));
      const rows = await collectTakeouts(client, 'office/ledger', {
        search: textOf(options['search']),
        ...(device === null ? {} : { deviceId: device.id }),
      });
      output.result(rows, () => formatTakeouts(t, format, rows, true));
    },
  });

  addOfficeDeviceCommands(add, office, t);

  const policy = office
    .command('policy')
    .description(t('cli.group.policy'))
    .helpCommand('help [command]', t('cli.help.command'))
    .exitOverride();
  add(policy, {
    usage: 'show',
    description: t('cli.command.policyShow'),
    mode: 'unlock',
    action: async ({ client, output }) => {
      const result = await client.call('policy/read', {});
      output.result(result.policy, () => JSON.stringify(result.policy, null, 2));
    },
  });
  add(policy, {
    usage: 'set <file>',
    description: t('cli.command.policySet'),
    mode: 'unlock',
    action: async ({ client, output }, [file]) => {
      const result = await client.call('policy/save', { policy: await readPolicyFile(textOf(file)) });
      output.result(result, () => t('cli.said.policySaved', { version: result.version }));
    },
  });

  addOfficeDeskCommands(add, office, t);
}
