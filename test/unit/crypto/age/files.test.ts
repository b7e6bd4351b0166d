/** Writing and reading whole files: sizes around chunk borders, pieces, streams, several recipients, offsets, re-keying. */
import { describe, expect, it } from 'vitest';
import {
  armor,
  beginFile,
  createChunkOpener,
  createChunkSealer,
  createDecryptor,
  createEncryptor,
  dearmor,
  decryptAge,
  decryptStream,
  encryptAge,
  encryptStream,
  generateIdentity,
  isArmored,
  openAge,
  openFile,
  plaintextSize,
  rewrapHeader,
  sealedSize,
} from '../../../../main/crypto/age/age.ts';
import { largestHeaderBytes } from '../../../../main/crypto/age/format.ts';
import { utf8 } from '../../../../main/crypto/encoding.ts';
import { loadSodium } from '../../../../main/crypto/sodium.ts';
import { codeOf, memorySource, repeatableBytes, sameBytes, sampleFile } from '../../../helpers/age-files.ts';

const chunk = 65_536;
const sizes = [0, 1, 100, chunk - 1, chunk, chunk + 1, 2 * chunk - 1, 2 * chunk, 2 * chunk + 1, 5 * chunk + 12_345];
const [native, wasm] = await Promise.all([loadSodium('native'), loadSodium('wasm')]);

async function collect(source: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of source) pieces.push(piece);
  return new Uint8Array(Buffer.concat(pieces));
}

function* inPieces(bytes: Uint8Array, pieceBytes: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
}

describe.each([native, wasm])('with libsodium $backend', (sodium) => {
  const [ours, other] = [generateIdentity(sodium), generateIdentity(sodium)];

  it.each(sizes)('encrypts and decrypts %i bytes at once', (size) => {
    const plaintext = repeatableBytes(size, 'at once');
    const file = encryptAge(sodium, [ours], plaintext);
    expect(sameBytes(decryptAge(sodium, [ours], file), plaintext)).toBe(true);
    expect(sameBytes(decryptAge(wasm, [ours], file), plaintext)).toBe(true);
    const { payloadStart } = openFile(sodium, [ours], file);
    expect(file.length - payloadStart).toBe(sealedSize(size));
    expect(plaintextSize(file.length - payloadStart)).toBe(size);
  });

  it.each([1000, chunk - 1, chunk, chunk + 1, chunk + 16, 3 * chunk, Number.MAX_SAFE_INTEGER])(
    'encrypts and decrypts in pieces of %i bytes',
    (pieceBytes) => {
      for (const size of sizes) {
        const { identity, plaintext, file } = sampleFile(sodium, size, pieceBytes);
        expect(sameBytes(decryptAge(sodium, [identity], file), plaintext)).toBe(true);
        const decryptor = createDecryptor(sodium, [identity]);
        const pieces = [...inPieces(file, pieceBytes)].map((piece) => decryptor.push(piece));
        expect(sameBytes(new Uint8Array(Buffer.concat([...pieces, decryptor.final()])), plaintext)).toBe(true);
      }
    },
  );

  it('encrypts and decrypts streams', async () => {
    for (const size of sizes) {
      const plaintext = repeatableBytes(size, 'stream');
      const file = await collect(encryptStream(sodium, [ours], inPieces(plaintext, 30_000)));
      expect(sameBytes(await collect(decryptStream(sodium, [ours], inPieces(file, 70_000))), plaintext)).toBe(true);
    }
  });

  it('seals in bulk from one large buffer into another', () => {
    const plaintext = repeatableBytes(10 * chunk + 5, 'bulk');
    const encryptor = createEncryptor(sodium, [ours]);
    const file = new Uint8Array(encryptor.head.length + sealedSize(plaintext.length));
    file.set(encryptor.head);
    let at = encryptor.head.length;
    at += encryptor.sealInto(file.subarray(at), plaintext.subarray(0, 8 * chunk), false);
    at += encryptor.sealInto(file.subarray(at), plaintext.subarray(8 * chunk), true);
    expect(at).toBe(file.length);
    expect(sameBytes(decryptAge(sodium, [ours], file), plaintext)).toBe(true);
  });

  it('seals and opens the chunks of one file in any order, as workers that share them do', () => {
    const plaintext = repeatableBytes(3 * chunk, 'shared');
    const { head, payloadKey } = beginFile(sodium, [ours]);
    const sealed = new Uint8Array(sealedSize(plaintext.length));
    createChunkSealer(sodium, payloadKey, 1).seal(sealed.subarray(chunk + 16), plaintext.subarray(chunk), true);
    createChunkSealer(sodium, payloadKey, 0).seal(sealed, plaintext.subarray(0, chunk), false);
    expect(sameBytes(decryptAge(sodium, [ours], Buffer.concat([head, sealed])), plaintext)).toBe(true);
    const into = new Uint8Array(chunk);
    const opener = createChunkOpener(sodium, openFile(sodium, [ours], head).payloadKey, 1);
    expect(opener.open(into, sealed.subarray(chunk + 16, 2 * (chunk + 16)), false)).toBe(chunk);
    expect(sameBytes(into, plaintext.subarray(chunk, 2 * chunk))).toBe(true);
  });

  it('opens for each of several recipients and for nobody else', () => {
    const identities = Array.from({ length: 20 }, () => generateIdentity(sodium));
    const plaintext = utf8('for twenty');
    const file = encryptAge(sodium, identities, plaintext);
    for (const identity of identities)
      expect(sameBytes(decryptAge(sodium, [other, identity], file), plaintext)).toBe(true);
    expect(codeOf(() => decryptAge(sodium, [other], file))).toBe('age/no-match');
    expect(codeOf(() => decryptAge(sodium, [], file))).toBe('age/no-match');
  });

  it('never makes the same file twice', () => {
    const [first, second] = [1, 2].map(() => Buffer.from(encryptAge(sodium, [ours], utf8('same'))));
    expect(first?.equals(second ?? Buffer.alloc(0))).toBe(false);
  });

  it('gives a payload other recipients without touching it', () => {
    const { identity, plaintext, file } = sampleFile(sodium, 2 * chunk + 7);
    const newOwners = [generateIdentity(sodium), generateIdentity(sodium)];
    const { header, oldLength } = rewrapHeader(sodium, file.subarray(0, 4096), identity, newOwners);
    const rewrapped = Buffer.concat([header, file.subarray(oldLength)]);
    for (const owner of newOwners) expect(sameBytes(decryptAge(sodium, [owner], rewrapped), plaintext)).toBe(true);
    expect(codeOf(() => decryptAge(sodium, [identity], rewrapped))).toBe('age/no-match');
    expect(codeOf(() => rewrapHeader(sodium, file, other, newOwners))).toBe('age/no-match');
  });

  it('refuses a recipient whose key is a point of low order', () => {
    expect(codeOf(() => encryptAge(sodium, [{ publicKey: new Uint8Array(32) }], utf8('x')))).toBe(
      'age/recipient-invalid',
    );
  });

  it('reads any range at any offset', async () => {
    const { identity, plaintext, file } = sampleFile(sodium, 5 * chunk + 12_345);
    const reader = await openAge(sodium, [identity], memorySource(file));
    expect(reader.size).toBe(plaintext.length);
    const borders = [0, 1, chunk - 1, chunk, chunk + 1, 2 * chunk, 4 * chunk + 3, 5 * chunk, 5 * chunk + 12_344];
    for (const offset of borders) {
      for (const length of [0, 1, 2, chunk - 1, chunk, chunk + 1, 2 * chunk, 3 * chunk + 5, 10 * chunk]) {
        expect(sameBytes(await reader.read(offset, length), plaintext.slice(offset, offset + length))).toBe(true);
      }
    }
    expect((await reader.read(plaintext.length + 5, 10)).length).toBe(0);
    await expect(reader.read(-1, 1)).rejects.toThrow(RangeError);
  });

  it('reads ranges at the same time', async () => {
    const { identity, plaintext, file } = sampleFile(sodium, 4 * chunk + 1);
    const reader = await openAge(sodium, [identity], memorySource(file));
    const offsets = Array.from({ length: 60 }, (_, index) => (index * 40_001) % plaintext.length);
    const read = await Promise.all(offsets.map((offset) => reader.read(offset, 50_000)));
    read.forEach((bytes, index) => {
      const offset = offsets[index] ?? 0;
      expect(sameBytes(bytes, plaintext.slice(offset, offset + 50_000))).toBe(true);
    });
  });
});

it('opens a small file with a single read', async () => {
  const { identity, plaintext, file } = sampleFile(native, 10_000);
  const source = memorySource(file);
  const reader = await openAge(native, [identity], source);
  expect(sameBytes(await reader.read(0, reader.size), plaintext)).toBe(true);
  expect(source.reads.length).toBe(1);
});

it('reads only the head, the end and what is asked for', async () => {
  const { identity, file } = sampleFile(native, 40 * chunk);
  const source = memorySource(file);
  const reader = await openAge(native, [identity], source);
  await reader.read(20 * chunk, 10);
  const bytesRead = source.reads.reduce((sum, [, length]) => sum + length, 0);
  expect(bytesRead).toBeLessThan(4 * (chunk + 16));
});

it('reads a head of many recipients that does not fit the first read', async () => {
  const identities = Array.from({ length: 800 }, () => generateIdentity(native));
  const file = encryptAge(native, identities, utf8('hello'));
  const last = identities.slice(-1);
  const reader = await openAge(native, last, memorySource(file));
  expect(sameBytes(await reader.read(0, 5), utf8('hello'))).toBe(true);
});

it('never reports a size that was not authenticated', async () => {
  const { identity, file } = sampleFile(native, 3 * chunk);
  for (const cut of [1, 16, 17, chunk + 16, 2 * (chunk + 16)]) {
    const source = memorySource(file.subarray(0, file.length - cut));
    await expect(openAge(native, [identity], source)).rejects.toMatchObject({ code: 'age/payload-invalid' });
  }
});

it('fails a range whose chunk was changed and still reads the others', async () => {
  const { identity, plaintext, file, payloadStart } = sampleFile(native, 4 * chunk);
  file[payloadStart + 65_552 + 100] = (file[payloadStart + 65_552 + 100] ?? 0) ^ 1;
  const reader = await openAge(native, [identity], memorySource(file));
  await expect(reader.read(chunk, 1)).rejects.toMatchObject({ code: 'age/payload-invalid' });
  expect(sameBytes(await reader.read(2 * chunk, 10), plaintext.slice(2 * chunk, 2 * chunk + 10))).toBe(true);
});

it.each<[string, number | null]>([
  ['0', null],
  ['15', null],
  ['16', 0],
  ['17', 1],
  ['65552', chunk],
  ['65553', null],
  ['65568', null],
  ['65569', chunk + 1],
])('knows the plaintext of %s sealed bytes', (sealedBytes, expected) => {
  expect(plaintextSize(Number(sealedBytes))).toBe(expected);
});

it('treats a misuse of the bulk verbs as a bug', () => {
  const encryptor = createEncryptor(native, [generateIdentity(native)]);
  const into = new Uint8Array(2 * (chunk + 16));
  expect(() => encryptor.sealInto(into, new Uint8Array(100), false)).toThrow(RangeError);
  encryptor.sealInto(into, new Uint8Array(chunk), false);
  expect(() => encryptor.sealInto(into, new Uint8Array(0), true)).toThrow(RangeError);
  encryptor.sealInto(into, new Uint8Array(1), true);
  expect(() => encryptor.sealInto(into, new Uint8Array(1), true)).toThrow(RangeError);
  expect(() => createEncryptor(native, [])).toThrow(RangeError);
});

it('gives up on a header that does not end', () => {
  const endless = new Uint8Array(2 * largestHeaderBytes).fill(0x41);
  endless.set(utf8('age-encryption.org/v1\n-> X25519 '));
  const ours = generateIdentity(native);
  expect(codeOf(() => decryptAge(native, [ours], endless))).toBe('age/header-invalid');
  expect(codeOf(() => createDecryptor(native, [ours]).push(endless))).toBe('age/header-invalid');
});

it('tells armor from binary files and reads what it wrote', () => {
  for (const size of [0, 1, 47, 48, 49, 1000]) {
    const { file } = sampleFile(native, size);
    const text = utf8(armor(file));
    expect([isArmored(file), isArmored(text), isArmored(utf8(` \r\n${armor(file)}`))]).toEqual([false, true, true]);
    expect(sameBytes(dearmor(text), file)).toBe(true);
  }
});
