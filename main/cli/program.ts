/** The command line as a whole: commands, common options, exit codes. `index.ts` starts it, tests call `runCli`. */
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { isAppError } from '../../preload/contract/errors.ts';
import { translateError } from '../../resources/locales/translate.ts';
import { parseKeychain } from './arguments.ts';
import { addAuditCommands } from './commands/audit.ts';
import { addCheckCommands } from './commands/check.ts';
import { addMemoCommands } from './commands/memo.ts';
import { addOfficeCommands } from './commands/office.ts';
import { addVaultCommands } from './commands/vault.ts';
import { addWorkerCommands } from './commands/worker.ts';
import type { CommandGroup } from '../../preload/contract/command-groups.ts';
import { addCheckOptions } from './check-input.ts';
import { runCommand, type CliParts, type CommandContext } from './context.ts';
import { UnexpectedError } from './engine-client.ts';
import { UsageError } from './usage-error.ts';
import { translateHelp, usageWords } from './usage-words.ts';

/** Declares one command with the common options; `action` gets the context and what the user wrote. */
export interface CommandSpec {
  /** Name and arguments as commander reads them, e.g. `issue <request>`. */
  readonly usage: string;
  readonly description: string;
  readonly mode: 'unlock' | 'locked';
  readonly options?: (command: Command) => Command;
  readonly action: (
    context: CommandContext,
    positional: readonly (string | readonly string[] | undefined)[],
    options: Readonly<Record<string, unknown>>,
  ) => Promise<void>;
}

export type AddCommand = (parent: Command, spec: CommandSpec) => void;

/**
 * Runs one command. Returns the exit code: 0 done, 1 refused or failed, 2 wrong usage. With `--json` an error is also
 * printed as `{"error":{"code","message"}}` on standard output.
 */
export async function runCli(parts: CliParts, words: readonly string[]): Promise<number> {
  let exitCode = 0;
  const { t } = parts;
  const describe = (command: Command): Command =>
    translateHelp(command, t)
      .option('--vault <folder>', t('cli.option.vault'))
      .option('--json', t('cli.option.json'))
      .option('--passphrase-file <file>', t('cli.option.passphraseFile'))
      .option('--keychain <which>', t('cli.option.keychain'), parseKeychain)
      .exitOverride()
      .configureOutput({
        writeOut: (text) => parts.stdout.write(text),
        writeErr: (text) => parts.stderr.write(text),
        // What is wrong is said once, by `reportError`, in the user's language.
        outputError: () => undefined,
      });

  const withHelp = (command: Command): Command => command.helpCommand('help [command]', t('cli.help.command'));
  const program = withHelp(describe(new Command('mochidashi'))).description(t('cli.about'));
  const add: AddCommand = (parent, spec) => {
    const command = describe(parent.command(spec.usage)).description(spec.description);
    // An office's own vault is opened without a check.
    if (spec.mode === 'unlock' && !isOfOffice(parent)) addCheckOptions(command, t);
    (spec.options?.(command) ?? command).action(async (...given: unknown[]) => {
      const positional = given.slice(0, -2) as (string | string[] | undefined)[];
      exitCode = await runCommand(parts, command, spec.mode, (context) =>
        spec.action(context, positional, command.opts()),
      );
    });
  };
  const group = (name: CommandGroup, description: string): Command =>
    withHelp(describe(program.command(name))).description(description);
  addOfficeCommands(add, group('office', t('cli.group.office')), t);
  addWorkerCommands(add, group('worker', t('cli.group.worker')), t);
  addVaultCommands(add, group('vault', t('cli.group.vault')), t);
  addCheckCommands(add, group('check', t('cli.group.check')), t);
  addMemoCommands(add, group('memo', t('cli.group.memo')), t);
  addAuditCommands(add, group('audit', t('cli.group.audit')), t);

  try {
    await program.parseAsync([...words], { from: 'user' });
    return exitCode;
  } catch (error) {
    return reportError(parts, words.includes('--json'), error);
  }
}

const isOfOffice = (group: Command): boolean => group.name() === 'office' || group.parent?.name() === 'office';

function reportError(parts: CliParts, json: boolean, error: unknown): number {
  const { t } = parts;
  const report = (code: string, message: string): void => {
    parts.stderr.write(`${message}\n`);
    if (json) parts.stdout.write(`${JSON.stringify({ error: { code, message } }, null, 2)}\n`);
  };
  if (error instanceof CommanderError || error instanceof InvalidArgumentError) {
    // Help and version end here too; commander has printed its words already.
    if (error.exitCode === 0) return 0;
    if (error.code !== 'commander.help') report('usage', usageWords(t, error));
    return 2;
  }
  if (error instanceof UsageError) {
    report('usage', t(error.key, error.values));
    return 2;
  }
  if (isAppError(error)) {
    report(error.code, translateError(t, error));
    return 1;
  }
  const reference = error instanceof UnexpectedError ? error.reference : '';
  report('unexpected', translateError(t, { code: 'unexpected', ref: reference }));
  if (parts.environment['MOCHIDASHI_DEBUG'] === '1' && error instanceof Error)
    parts.stderr.write(`${String(error.stack)}\n`);
  return 1;
}
