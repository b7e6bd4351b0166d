/** Where device secrets are kept: the system's keychain, a 0600 file, or nowhere. Public: shell, engine and command line make one. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { AppError } from '../../preload/contract/errors.ts';
import { loadOutsidePackage } from '../crypto/outside-package.ts';
import { fromBase64, toBase64 } from '../crypto/encoding.ts';
import { systemCode, writeFileDurably } from './durable.ts';
import { deviceSecretBytes } from './slots.ts';

/** `unavailable`: the system has no keychain, or it is locked; `unused`: the user chose to go without. */
export type KeychainAvailability = 'available' | 'unavailable' | 'unused';

/** Device secrets by id (of a vault, or of an enrolment under way); 32 bytes each. */
export interface Keychain {
  readonly kind: 'system' | 'file' | 'none';
  state(): Promise<KeychainAvailability>;
  /** `null`: there is none for this id. Throws `keychain/unavailable`, and `keychain/damaged` for an entry that is no secret. */
  get(id: string): Promise<Uint8Array | null>;
  /** Keeps a secret and reads it back. Throws `keychain/unavailable`. */
  set(id: string, secret: Uint8Array): Promise<void>;
  /** Does nothing if there is none. Throws `keychain/unavailable`. */
  remove(id: string): Promise<void>;
}

const service = 'Mochidashi';
/** A keychain that asks the user to unlock it may take this long. */
const patienceMilliseconds = 60_000;

/** The part of keytar that is used; tests give their own. */
export interface SystemStore {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
}

const loadKeytar = async (): Promise<SystemStore> => loadOutsidePackage('keytar') as SystemStore;

async function withPatience<Value>(work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('the keychain does not answer')), patienceMilliseconds);
  });
  try {
    return await Promise.race([work, tooLong]);
  } catch (cause) {
    throw new AppError('keychain/unavailable', {}, { cause });
  } finally {
    clearTimeout(timer);
  }
}

function decodeSecret(text: string): Uint8Array {
  const secret = fromBase64(text);
  if (secret?.length !== deviceSecretBytes) throw new AppError('keychain/damaged');
  return secret;
}

/** The system's keychain through keytar, which is loaded when it is first needed. */
export function createSystemKeychain(load: () => Promise<SystemStore> = loadKeytar): Keychain {
  const use = <Value>(work: (store: SystemStore) => Promise<Value>) => withPatience(load().then(work));
  return {
    kind: 'system',
    async state() {
      try {
        await use((store) => store.getPassword(service, 'availability'));
        return 'available';
      } catch {
        return 'unavailable';
      }
    },
    async get(id) {
      const text = await use((store) => store.getPassword(service, id));
      return text === null ? null : decodeSecret(text);
    },
    async set(id, secret) {
      const text = toBase64(secret);
      await use((store) => store.setPassword(service, id, text));
      if ((await use((store) => store.getPassword(service, id))) !== text) throw new AppError('keychain/unavailable');
    },
    async remove(id) {
      await use((store) => store.deletePassword(service, id));
    },
  };
}

const KeychainFile = z.strictObject({ version: z.literal(1), secrets: z.record(z.string(), z.string()) });

/** A file that only its owner may read; for servers and tests. */
export function createFileKeychain(path: string): Keychain {
  const read = async (): Promise<z.infer<typeof KeychainFile>> => {
    let text: string;
    try {
      text = await readFile(path, 'utf8');
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return { version: 1, secrets: {} };
      throw new AppError('keychain/unavailable', {}, { cause: error });
    }
    try {
      return KeychainFile.parse(JSON.parse(text));
    } catch (cause) {
      throw new AppError('keychain/damaged', {}, { cause });
    }
  };
  const write = (secrets: Record<string, string>) =>
    writeFileDurably(path, `${JSON.stringify({ version: 1, secrets }, null, 2)}\n`);
  return {
    kind: 'file',
    state: async () => {
      try {
        await read();
        return 'available';
      } catch {
        return 'unavailable';
      }
    },
    async get(id) {
      const text = (await read()).secrets[id];
      return text === undefined ? null : decodeSecret(text);
    },
    async set(id, secret) {
      await write({ ...(await read()).secrets, [id]: toBase64(secret) });
    },
    async remove(id) {
      const { [id]: removed, ...others } = (await read()).secrets;
      if (removed !== undefined) await write(others);
    },
  };
}

/** No keychain: vaults are opened by the passphrase alone. */
export function createNoKeychain(): Keychain {
  return {
    kind: 'none',
    state: () => Promise.resolve('unused'),
    get: () => Promise.resolve(null),
    set: () => Promise.reject(new AppError('keychain/unavailable')),
    remove: () => Promise.resolve(),
  };
}

/** Makes the keychain that `--keychain` names: `system`, `none` or `file:PATH`. Returns `null` for anything else. */
export function keychainOf(choice: string): Keychain | null {
  if (choice === 'system') return createSystemKeychain();
  if (choice === 'none') return createNoKeychain();
  return choice.startsWith('file:') && choice.length > 5 ? createFileKeychain(choice.slice(5)) : null;
}
