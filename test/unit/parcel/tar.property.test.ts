import { string, array, assert, asyncProperty, nat, tuple, uint8Array } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../preload/contract/errors.ts';
import { encodeTarHeader, paddingAfter } from '../../../main/parcel/tar-header.ts';
import { type TarMember, walkTar } from '../../../main/parcel/tar-read.ts';

function sourceOf(bytes: Uint8Array) {
  return {
    size: bytes.length,
    read: (offset: number, length: number) => Promise.resolve(bytes.subarray(offset, offset + length)),
  };
}

async function walkAll(bytes: Uint8Array): Promise<TarMember[]> {
  const walk = walkTar(sourceOf(bytes));
  const members: TarMember[] = [];
  for (let member = await walk.next(); member !== null; member = await walk.next()) members.push(member);
  return members;
}

const name = string({ unit: 'grapheme', minLength: 1, maxLength: 150 }).filter(
  (text) => !text.includes('\0') && !/\p{Cs}/u.test(text),
);

describe('the tar in a parcel', () => {
  it('gives back every name, size and place it was written with', async () => {
    await assert(
      asyncProperty(array(tuple(name, uint8Array({ maxLength: 1500 })), { maxLength: 8 }), async (files) => {
        const parts = files.flatMap(([path, content]) => [
          encodeTarHeader(path, content.length),
          content,
          new Uint8Array(paddingAfter(content.length)),
        ]);
        const tar = Buffer.concat([...parts, new Uint8Array(1024)]);
        const members = await walkAll(tar);
        expect(members.map((member) => member.name)).toEqual(files.map(([path]) => path));
        for (const [index, { offset, sizeBytes }] of members.entries()) {
          expect(tar.subarray(offset, offset + sizeBytes)).toEqual(Buffer.from(files[index]?.[1] ?? []));
        }
      }),
    );
  });

  it('tells sizes beyond eight gibibytes', async () => {
    const header = encodeTarHeader('large', 2 ** 40);
    await expect(walkAll(header)).rejects.toMatchObject({ code: 'parcel/cut-off' });
    expect(header.length).toBe(3 * 512);
  });

  it('never breaks other than with its own errors, whatever it is given', async () => {
    const start = encodeTarHeader('x'.repeat(120), 700);
    await assert(
      asyncProperty(
        uint8Array({ maxLength: 4096 }),
        array(tuple(nat(start.length - 1), nat(255)), { maxLength: 6 }),
        async (rest, changes) => {
          const head = Uint8Array.from(start);
          for (const [at, value] of changes) head[at] = value;
          try {
            await walkAll(Buffer.concat([head, rest]));
          } catch (error) {
            expect(error).toBeInstanceOf(AppError);
          }
        },
      ),
    );
  });
});
