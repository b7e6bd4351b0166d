/** Parcels made by hand, right and wrong ones, to see what the opener says. */
import { createHash, randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import {
  encryptAge,
  formatIdentity,
  formatRecipient,
  generateIdentity,
  parseRecipient,
} from '../../main/crypto/age/age.ts';
import { toBase64 } from '../../main/crypto/encoding.ts';
import type { Sodium } from '../../main/crypto/sodium.ts';
import { type ManifestFile, signedMessage } from '../../main/parcel/manifest.ts';
import type { Signer } from '../../main/parcel/seal.ts';
import { encodeTarHeader, paddingAfter } from '../../main/parcel/tar-header.ts';

/** Somebody who sends or gets parcels. */
export interface Party extends Signer {
  readonly secret: string;
  readonly recipient: string;
}

export function createParty(sodium: Sodium): Party {
  const identity = generateIdentity(sodium);
  return {
    id: randomUUID(),
    ...sodium.signKeypair(),
    secret: formatIdentity(identity),
    recipient: formatRecipient(identity),
  };
}

/** A tar member as it is written, honest or not. */
export interface RawMember {
  readonly name: string;
  readonly content: Uint8Array;
  /** One character; regular file when left out. */
  readonly type?: string;
  /** What the header says of the size instead of the truth. */
  readonly claimedBytes?: number;
}

export const sha256Of = (content: Uint8Array | string): string => createHash('sha256').update(content).digest('hex');

export function manifestFile(path: string, content: Uint8Array | string): ManifestFile {
  return { path, sizeBytes: Buffer.byteLength(content), sha256: sha256Of(content), original: null };
}

function setType(header: Uint8Array, type: string): void {
  const block = header.subarray(header.length - 512);
  block[156] = type.charCodeAt(0);
  let sum = 0;
  for (let at = 0; at < 512; at++) sum += at >= 148 && at < 156 ? 0x20 : (block[at] ?? 0);
  block.set(Buffer.from(`${sum.toString(8).padStart(6, '0')}\0 `), 148);
}

export function rawTar(members: readonly RawMember[]): Buffer {
  const parts: Uint8Array[] = [];
  for (const { name, content, type, claimedBytes } of members) {
    const header = encodeTarHeader(name, claimedBytes ?? content.length);
    if (type !== undefined) setType(header, type);
    parts.push(header, content, new Uint8Array(paddingAfter(content.length)));
  }
  parts.push(new Uint8Array(1024));
  return Buffer.concat(parts);
}

export interface RawParcel {
  readonly manifest: unknown;
  readonly signer: Signer;
  readonly sealedTo: readonly string[];
  readonly members: readonly RawMember[];
}

export function rawParcel(sodium: Sodium, { manifest, signer, sealedTo, members }: RawParcel): Uint8Array {
  const bytes = Buffer.from(typeof manifest === 'string' ? manifest : JSON.stringify(manifest));
  const tar = rawTar([
    { name: 'manifest.json', content: bytes },
    { name: 'manifest.sig', content: sodium.sign(signedMessage(bytes), signer.secretKey) },
    ...members,
  ]);
  return sealedTo.length === 0 ? tar : encryptAge(sodium, sealedTo.map(parseRecipient), tar);
}

/** The manifest of a take-out parcel with these files; fields can be replaced. */
export function takeoutManifest(from: Party, to: Party, files: readonly ManifestFile[], other: object = {}) {
  return {
    format: 1,
    kind: 'takeout',
    parcelId: randomUUID(),
    sender: { id: from.id, signPublicKey: toBase64(from.publicKey) },
    recipients: [to.recipient],
    sequence: 1,
    previousSha256: null,
    createdAt: '2026-11-22T05:00:00.000Z',
    expiresAt: '2026-12-22T05:00:00.000Z',
    purpose: '見積もりの作成',
    files,
    body: { takeouts: [] },
    ...other,
  };
}

/** Writes a whole take-out parcel of these contents by name. */
export async function writeTakeoutParcel(
  sodium: Sodium,
  path: string,
  from: Party,
  to: Party,
  contents: Readonly<Record<string, string>>,
  other: object = {},
): Promise<Uint8Array> {
  const entries = Object.entries(contents);
  const parcel = rawParcel(sodium, {
    manifest: takeoutManifest(
      from,
      to,
      entries.map(([name, content]) => manifestFile(name, content)),
      other,
    ),
    signer: from,
    sealedTo: [to.recipient],
    members: entries.map(([name, content]) => ({ name: `files/${name}`, content: Buffer.from(content) })),
  });
  await writeFile(path, parcel);
  return parcel;
}
