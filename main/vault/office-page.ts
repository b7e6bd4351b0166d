/**
 * `office.json`, the office's signed page: who it is, its keys, its policy with the contacts. Readable while the vault is
 * locked; checked against the key that the header pins (docs/FORMAT.md §2.5). Through vault.ts for other rooms.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../preload/contract/errors.ts';
import { Policy } from '../../preload/contract/policy.ts';
import { Id, Instant, ShortText } from '../../preload/contract/values.ts';
import { fromBase64, toBase64, utf8 } from '../crypto/encoding.ts';
import type { Sodium } from '../crypto/sodium.ts';
import { canonicalJson } from './canonical-json.ts';
import { systemCode, writeFileDurably } from './durable.ts';

const pageFile = 'office.json';
const signedWords = 'mochidashi office page 1\n';
const pageVersion = 1;
const largestPageBytes = 8 * 1024 * 1024;

export const OfficePage = z.strictObject({
  format: z.literal('mochidashi-office-page'),
  version: z.literal(pageVersion),
  officeId: Id,
  name: ShortText,
  /** Ed25519, base64. */
  signPublicKey: z.string(),
  /** `age1…` that parcels for the office are sealed to. */
  parcelRecipient: z.string(),
  /** `age1…` that vault keys are escrowed to. */
  recoveryRecipient: z.string(),
  policy: Policy,
  issuedAt: Instant,
});
export type OfficePage = z.infer<typeof OfficePage>;

/**
 * A page with its signature as they came. The page is kept word for word: what was signed before the policy had a rule has no such
 * rule in it, and a default put in by reading would make the signature wrong.
 */
export const SignedOfficePage = z.strictObject({ page: z.record(z.string(), z.unknown()), signature: z.string() });
export type SignedOfficePage = z.infer<typeof SignedOfficePage>;

function signedBytes(page: SignedOfficePage['page']): Uint8Array {
  return utf8(signedWords + canonicalJson(page));
}

/** Signs a page with the office's key (64 bytes). */
export function signOfficePage(sodium: Sodium, page: OfficePage, signSecretKey: Uint8Array): SignedOfficePage {
  return { page, signature: toBase64(sodium.sign(signedBytes(page), signSecretKey)) };
}

/**
 * Reads and verifies a page from JSON. `signPublicKey` (base64) is the pinned key; null takes the page's own word, as at a
 * grant, where the fingerprint is compared by voice. Throws `vault/newer-format`, `vault/office-page-invalid`.
 */
export function verifyOfficePage(sodium: Sodium, json: unknown, signPublicKey: string | null): OfficePage {
  const head = z.object({ page: z.object({ format: z.string(), version: z.int() }) }).safeParse(json);
  if (head.success && head.data.page.version > pageVersion) {
    throw new AppError('vault/newer-format', { version: head.data.page.version });
  }
  const signed = SignedOfficePage.safeParse(json);
  const read = OfficePage.safeParse(signed.data?.page);
  if (!signed.success || !read.success) throw new AppError('vault/office-page-invalid');
  const page = read.data;
  const { signature } = signed.data;
  const key = fromBase64(signPublicKey ?? page.signPublicKey);
  const bytes = fromBase64(signature);
  const isPinned = signPublicKey === null || signPublicKey === page.signPublicKey;
  if (key === null || bytes === null || !isPinned || !sodium.verify(bytes, signedBytes(signed.data.page), key)) {
    throw new AppError('vault/office-page-invalid');
  }
  return page;
}

/** Reads the page of a vault folder. Returns `null` if there is none; throws as `verifyOfficePage`. */
export async function readOfficePage(
  sodium: Sodium,
  folder: string,
  signPublicKey: string | null,
): Promise<OfficePage | null> {
  let text: string;
  try {
    const bytes = await readFile(join(folder, pageFile));
    text = bytes.length > largestPageBytes ? '' : bytes.toString('utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT' || systemCode(error) === 'ENOTDIR') return null;
    throw error;
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new AppError('vault/office-page-invalid', {}, { cause });
  }
  return verifyOfficePage(sodium, json, signPublicKey);
}

/** Writes the page of a vault folder; whoever calls has verified it. */
export async function writeOfficePage(folder: string, signed: SignedOfficePage): Promise<void> {
  await writeFileDurably(join(folder, pageFile), `${JSON.stringify(signed, null, 1)}\n`);
}
