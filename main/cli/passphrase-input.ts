/** Where the command line gets a passphrase from: a file, standard input, or a prompt; never an argument. */
import { readFile } from 'node:fs/promises';
import type { Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { read } from 'read';
import { UsageError } from './usage-error.ts';

export interface PassphraseSource {
  /** `--passphrase-file`: a path, `-` for standard input, undefined for a prompt. */
  readonly file: string | undefined;
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stderr: Writable & { readonly isTTY?: boolean };
}

/** One line break at the end belongs to the file, not to the passphrase; any other blank is part of it. */
function withoutLineBreak(content: string): string {
  return content.replace(/\r?\n$/u, '');
}

/**
 * Reads one passphrase. `confirm` asks twice at a prompt and refuses two that differ.
 * Throws `UsageError` where there is neither a file nor a terminal.
 */
export async function readPassphrase(source: PassphraseSource, prompt: string, confirm?: string): Promise<string> {
  if (source.file === '-') return withoutLineBreak(await text(source.stdin));
  if (source.file !== undefined) return withoutLineBreak(await readFile(source.file, 'utf8'));
  if (!source.stdin.isTTY) throw new UsageError('cli.usage.passphraseMissing');
  const ask = (question: string): Promise<string> =>
    read({ prompt: `${question}: `, silent: true, input: source.stdin, output: source.stderr });
  const passphrase = await ask(prompt);
  if (confirm !== undefined && (await ask(confirm)) !== passphrase) throw new UsageError('cli.usage.passphrasesDiffer');
  return passphrase;
}
