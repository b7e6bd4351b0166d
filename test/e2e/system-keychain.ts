/** Puts the secrets of a prepared story into the session's keychain, where the app looks for them. For prepared.ts and benchmarks. */
import { readFileSync } from 'node:fs';
import { createSystemKeychain } from '../../main/vault/keychain.ts';

/** `file` is the file keychain of one of the story's people. */
export async function toSystemKeychain(file: string): Promise<void> {
  const { secrets } = JSON.parse(readFileSync(file, 'utf8')) as { secrets: Record<string, string> };
  const keychain = createSystemKeychain();
  for (const [id, secret] of Object.entries(secrets)) await keychain.set(id, Buffer.from(secret, 'base64'));
}
