import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTarHead, tarEndBytes, tarHead, tarPadding } from '../../../../main/vault/objects/tar.ts';
import { tempFolder } from '../../../helpers/temp-folder.ts';

const fileName = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 120 })
  .filter((name) => !/[/\0\p{Cs}]/u.test(name) && name !== '.' && name !== '..');

describe('the tar inside an object', () => {
  it('says name and size again for any name and any size', () => {
    fc.assert(
      fc.property(
        fileName,
        fc.nat(Number.MAX_SAFE_INTEGER),
        fc.nat(4_102_444_800_000),
        (name, sizeBytes, modifiedAt) => {
          const head = tarHead({ name, sizeBytes, modifiedAt });
          expect(head.length % 512).toBe(0);
          expect(readTarHead(head)).toEqual({ name, sizeBytes, headBytes: head.length });
          expect(readTarHead(head.subarray(0, head.length - 1))).toBeNull();
        },
      ),
    );
  });

  it.each([
    [0, 0],
    [1, 511],
    [511, 1],
    [512, 0],
    [513, 511],
  ])('fills %i bytes up with %i', (size, padding) => {
    expect(tarPadding(size)).toBe(padding);
  });

  it.each([8 ** 11 - 1, 8 ** 11])('reads a size of %i', (sizeBytes) => {
    expect(readTarHead(tarHead({ name: 'a', sizeBytes, modifiedAt: 0 }))?.sizeBytes).toBe(sizeBytes);
  });

  it.each([
    '報告書 2026.txt',
    'a',
    'x'.repeat(100),
    'x'.repeat(101),
    `${'あ'.repeat(80)}.txt`,
    'quote\' " ; rm -rf.txt',
    '-rf',
  ])('is unpacked by stock tar under the name %s', async (name) => {
    const folder = await tempFolder();
    const content = Buffer.from('content\n');
    const tar = Buffer.concat([
      tarHead({ name, sizeBytes: content.length, modifiedAt: 1_000_000_000_000 }),
      content,
      Buffer.alloc(tarPadding(content.length) + tarEndBytes),
    ]);
    execFileSync('tar', ['x', '-C', folder], { input: tar });
    expect(readdirSync(folder)).toEqual([name]);
    expect(readFileSync(path.join(folder, name), 'utf8')).toBe('content\n');
  });

  it('is refused as damaged, never anything else, when its bytes are anything', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 512, maxLength: 2048 }), fc.nat(511), (bytes, at) => {
        expect(() => readTarHead(bytes)).toThrow('vault/object-damaged');
        const head = tarHead({ name: 'データ.txt', sizeBytes: 5, modifiedAt: 0 });
        head.set(bytes.subarray(0, 4), at);
        try {
          readTarHead(head);
        } catch (error) {
          expect(error).toMatchObject({ code: 'vault/object-damaged' });
        }
      }),
      { numRuns: 500 },
    );
  });
});
