/** The secrets of a prepared vault, worked out beside the app from passphrase and keychain: what a leak test looks for. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatIdentity } from '../../../main/crypto/age/age.ts';
import { parseHeader } from '../../../main/crypto/age/format.ts';
import { openHeader } from '../../../main/crypto/age/header.ts';
import { openFile } from '../../../main/crypto/age/age.ts';
import type { Sodium } from '../../../main/crypto/sodium.ts';
import { readHeader } from '../../../main/vault/header.ts';
import { deriveVaultKeys, rekeyKeyOf } from '../../../main/vault/keys.ts';
import { openPassphraseSlot } from '../../../main/vault/slots.ts';
import { findDeviceSecret } from '../../../main/vault/unlock.ts';
import { workerPassphrase, type DeviceAtWork } from '../../helpers/story.ts';
import type { Needle } from './process-memory.ts';

const headBytes = 8192;

/** Key and payload key of every object of the vault. The first 16 and 32 bytes alone would open a file. */
function fileKeys(sodium: Sodium, folder: string, identity: ReturnType<typeof deriveVaultKeys>['identity']): Needle[] {
  const objects = join(folder, 'objects');
  return readdirSync(objects, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.age'))
    .flatMap((name) => {
      const start = readFileSync(join(objects, name)).subarray(0, headBytes);
      return [
        { name: 'key of a file', bytes: openHeader(sodium, [identity], parseHeader(start)) },
        { name: 'payload key of a file', bytes: openFile(sodium, [identity], start).payloadKey },
      ];
    });
}

/** What there is at this moment; call it again for files that come in later. Nothing of the vault is changed. */
export async function secretsOf({ env, folder, vault }: DeviceAtWork): Promise<() => Needle[]> {
  const { sodium } = env;
  const found = await readHeader(sodium, folder);
  const slot = found?.stored.slots.find(({ kind }) => kind === 'passphrase+device');
  if (!found || slot?.kind !== 'passphrase+device') throw new Error('not a vault with a device secret');
  const { secret: deviceSecret } = await findDeviceSecret(sodium, found.stored, env.keychain);
  if (deviceSecret === null) throw new Error('the device secret is not in the keychain');
  const derive = (input: Parameters<Sodium['argon2id']>[0]) => Promise.resolve(sodium.argon2id(input));
  const opened = await openPassphraseSlot({ sodium, derive }, found.stored, slot, {
    passphrase: workerPassphrase,
    deviceSecret,
  });
  if (opened === null) throw new Error('the passphrase opens nothing');
  const { vaultKey, passphraseKey } = opened;
  const keys = deriveVaultKeys(sodium, vaultKey);
  const { signSecretKey, parcelIdentity } = vault.keyring;
  // The vault wipes its own when it is closed.
  const signSeed = Uint8Array.from(signSecretKey.subarray(0, 32));
  const text = (name: string, words: string): Needle[] => [
    { name: `${name} (UTF-8)`, bytes: Buffer.from(words) },
    { name: `${name} (UTF-16)`, bytes: Buffer.from(words, 'utf16le') },
  ];
  const hex = Buffer.from(keys.catalogueKey).toString('hex');
  const fixed: Needle[] = [
    { name: 'vault key', bytes: vaultKey },
    { name: 'catalogue key', bytes: keys.catalogueKey },
    { name: 'identity of the vault', bytes: keys.identity.secret },
    { name: 'header key', bytes: keys.headerMacKey },
    { name: 're-key key', bytes: rekeyKeyOf(sodium, vaultKey) },
    { name: 'signing key', bytes: signSeed },
    { name: 'key of the passphrase', bytes: passphraseKey },
    { name: 'wrapping of the personal key', bytes: keys.personalWrapKey },
    { name: 'device secret', bytes: deviceSecret },
    ...text('device secret in Base64', Buffer.from(deviceSecret).toString('base64')),
    ...text('catalogue key in hexadecimal', hex),
    ...text('catalogue key in hexadecimal, upper case', hex.toUpperCase()),
    ...text('identity for parcels', parcelIdentity),
    ...text('identity of the vault as text', formatIdentity(keys.identity)),
  ];
  return () => [...fixed, ...fileKeys(sodium, folder, keys.identity)];
}

/** The passphrase in the ways in which a program may keep it. */
export const passphraseNeedles: readonly Needle[] = [
  { name: 'passphrase (UTF-8)', bytes: Buffer.from(workerPassphrase) },
  { name: 'passphrase (UTF-16)', bytes: Buffer.from(workerPassphrase, 'utf16le') },
];
