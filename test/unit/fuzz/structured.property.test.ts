/**
 * Structured fuzzing: mutators that know the format, so that what they make goes deep. Each says how much it tried and how it came out.
 * `MOCHIDASHI_LONG=1` runs 50 times as much. What once went wrong is kept by name in `seeds.test.ts`.
 */
import path from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createDecryptor,
  decryptAge,
  encryptAge,
  generateHybridIdentity,
  generateIdentity,
} from '../../../main/crypto/age/age.ts';
import type { KeyIdentity } from '../../../main/crypto/age/age.ts';
import { parseHeader, serializeHeader, serializeStanzas } from '../../../main/crypto/age/format.ts';
import type { Stanza } from '../../../main/crypto/age/format.ts';
import { openHeader } from '../../../main/crypto/age/header.ts';
import { utf8 } from '../../../main/crypto/encoding.ts';
import { loadSodium } from '../../../main/crypto/sodium.ts';
import { parseManifest } from '../../../main/parcel/manifest.ts';
import { foldPath, pathProblem, safeName } from '../../../main/parcel/paths.ts';
import { codeOf, repeatableBytes, sameBytes, sampleFile } from '../../helpers/age-files.ts';
import { hostileJson, jsonPaths, withJson } from '../../helpers/hostile-json.ts';

const sodium = await loadSodium();
const isLong = process.env['MOCHIDASHI_LONG'] === '1';
const runs = (quick: number) => (isLong ? 50 * quick : quick);
const timeout = isLong ? 3_600_000 : 60_000;
const sealedChunk = 65_552;

/** Counts outcomes and says them at the end. */
function createFigures(subject: string) {
  const counts = new Map<string, number>();
  return {
    count(outcome: string | null) {
      counts.set(outcome ?? 'taken', (counts.get(outcome ?? 'taken') ?? 0) + 1);
    },
    print() {
      const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
      const told = [...counts].map(([outcome, count]) => `${outcome} ${String(count)}`).join(', ');
      process.stdout.write(`fuzz ${subject}: ${all.toLocaleString('en')} inputs (${told})\n`);
    },
  };
}

describe('STREAM', () => {
  it('gives a true beginning and then a refusal, whatever is done to its chunks', { timeout }, () => {
    const figures = createFigures('STREAM');
    const sample = sampleFile(sodium, 2 * 65_536 + 50);
    const { file, payloadStart, plaintext, identity } = sample;
    const chunks = [0, 1, 2].map((index) =>
      file.subarray(payloadStart + index * sealedChunk, payloadStart + (index + 1) * sealedChunk),
    );
    const operation = fc.record({
      kind: fc.constantFrom('swap', 'drop', 'double', 'cut', 'flip', 'shift', 'join'),
      at: fc.nat(9),
      to: fc.nat(9),
      byte: fc.nat(sealedChunk - 1),
    });
    fc.assert(
      fc.property(fc.array(operation, { minLength: 1, maxLength: 4 }), fc.nat(200_000), (operations, pieceBytes) => {
        let list = [...chunks];
        for (const { kind, at, to, byte } of operations) {
          const [one, two] = [at % Math.max(1, list.length), to % Math.max(1, list.length)];
          const [first, second] = [list[one] ?? new Uint8Array(0), list[two] ?? new Uint8Array(0)];
          if (kind === 'swap')
            list = list.map((chunk, index) => (index === one ? second : index === two ? first : chunk));
          if (kind === 'drop') list = list.filter((_, index) => index !== one);
          if (kind === 'double') list = [...list.slice(0, two), first, ...list.slice(two)];
          if (kind === 'cut') list[one] = first.subarray(0, byte);
          if (kind === 'flip' && first.length > 0) {
            const changed = first.slice();
            changed[byte % changed.length] = (changed[byte % changed.length] ?? 0) ^ (1 << (to % 8));
            list[one] = changed;
          }
          if (kind === 'shift') list[one] = first.subarray(1 + (byte % 16));
          if (kind === 'join') list[one] = Buffer.concat([first.subarray(0, byte), second.subarray(byte)]);
        }
        const changed = Buffer.concat([file.subarray(0, payloadStart), ...list]);
        if (sameBytes(changed, file)) return;
        const code = codeOf(() => decryptAge(sodium, [identity], changed));
        figures.count(code);
        expect(code).toBe('age/payload-invalid');
        const released: Uint8Array[] = [];
        const streamed = codeOf(() => {
          const decryptor = createDecryptor(sodium, [identity]);
          for (let at = 0; at < changed.length; at += pieceBytes + 1)
            released.push(decryptor.push(changed.subarray(at, at + pieceBytes + 1)));
          released.push(decryptor.final());
        });
        const beginning = Buffer.concat(released);
        expect(streamed).toBe('age/payload-invalid');
        expect(sameBytes(beginning, plaintext.subarray(0, beginning.length))).toBe(true);
      }),
      { numRuns: runs(300) },
    );
    figures.print();
  });
});

describe('an age header with a good MAC', () => {
  const kinds: readonly [string, (count: number) => KeyIdentity[]][] = [
    ['X25519', (count) => Array.from({ length: count }, () => generateIdentity(sodium))],
    ['hybrid', (count) => Array.from({ length: count }, () => generateHybridIdentity(sodium))],
  ];
  it.each(kinds)(
    'of %s stanzas opens to its own key or is refused, and is written again as it was',
    { timeout },
    (name, make) => {
      const figures = createFigures(`header, ${name}`);
      const [ours, other] = make(2) as [KeyIdentity, KeyIdentity];
      const plaintext = repeatableBytes(20, 'header');
      const files = [encryptAge(sodium, [other, ours], plaintext), encryptAge(sodium, [ours], plaintext)];
      const change = fc.record({
        kind: fc.constantFrom(
          'swap',
          'drop',
          'double',
          'grease',
          'argument',
          'more',
          'type',
          'body',
          'longer',
          'scrypt',
          'foreign',
        ),
        at: fc.nat(5),
        text: fc.string({ unit: fc.constantFrom(...'AZaz09+/=-_!~'), minLength: 1, maxLength: 60 }),
        byte: fc.nat(2000),
      });
      fc.assert(
        fc.property(fc.nat(1), fc.array(change, { minLength: 1, maxLength: 3 }), (which, changes) => {
          const file = files[which] ?? new Uint8Array(0);
          const header = parseHeader(file);
          const fileKey = openHeader(sodium, [ours], header);
          let stanzas: Stanza[] = [...header.stanzas];
          for (const { kind, at, text, byte } of changes) {
            const index = at % Math.max(1, stanzas.length);
            const stanza = stanzas[index];
            if (stanza === undefined) continue;
            const { args, body } = stanza;
            const put = (next: Stanza) => {
              stanzas = stanzas.map((one, place) => (place === index ? next : one));
            };
            if (kind === 'swap') stanzas = [...stanzas].reverse();
            if (kind === 'drop') stanzas = stanzas.filter((_, place) => place !== index);
            if (kind === 'double') stanzas = [...stanzas, stanza];
            if (kind === 'grease') stanzas = [{ args: [`${text}-grease`, text], body: utf8(text) }, ...stanzas];
            if (kind === 'argument') put({ args: [args[0] ?? '', text], body });
            if (kind === 'more') put({ args: [...args, text], body });
            if (kind === 'type') put({ args: [text, ...args.slice(1)], body });
            if (kind === 'body')
              put({
                args,
                body: Uint8Array.from(body, (value, place) => value ^ (place === byte % body.length ? 1 : 0)),
              });
            if (kind === 'longer') put({ args, body: Buffer.concat([body, utf8(text)]) });
            if (kind === 'scrypt')
              stanzas = [...stanzas, { args: ['scrypt', 'AAAAAAAAAAAAAAAAAAAAAA', '10'], body: body.subarray(0, 32) }];
            if (kind === 'foreign') put({ args, body: stanzas[0]?.body ?? body });
          }
          if (stanzas.length === 0) return;
          const covered = serializeStanzas(stanzas);
          const macKey = sodium.hkdfSha256(fileKey, new Uint8Array(0), utf8('header'), 32);
          const head = serializeHeader(covered, sodium.hmacSha256(macKey, utf8(covered)));
          const changed = Buffer.concat([head, file.subarray(header.length)]);
          let opened: Uint8Array | null = null;
          const code = codeOf(() => {
            opened = decryptAge(sodium, [ours], changed);
          });
          figures.count(code);
          expect([null, 'age/no-match', 'age/header-invalid']).toContain(code);
          if (opened !== null) expect(sameBytes(opened, plaintext)).toBe(true);
          const again = codeOf(() => {
            const parsed = parseHeader(changed);
            expect(Buffer.from(serializeHeader(serializeStanzas(parsed.stanzas), parsed.allegedMac)).equals(head)).toBe(
              true,
            );
          });
          expect([null, 'age/header-invalid']).toContain(again);
        }),
        { numRuns: runs(name === 'hybrid' ? 300 : 1500) },
      );
      figures.print();
    },
  );
});

describe('a manifest', () => {
  const id = '6f9619ff-8b86-4011-b42d-00c04fc964ff';
  const original = {
    location: '/office/見積.csv',
    host: 'office-pc',
    sha256: 'a'.repeat(64),
    sizeBytes: 3,
    modifiedAt: '2026-11-01T00:00:00.000Z',
  };
  const sound = {
    format: 1,
    kind: 'receipt',
    parcelId: id,
    sender: { id, signPublicKey: 'A'.repeat(43) },
    recipients: ['age1pq1qqq'],
    sequence: 4,
    previousSha256: null,
    createdAt: '2026-11-01T00:00:00.000Z',
    expiresAt: null,
    purpose: '訪問',
    files: [{ path: '見積.csv', sizeBytes: 3, sha256: 'a'.repeat(64), original }],
    body: {
      returnId: id,
      receivedAt: '2026-11-01T00:00:00.000Z',
      items: [{ takeoutId: id, versionId: id, sha256: 'a'.repeat(64), outcome: 'received' }],
      logSeen: { seq: 0, hash: null },
    },
  };

  it(
    'with hostile values anywhere is refused by its own codes or read as it stands, and pollutes nothing',
    { timeout },
    () => {
      const figures = createFigures('manifest');
      const places = jsonPaths(sound);
      expect(parseManifest(Buffer.from(JSON.stringify(sound)))).toEqual(sound);
      fc.assert(
        fc.property(
          fc.array(fc.tuple(fc.constantFrom(...places), hostileJson), { minLength: 1, maxLength: 3 }),
          fc.option(fc.record({ at: fc.nat(2000), byte: fc.nat(255) })),
          (changes, spoil) => {
            const json = changes.reduce<unknown>((value, [place, hostile]) => withJson(value, place, hostile), sound);
            const bytes = Buffer.from(JSON.stringify(json) ?? 'null');
            if (spoil !== null) bytes[spoil.at % bytes.length] = spoil.byte;
            const code = codeOf(() => {
              const read = parseManifest(bytes);
              // What is read has nothing in it that was not written.
              expect(JSON.parse(bytes.toString('utf8'))).toMatchObject(JSON.parse(JSON.stringify(read)) as object);
            });
            figures.count(code);
            expect([null, 'parcel/manifest-invalid', 'parcel/newer-format', 'parcel/too-many-entries']).toContain(code);
            expect(Object.keys(Object.prototype)).toEqual([]);
          },
        ),
        { numRuns: runs(3000) },
      );
      figures.print();
    },
  );
});

describe('a path', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '..',
      '.',
      '',
      'con',
      'NUL.txt',
      'com¹',
      'a:',
      'ａ',
      'が',
      'か\u3099',
      'ß',
      'SS',
      'x.',
      ' ',
      '~',
      '\\',
      '\0',
      '\u202e',
      '\ud800',
    ),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.string({ unit: 'binary', maxLength: 8 }),
    fc.nat(300).map((length) => '長'.repeat(length)),
  );
  const anyPath = fc
    .tuple(fc.array(piece, { maxLength: 6 }), fc.constantFrom('/', '\\', '//', ''))
    .map(([pieces, by]) => pieces.join(by));

  it('that is let through stays below its folder on every system', { timeout }, () => {
    const figures = createFigures('paths');
    fc.assert(
      fc.property(anyPath, (text) => {
        const problem = pathProblem(text);
        figures.count(problem);
        if (problem !== null) return;
        for (const system of [path.posix, path.win32]) {
          const base = system === path.posix ? '/base/folder' : 'C:\\base\\folder';
          const resolved = system.resolve(base, text);
          expect(system.relative(base, resolved).split(system.sep)).toEqual(text.split('/'));
        }
      }),
      { numRuns: runs(20_000) },
    );
    figures.print();
  });

  it('made safe is let through, and is safe already the second time', { timeout }, () => {
    const figures = createFigures('safe names');
    fc.assert(
      fc.property(anyPath, (text) => {
        const name = safeName(text);
        const problem = pathProblem(name);
        figures.count(problem);
        expect(problem).toBeNull();
        expect(name).not.toContain('/');
        expect(safeName(name)).toBe(name);
        expect(foldPath(foldPath(name))).toBe(foldPath(name));
      }),
      { numRuns: runs(20_000) },
    );
    figures.print();
  });
});
