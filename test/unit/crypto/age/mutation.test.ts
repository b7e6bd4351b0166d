/** Damaged files: whatever is changed, cut, swapped or doubled, no wrong plaintext comes out. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDecryptor, decryptAge, openAge, parseIdentity } from '../../../../main/crypto/age/age.ts';
import type { Identity } from '../../../../main/crypto/age/age.ts';
import { dearmor } from '../../../../main/crypto/age/armor.ts';
import { loadSodium } from '../../../../main/crypto/sodium.ts';
import { codeOf, memorySource, sameBytes, sampleFile } from '../../../helpers/age-files.ts';
import { readAgeVectors } from '../../../helpers/age-vectors.ts';

const sodium = await loadSodium();
const isLong = process.env['MOCHIDASHI_LONG'] === '1';
const fuzzRuns = isLong ? 100_000 : 2_000;
const sealedChunk = 65_552;
const refusals = [
  'age/header-invalid',
  'age/version-unknown',
  'age/no-match',
  'age/header-mac-mismatch',
  'age/payload-invalid',
];

/** Pushes the file in pieces; true if it was refused and all that came out before was the beginning of the plaintext. */
function isRefusedInPieces(identity: Identity, file: Uint8Array, plaintext: Uint8Array, pieceBytes: number): boolean {
  const released: Uint8Array[] = [];
  const code = codeOf(() => {
    const decryptor = createDecryptor(sodium, [identity]);
    for (let at = 0; at < file.length; at += pieceBytes) {
      released.push(decryptor.push(file.subarray(at, at + pieceBytes)));
    }
    released.push(decryptor.final());
  });
  const prefix = Buffer.concat(released);
  return code !== null && sameBytes(prefix, plaintext.subarray(0, prefix.length));
}

async function refusalAtAnyOffset(identity: Identity, file: Uint8Array): Promise<string | null> {
  try {
    const reader = await openAge(sodium, [identity], memorySource(file));
    await reader.read(0, reader.size);
    return null;
  } catch (error) {
    return (error as { code?: string }).code ?? 'unexpected';
  }
}

/** Expects that the damaged file is refused by every way of reading it, with one of the codes. */
async function expectRefused(file: Uint8Array, sample: ReturnType<typeof sampleFile>, codes = refusals): Promise<void> {
  const { identity, plaintext } = sample;
  expect(codes).toContain(codeOf(() => decryptAge(sodium, [identity], file)));
  expect(codes).toContain(await refusalAtAnyOffset(identity, file));
  expect(isRefusedInPieces(identity, file, plaintext, 100_000)).toBe(true);
}

function flipped(file: Uint8Array, offset: number, bit: number): Uint8Array {
  const changed = file.slice();
  changed[offset] = (changed[offset] ?? 0) ^ (1 << bit);
  return changed;
}

describe('a changed header', () => {
  it('is refused whichever of its bits was changed, the nonce among them', async () => {
    const sample = sampleFile(sodium, 100);
    for (let offset = 0; offset < sample.payloadStart; offset++) {
      for (let bit = 0; bit < 8; bit++) await expectRefused(flipped(sample.file, offset, bit), sample);
    }
  });

  it('is refused without and with any one byte more', async () => {
    const sample = sampleFile(sodium, 10);
    for (let offset = 0; offset < sample.payloadStart; offset++) {
      const { file } = sample;
      await expectRefused(Buffer.concat([file.subarray(0, offset), file.subarray(offset + 1)]), sample);
      await expectRefused(Buffer.concat([file.subarray(0, offset), Buffer.from('A'), file.subarray(offset)]), sample);
    }
  });

  it('is refused wherever the file is cut off', async () => {
    const sample = sampleFile(sodium, 10);
    for (let end = 0; end < sample.file.length; end++) await expectRefused(sample.file.subarray(0, end), sample);
  });
});

describe('a changed payload', () => {
  const sample = sampleFile(sodium, 4 * 65_536 + 100);
  const { file, payloadStart } = sample;
  const chunkAt = (index: number) =>
    file.subarray(payloadStart + index * sealedChunk, payloadStart + (index + 1) * sealedChunk);
  const head = file.subarray(0, payloadStart);
  const chunks = [0, 1, 2, 3, 4].map(chunkAt);
  const joined = (...indexes: number[]) =>
    Buffer.concat([head, ...indexes.map((index) => chunks[index] ?? new Uint8Array(0))]);
  const only = ['age/payload-invalid'];

  it('is refused with one bit changed in any chunk or its tag', async () => {
    for (const [index, chunk] of chunks.entries()) {
      for (const offset of [0, 1, Math.floor(chunk.length / 2), chunk.length - 16, chunk.length - 1]) {
        await expectRefused(flipped(file, payloadStart + index * sealedChunk + offset, offset % 8), sample, only);
      }
    }
  });

  it('is refused when cut at every chunk border and beside it', async () => {
    for (let index = 0; index <= 4; index++) {
      for (const around of [-17, -16, -1, 0, 1, 15, 16, 17]) {
        const end = payloadStart + index * sealedChunk + around;
        // Before the payload it is the head that is cut.
        await expectRefused(file.subarray(0, end), sample, end < payloadStart ? ['age/header-invalid'] : only);
      }
    }
    await expectRefused(file.subarray(0, -1), sample, only);
  });

  it.each([
    ['two chunks swapped', [1, 0, 2, 3, 4]],
    ['later chunks swapped', [0, 1, 3, 2, 4]],
    ['a chunk doubled', [0, 0, 1, 2, 3, 4]],
    ['a chunk left out', [0, 2, 3, 4]],
    ['the first chunk left out', [1, 2, 3, 4]],
    ['the last chunk doubled', [0, 1, 2, 3, 4, 4]],
    ['the last chunk first', [4, 0, 1, 2, 3]],
    ['only the last chunk', [4]],
    ['no chunk', []],
  ] as const)('is refused with %s', async (_what, indexes) => {
    await expectRefused(joined(...indexes), sample, only);
  });

  it('is refused with anything after its end', async () => {
    for (const extra of [1, 15, 16, 17, sealedChunk]) {
      await expectRefused(Buffer.concat([file, new Uint8Array(extra)]), sample, only);
    }
    const full = sampleFile(sodium, 65_536);
    for (const extra of [1, 15, 16, 17, sealedChunk]) {
      await expectRefused(Buffer.concat([full.file, new Uint8Array(extra)]), full, only);
    }
  });

  it('is refused with a chunk of another file of the same key', async () => {
    const other = sampleFile(sodium, 4 * 65_536 + 100);
    const foreign = other.file.subarray(other.payloadStart, other.payloadStart + sealedChunk);
    await expectRefused(Buffer.concat([head, foreign, ...chunks.slice(1)]), sample, only);
  });
});

describe(`${fuzzRuns.toLocaleString('en')} fuzzed inputs each${isLong ? '' : ' (100,000 with MOCHIDASHI_LONG=1: not run)'}`, () => {
  const timeout = isLong ? 3_600_000 : 30_000;
  const vectors = readAgeVectors().filter(({ file }) => file.length < 4096);
  const secrets = new Set(vectors.flatMap(({ identities }) => identities));
  const vectorIdentities = [...secrets].map((text) => parseIdentity(sodium, text));
  const small = sampleFile(sodium, 200);

  const edit = fc.record({
    at: fc.nat({ max: 4096 }),
    remove: fc.nat({ max: 40 }),
    insert: fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      fc
        .constantFrom('\n', '\r\n', '-> ', '--- ', '-> X25519 ', '=', ' ', '-> scrypt ')
        .map((text) => Uint8Array.from(Buffer.from(text))),
    ),
  });
  const mutate = (file: Uint8Array, edits: readonly { at: number; remove: number; insert: Uint8Array }[]) => {
    let changed = Buffer.from(file);
    for (const { at, remove, insert } of edits) {
      const start = at % (changed.length + 1);
      changed = Buffer.concat([changed.subarray(0, start), insert, changed.subarray(start + remove)]);
    }
    return changed;
  };

  it('give the true plaintext or a refusal, never anything else', { timeout }, () => {
    fc.assert(
      fc.property(
        fc.array(edit, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 300 }),
        (edits, pieceBytes) => {
          const file = mutate(small.file, edits);
          if (sameBytes(file, small.file)) return;
          expect(refusals).toContain(codeOf(() => decryptAge(sodium, [small.identity], file)));
          expect(isRefusedInPieces(small.identity, file, small.plaintext, pieceBytes)).toBe(true);
        },
      ),
      { numRuns: fuzzRuns },
    );
  });

  it('made from the vectors never crash', { timeout }, () => {
    fc.assert(
      fc.property(fc.constantFrom(...vectors), fc.array(edit, { maxLength: 4 }), ({ file }, edits) => {
        const changed = mutate(file, edits);
        expect([null, ...refusals]).toContain(codeOf(() => decryptAge(sodium, vectorIdentities, changed)));
        expect([null, 'age/armor-invalid']).toContain(codeOf(() => dearmor(changed)));
      }),
      { numRuns: fuzzRuns },
    );
  });

  it('of arbitrary bytes are refused', { timeout }, () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (file) => {
        expect(refusals).toContain(codeOf(() => decryptAge(sodium, [small.identity], file)));
        expect(codeOf(() => dearmor(file))).toBe('age/armor-invalid');
      }),
      { numRuns: fuzzRuns },
    );
  });
});
