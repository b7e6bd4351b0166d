/** `mochidashi …` as a person runs it, in this process: what is typed, what is printed, how it ends. For tests of the command line. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Machine } from '../../main/check/check.ts';
import type { CliParts } from '../../main/cli/context.ts';
import { createLocalEngines } from '../../main/cli/local-engine.ts';
import { runCli } from '../../main/cli/program.ts';
import { createFormatter } from '../../resources/locales/format.ts';
import type { Locale } from '../../resources/locales/messages.ts';
import { createTranslate } from '../../resources/locales/translate.ts';

export interface Run {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Terminal {
  /** Runs with these words and nothing added. */
  run(words: readonly string[], stdin?: string): Promise<Run>;
  /** Runs with `--json` on a vault of the story and gives the document; throws where the exit code is not the wanted one. */
  json(vault: string, words: readonly string[], wantedStatus?: number): Promise<unknown>;
  /** Runs for people on a vault of the story; throws where the exit code is not 0. */
  text(vault: string, words: readonly string[]): Promise<string>;
  /** Writes a passphrase to a file and gives its path. */
  passphraseFile(name: string, passphrase: string): Promise<string>;
}

/** A terminal in `root`; `passphrases` says for each vault folder under it what opens it, `machine` what the check looks at. */
export function createTerminal(
  root: string,
  passphrases: Readonly<Record<string, string>>,
  locale: Locale = 'ja',
  machine: Machine | null = null,
): Terminal {
  async function run(words: readonly string[], typed = ''): Promise<Run> {
    const printed = { stdout: '', stderr: '' };
    const into = (name: keyof typeof printed) => ({
      write: (text: string) => {
        printed[name] += text;
        return true;
      },
    });
    const stdin = new PassThrough();
    stdin.end(typed);
    const stderr = into('stderr') as unknown as CliParts['stderr'];
    const status = await runCli(
      {
        environment: {},
        stdin,
        stdout: into('stdout'),
        stderr,
        locale,
        t: createTranslate(locale),
        format: createFormatter(locale),
        machine,
        openEngine: createLocalEngines({
          workerPath: fileURLToPath(new URL('../../main/engine/worker.ts', import.meta.url)),
          appVersion: '0.0.0',
          stderr,
          locale,
          signal: new AbortController().signal,
          poolSize: 0,
          // A machine of another day takes the vault along.
          ...(machine ? { clock: { now: () => machine.now(), monotonic: () => performance.now() } } : {}),
        }),
      },
      words,
    );
    return { status, ...printed };
  }

  async function onVault(vault: string, words: readonly string[]): Promise<Run> {
    const keychain = `file:${path.join(root, `${vault}.keychain`)}`;
    const passphrase = passphrases[vault] ?? '';
    return run(
      [...words, '--vault', path.join(root, vault), '--keychain', keychain, '--passphrase-file', '-'],
      passphrase,
    );
  }

  function expectStatus(words: readonly string[], { status, stdout, stderr }: Run, wanted: number): void {
    if (status === wanted) return;
    throw new Error(`«${words.join(' ')}» ended with ${String(status)}, not ${String(wanted)}: ${stdout}${stderr}`);
  }

  return {
    run,
    async json(vault, words, wantedStatus = 0) {
      const ended = await onVault(vault, [...words, '--json']);
      expectStatus(words, ended, wantedStatus);
      return JSON.parse(ended.stdout) as unknown;
    },
    async text(vault, words) {
      const ended = await onVault(vault, words);
      expectStatus(words, ended, 0);
      return ended.stdout;
    },
    async passphraseFile(name, passphrase) {
      const file = path.join(root, name);
      await writeFile(file, passphrase, { mode: 0o600 });
      return file;
    },
  };
}
