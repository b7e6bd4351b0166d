/** `mochidashi worker …`: enrol, accept, take out, return (DESIGN: command line). */
import { hostname, platform } from 'node:os';
import type { Command } from 'commander';
import type { CallOutput } from '../../../preload/contract/engine.ts';
import { AppError, isAppError } from '../../../preload/contract/errors.ts';
import type { Translate } from '../../../resources/locales/translate.ts';
import { parseDay } from '../arguments.ts';
import type { CommandContext } from '../context.ts';
import { collectTakeouts, findId } from '../lists.ts';
import { formatFacts } from '../output.ts';
import type { AddCommand } from '../program.ts';
import { UsageError } from '../usage-error.ts';
import { formatLeftOut } from './takeout-table.ts';
import { textOf, textsOf } from '../words.ts';

function fingerprintFacts(t: Translate, fingerprint: readonly string[]): [string, string] {
  return [t('cli.column.fingerprint'), fingerprint.join(' ')];
}

/** What `worker accept` did: the vault it opened, or that only its passphrase is set and the check before work comes first. */
type Accepted =
  CallOutput<'grant/accept'> | { readonly officeName: string; readonly open: false; readonly check: 'needed' };

/** The passphrase is set before the vault asks for its check before work; that it does so is no failure. */
async function recover({ client, newPassphrase }: CommandContext, path: string, officeName: string): Promise<Accepted> {
  try {
    return await client.call('recovery/accept', { parcel: client.token(path), passphrase: await newPassphrase() });
  } catch (error) {
    if (isAppError(error, 'check/needed')) return { officeName, open: false, check: 'needed' };
    throw error;
  }
}

/** A parcel for `worker accept` is a grant or the answer to a forgotten passphrase; whichever it is, it sets the passphrase. */
async function accept(context: CommandContext, path: string): Promise<Accepted> {
  const { client, t, output } = context;
  const description = await client.call('vault/describe', {});
  if (description.recovering) return recover(context, path, description.officeName ?? '');
  const offer = await client.call('grant/inspect', { parcel: client.token(path) });
  output.note(t('cli.said.grantFrom', { office: offer.officeName, fingerprint: offer.officeFingerprint.join(' ') }));
  return client.call('grant/accept', {
    parcel: client.token(path),
    passphrase: await context.newPassphrase(),
    acceptedPolicyVersion: offer.policy.version,
  });
}

async function takeOut(
  { client, output, t, format, refuse }: CommandContext,
  files: readonly string[],
  purpose: string,
  dueOn: string | null,
): Promise<void> {
  const plan = await client.call('takeout/plan', { paths: files.map((file) => client.token(file)) });
  const refused = plan.candidates
    .filter((candidate) => candidate.verdict !== 'allowed')
    .map((candidate) => ({ name: candidate.name, folder: candidate.folder, code: candidate.verdict as string }));
  const nothing = { taken: 0, bytes: 0, entryIds: [], leftOut: [] };
  const taken =
    plan.allowed === 0 ? nothing : await client.call('takeout/start', { planId: plan.planId, purpose, dueOn });
  const leftOut = [...refused, ...taken.leftOut];
  if (leftOut.length > 0 || taken.taken === 0) refuse();
  output.result({ ...taken, leftOut }, () =>
    [t('cli.said.takenOut', { files: taken.taken, size: format.bytes(taken.bytes) }), formatLeftOut(t, leftOut)]
      .filter((line) => line !== '')
      .join('\n'),
  );
}

export function addWorkerCommands(add: AddCommand, worker: Command, t: Translate): void {
  add(worker, {
    usage: 'enrol',
    description: t('cli.command.workerEnrol'),
    mode: 'locked',
    options: (command) =>
      command
        .requiredOption('--name <name>', t('cli.option.workerName'))
        .option('--device <name>', t('cli.option.deviceName'))
        .option('--own', t('cli.option.own'))
        .requiredOption('--out <file>', t('cli.option.outRequest')),
    action: async ({ client, output, t: words }, _, options) => {
      const result = await client.call('enrol/start', {
        workerName: textOf(options['name']),
        deviceName: textOf(options['device']) || hostname() || platform(),
        ownership: options['own'] === true ? 'own' : 'lent',
        out: client.token(textOf(options['out'])),
        // Whoever writes `--keychain none` or a file has decided; with the system's keychain it is needed.
        withoutKeychain: true,
      });
      output.result({ ...result.enrolment, parcel: result.parcel }, () =>
        formatFacts([
          [words('cli.column.device'), result.enrolment.deviceName],
          fingerprintFacts(words, result.enrolment.fingerprint),
          [words('cli.column.parcel'), result.parcel.fileName],
        ]),
      );
    },
  });

  add(worker, {
    usage: 'accept <parcel>',
    description: t('cli.command.workerAccept'),
    mode: 'locked',
    options: (command) => command.option('--new-passphrase-file <file>', t('cli.option.newPassphraseFile')),
    action: async (context, [parcel]) => {
      const status = await accept(context, textOf(parcel));
      const said = 'check' in status ? 'cli.said.acceptedLocked' : 'cli.said.accepted';
      context.output.result(status, () => context.t(said, { office: status.officeName }));
    },
  });

  for (const [name, description] of [
    ['import', t('cli.command.workerImport')],
    ['receipt', t('cli.command.workerReceipt')],
  ] as const) {
    add(worker, {
      usage: `${name} <parcel>`,
      description,
      mode: 'unlock',
      action: async ({ client, output, t: words }, [parcel]) => {
        const result = await client.call('parcel/import', { parcel: client.token(textOf(parcel)) });
        if (name === 'receipt' && result.kind !== 'receipt') throw new AppError('parcel/wrong-kind');
        output.result(result, () => {
          if (result.already) return words('cli.said.already');
          return result.kind === 'receipt'
            ? words('cli.said.receipt', { destroyed: result.destroyed })
            : words('cli.said.imported', { files: result.files });
        });
      },
    });
  }

  add(worker, {
    usage: 'takeout <files...>',
    description: t('cli.command.workerTakeout'),
    mode: 'unlock',
    options: (command) =>
      command
        .requiredOption('--purpose <text>', t('cli.option.purpose'))
        .option('--due <date>', t('cli.option.due'), parseDay),
    action: (context, [files], options) =>
      takeOut(context, textsOf(files), textOf(options['purpose']), textOf(options['due']) || null),
  });

  add(worker, {
    usage: 'return [ids...]',
    description: t('cli.command.workerReturn'),
    mode: 'unlock',
    options: (command) =>
      command.option('--all', t('cli.option.all')).requiredOption('--out <file>', t('cli.option.outParcel')),
    action: async ({ client, output, t: words }, [ids], options) => {
      const written = textsOf(ids);
      if ((written.length === 0) !== (options['all'] === true)) throw new UsageError('cli.usage.idsOrAll');
      const all = () => collectTakeouts(client, 'files/list');
      const chosen = options['all'] === true ? null : await Promise.all(written.map((id) => findId(id, all)));
      const result = await client.call('return/pack', { ids: chosen, out: client.token(textOf(options['out'])) });
      output.result(result, () => words('cli.said.packed', { files: result.files, changed: result.changed }));
    },
  });

  add(worker, {
    usage: 'forgot',
    description: t('cli.command.workerForgot'),
    mode: 'locked',
    options: (command) => command.requiredOption('--out <file>', t('cli.option.outRequest')),
    action: async ({ client, output, t: words }, _, options) => {
      const result = await client.call('recovery/request', { out: client.token(textOf(options['out'])) });
      output.result(result, () =>
        formatFacts([
          fingerprintFacts(words, result.fingerprint),
          [words('cli.column.parcel'), result.parcel.fileName],
        ]),
      );
    },
  });
}
