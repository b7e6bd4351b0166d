/** What every command gets, and how it is run: one engine in this process, opened before and always closed after. */
import type { Command } from 'commander';
import type { Formatter } from '../../resources/locales/format.ts';
import type { Locale } from '../../resources/locales/messages.ts';
import type { Translate } from '../../resources/locales/translate.ts';
import type { Facts } from '../../preload/contract/check-facts.ts';
import { isAppError } from '../../preload/contract/errors.ts';
import { createSystemKeychain, type Keychain } from '../vault/keychain.ts';
import type { Machine } from '../check/check.ts';
import { hasAnswers, readFacts, readHandedIn } from './check-input.ts';
import type { EngineClient } from './engine-client.ts';
import { createOutput, type Output, type Streams } from './output.ts';
import { type PassphraseSource, readPassphrase } from './passphrase-input.ts';
import { UsageError } from './usage-error.ts';

export interface CommonOptions {
  readonly vault?: string;
  readonly json?: boolean;
  readonly passphraseFile?: string;
  readonly newPassphraseFile?: string;
  readonly keychain?: Keychain;
}

/** An engine for one vault folder. */
export interface RunningEngine {
  readonly client: EngineClient;
  /** Tells the engine what the machine says of itself, for the check. Gives it with what the engine knows besides. */
  learnFacts(facts: Facts): Promise<Facts>;
  close(): Promise<void>;
}

/** What the program needs from outside; tests give their own. */
export interface CliParts {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly stdin: PassphraseSource['stdin'];
  readonly stdout: Streams['stdout'];
  readonly stderr: PassphraseSource['stderr'];
  readonly locale: Locale;
  readonly t: Translate;
  readonly format: Formatter;
  /** The machine that the check looks at; null on a system that it does not know. */
  readonly machine: Machine | null;
  openEngine(vaultFolder: string, keychain: Keychain): Promise<RunningEngine>;
}

export interface CommandContext {
  /** As it was named; relative ones from where the command was started. */
  readonly vaultFolder: string;
  readonly machine: Machine | null;
  readonly client: EngineClient;
  learnFacts(facts: Facts): Promise<Facts>;
  readonly output: Output;
  readonly locale: Locale;
  readonly t: Translate;
  readonly format: Formatter;
  /** The passphrase of the vault; read once. */
  readonly passphrase: () => Promise<string>;
  /** A passphrase that is being set; asked twice at a prompt. */
  readonly newPassphrase: () => Promise<string>;
  /** Marks the run as partly refused: the result is printed, the exit code is 1. */
  readonly refuse: () => void;
  /** The catalogue was made anew in this run, as `--repair` allows. */
  readonly wasRebuilt: boolean;
}

type Action = (context: CommandContext) => Promise<void>;

/**
 * Opens the vault. The pre-work check is run where the user answers something of it, or where the vault asks for it because no
 * fresh record is there.
 */
async function unlock(context: CommandContext, options: Readonly<Record<string, unknown>>): Promise<void> {
  const { client } = context;
  const passphrase = await context.passphrase();
  if (!hasAnswers(options)) {
    try {
      await client.call('vault/unlock', { passphrase });
      return;
    } catch (error) {
      if (!isAppError(error, 'check/needed')) throw error;
    }
  }
  const check = readHandedIn(options);
  await readFacts(context, await client.call('check/terms', {}));
  await client.call('vault/unlock', { passphrase, check });
}

/**
 * Runs an action against the vault that the options name. With `unlock` the vault is open while it runs. With `--repair`, a catalogue
 * that is damaged is made anew from the objects first, and the old one kept aside.
 * Resolves to the exit code 0 or 1; throws `AppError` and `UsageError`.
 */
export async function runCommand(
  parts: CliParts,
  command: Command,
  mode: 'unlock' | 'locked',
  action: Action,
): Promise<number> {
  const options = command.optsWithGlobals<CommonOptions & Record<string, unknown>>();
  const folder = options.vault ?? parts.environment['MOCHIDASHI_VAULT'];
  if (folder === undefined || folder === '') throw new UsageError('cli.usage.vaultMissing');
  const keychain = options.keychain ?? createSystemKeychain();
  let exitCode = 0;
  const shared = {
    ...sharedContext(parts, folder, options),
    refuse: () => {
      exitCode = 1;
    },
  };
  const once = async (wasRebuilt: boolean) => {
    const engine = await parts.openEngine(folder, keychain);
    const { client } = engine;
    const learnFacts = (facts: Facts) => engine.learnFacts(facts);
    const context: CommandContext = { ...shared, client, learnFacts, wasRebuilt };
    try {
      if (wasRebuilt) await client.call('vault/rebuild', { passphrase: await shared.passphrase() });
      if (mode === 'unlock') await unlock(context, options);
      await action(context);
    } finally {
      await engine.close();
    }
  };
  try {
    await once(false);
  } catch (error) {
    if (options['repair'] !== true || !isAppError(error, 'catalogue/damaged')) throw error;
    exitCode = 0;
    await once(true);
  }
  return exitCode;
}

/** What stays the same however often the engine is started. */
function sharedContext(parts: CliParts, vaultFolder: string, options: CommonOptions) {
  const { t, stdin, stderr, machine, locale, format } = parts;
  const source = { stdin, stderr };
  let kept: Promise<string> | undefined;
  return {
    vaultFolder,
    machine,
    output: createOutput(parts, options.json === true),
    locale,
    t,
    format,
    passphrase: () =>
      (kept ??= readPassphrase({ ...source, file: options.passphraseFile }, t('cli.prompt.passphrase'))),
    newPassphrase: () =>
      readPassphrase(
        { ...source, file: options.newPassphraseFile ?? options.passphraseFile },
        t('cli.prompt.newPassphrase'),
        t('cli.prompt.repeatPassphrase'),
      ),
  };
}
