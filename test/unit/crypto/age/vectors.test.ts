/** The community's age vectors: whole, in pieces, byte by byte, at any offset, and written again. */
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  armor,
  createChunkSealer,
  createDecryptor,
  dearmor,
  decryptAge,
  openAge,
  parseIdentity,
} from '../../../../main/crypto/age/age.ts';
import type { Identity } from '../../../../main/crypto/age/age.ts';
import { parseHeader, serializeHeader, serializeStanzas } from '../../../../main/crypto/age/format.ts';
import { payloadKeyOf, payloadNonceBytes } from '../../../../main/crypto/age/stream.ts';
import { utf8 } from '../../../../main/crypto/encoding.ts';
import { loadSodium } from '../../../../main/crypto/sodium.ts';
import type { Sodium } from '../../../../main/crypto/sodium.ts';
import { isAppError } from '../../../../preload/contract/errors.ts';
import type { ErrorCode } from '../../../../preload/contract/errors.ts';
import { sameBytes } from '../../../helpers/age-files.ts';
import { readAgeVectors } from '../../../helpers/age-vectors.ts';
import type { AgeVector, Expectation } from '../../../helpers/age-vectors.ts';

const expectationOf: Partial<Record<ErrorCode, Expectation>> = {
  'age/armor-invalid': 'armor failure',
  'age/header-invalid': 'header failure',
  'age/header-mac-mismatch': 'HMAC failure',
  'age/no-match': 'no match',
  'age/payload-invalid': 'payload failure',
  'age/version-unknown': 'header failure',
};

const vectors = readAgeVectors();
const smallVectors = vectors.filter(({ file }) => file.length < 4 * 1024 * 1024);

interface Outcome {
  result: Expectation;
  released: Uint8Array;
}

function classify(error: unknown): Expectation {
  const result = isAppError(error) ? expectationOf[error.code] : undefined;
  if (result === undefined) throw error;
  return result;
}

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const empty = new Uint8Array(0);

function identitiesOf(sodium: Sodium, vector: AgeVector): Identity[] {
  return [
    ...vector.identities.map((text) => parseIdentity(sodium, text)),
    ...vector.passphrases.map((text) => ({ passphrase: utf8(text) })),
  ];
}

const binaryOf = (vector: AgeVector) => (vector.isArmored ? dearmor(vector.file) : vector.file);

function decryptWhole(sodium: Sodium, vector: AgeVector): Outcome {
  try {
    return { result: 'success', released: decryptAge(sodium, identitiesOf(sodium, vector), binaryOf(vector)) };
  } catch (error) {
    return { result: classify(error), released: empty };
  }
}

function decryptInPieces(sodium: Sodium, vector: AgeVector, pieceBytes: number): Outcome {
  const released: Uint8Array[] = [];
  try {
    const file = binaryOf(vector);
    const decryptor = createDecryptor(sodium, identitiesOf(sodium, vector));
    for (let at = 0; at < file.length; at += pieceBytes) {
      released.push(decryptor.push(file.subarray(at, at + pieceBytes)));
    }
    released.push(decryptor.final());
    return { result: 'success', released: Buffer.concat(released) };
  } catch (error) {
    return { result: classify(error), released: Buffer.concat(released) };
  }
}

function expectAgreement(vector: AgeVector, { result, released }: Outcome): void {
  expect(result).toBe(vector.expect);
  if (vector.payloadHash !== null) expect(hashOf(released)).toBe(vector.payloadHash);
  else expect(released.length).toBe(0);
}

it('runs 143 vectors, the 19 post-quantum ones among them, and skips none', () => {
  const hybrids = vectors.filter(({ identities }) => identities.some((text) => text.startsWith('AGE-SECRET-KEY-PQ-')));
  expect([vectors.length, hybrids.length]).toEqual([143, 19]);
});

describe.each(['native', 'wasm'] as const)('with libsodium %s', (backend) => {
  let sodium: Sodium;
  beforeAll(async () => {
    sodium = await loadSodium(backend);
  });

  it.each(vectors)('$name, whole: $expect', (vector) => {
    const outcome = decryptWhole(sodium, vector);
    expect(outcome.result).toBe(vector.expect);
    // At once, nothing is released before all of it is authentic.
    if (vector.expect === 'success') expect(hashOf(outcome.released)).toBe(vector.payloadHash);
    else expect(outcome.released.length).toBe(0);
  });

  it.each(vectors)('$name, in one push: $expect', (vector) => {
    expectAgreement(vector, decryptInPieces(sodium, vector, Number.MAX_SAFE_INTEGER));
  });

  it.each(smallVectors)('$name, in pieces of 1,000 bytes: $expect', (vector) => {
    expectAgreement(vector, decryptInPieces(sodium, vector, 1000));
  });

  it.each(vectors)('$name, byte by byte or (over 4 MiB) in pieces of 65,553: $expect', (vector) => {
    expectAgreement(vector, decryptInPieces(sodium, vector, smallVectors.includes(vector) ? 1 : 65_553));
  });

  it.each(vectors)('$name, at any offset: $expect', async (vector) => {
    const identities = identitiesOf(sodium, vector);
    let result: Expectation = 'success';
    try {
      const file = binaryOf(vector);
      const source = {
        size: file.length,
        read: (offset: number, length: number) => Promise.resolve(file.slice(offset, offset + length)),
      };
      const reader = await openAge(sodium, identities, source);
      const plaintext = await reader.read(0, reader.size);
      expect(hashOf(plaintext)).toBe(vector.payloadHash);
      for (const [offset, length] of [
        [0, 1],
        [reader.size - 1, 10],
        [65_535, 2],
        [65_536, 65_536],
        [100_000, 200_000],
        [reader.size, 5],
      ] as const) {
        const at = Math.max(0, offset);
        expect(sameBytes(await reader.read(at, length), plaintext.subarray(at, at + length))).toBe(true);
      }
      reader.close();
      await expect(reader.read(0, 1)).rejects.toThrow('closed');
    } catch (error) {
      result = classify(error);
    }
    expect(result).toBe(vector.expect);
  });

  it.each(vectors.filter(({ expect }) => !['armor failure', 'header failure'].includes(expect)))(
    '$name: its header, parsed and written again, is the same',
    (vector) => {
      const file = binaryOf(vector);
      const header = parseHeader(file);
      const written = serializeHeader(serializeStanzas(header.stanzas), header.allegedMac);
      expect(Buffer.from(written).equals(file.subarray(0, header.length))).toBe(true);
    },
  );

  it.each(vectors.filter(({ expect }) => expect === 'success'))(
    '$name: its payload, opened and sealed again, is the same',
    (vector) => {
      const file = binaryOf(vector);
      const { length } = parseHeader(file);
      const nonce = file.subarray(length, length + payloadNonceBytes);
      const plaintext = decryptAge(sodium, identitiesOf(sodium, vector), file);
      const sealed = new Uint8Array(file.length - length - payloadNonceBytes);
      const key = payloadKeyOf(sodium, vector.fileKey ?? empty, nonce);
      expect(createChunkSealer(sodium, key).seal(sealed, plaintext, true)).toBe(sealed.length);
      expect(Buffer.from(sealed).equals(file.subarray(length + payloadNonceBytes))).toBe(true);
    },
  );
});

it.each(vectors.filter(({ isArmored, expect }) => isArmored && expect !== 'armor failure'))(
  '$name: its armor, opened and written again, is the same',
  ({ file }) => {
    const text = Buffer.from(file).toString('latin1').replaceAll('\r\n', '\n').trim();
    expect(armor(dearmor(file))).toBe(`${text}\n`);
  },
);
