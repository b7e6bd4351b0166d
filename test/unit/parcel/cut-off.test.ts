import { symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Party, rawTar, writeTakeoutParcel } from '../../helpers/parcels.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { type Parties, createParties } from '../../helpers/parcel-parties.ts';

let sodium: Parties['sodium'];
let office: Party;
let device: Party;
let openAs: Parties['openAs'];
let readAll: Parties['readAll'];

beforeAll(async () => {
  ({ sodium, office, device, openAs, readAll } = await createParties());
});

const code = (wanted: string) => expect.objectContaining({ code: wanted }) as unknown;

describe('a parcel that did not arrive whole', () => {
  it('is refused wherever it is cut off', async () => {
    const file = path.join(await tempFolder(), 'a.mochi');
    const whole = await writeTakeoutParcel(sodium, file, office, device, { 'a.bin': 'z'.repeat(150_000) });
    const cuts = new Set([
      0,
      1,
      21,
      22,
      23,
      100,
      180,
      200,
      250,
      65_536,
      65_552,
      whole.length - 1,
      whole.length - 16,
      whole.length - 512,
    ]);
    for (let at = 300; at < whole.length; at += 3_001) cuts.add(at);
    for (let chunk = 1; chunk < 3; chunk++)
      for (const near of [-1, 0, 1]) cuts.add(headLength(whole) + chunk * 65_552 + near);
    for (const cut of cuts) {
      await writeFile(file, whole.subarray(0, cut));
      const caught: unknown = await readAll(device, file).catch((error: unknown) => error);
      // A cut that leaves whole blocks of the tar cannot be told from a change; both words say so.
      expect(caught, `cut at ${cut}`).toMatchObject({
        code: expect.stringMatching(/^parcel\/(?:cut-off|damaged)$/u) as unknown,
      });
    }
    expect(cuts.size).toBeGreaterThan(60);
  });

  it('is refused with one bit changed anywhere in head or contents', async () => {
    const file = path.join(await tempFolder(), 'a.mochi');
    const whole = await writeTakeoutParcel(sodium, file, office, device, { 'a.bin': 'z'.repeat(150_000) });
    for (let at = 0; at < whole.length; at += at < 300 ? 7 : 2_999) {
      const changed = Uint8Array.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 1;
      await writeFile(file, changed);
      await expect(readAll(device, file), `bit at ${at}`).rejects.toMatchObject({
        code: expect.stringMatching(/^parcel\//u) as unknown,
      });
    }
  });

  it('is told from a file that is no parcel, a folder, a link to nothing', async () => {
    const folder = await tempFolder();
    const text = path.join(folder, 'text.mochi');
    await writeFile(text, 'Dear all, '.repeat(100));
    await expect(openAs(device, text)).rejects.toEqual(code('parcel/not-a-parcel'));
    await expect(openAs(device, folder)).rejects.toEqual(code('parcel/not-a-parcel'));
    await symlink(path.join(folder, 'nothing'), path.join(folder, 'link.mochi'));
    await expect(openAs(device, path.join(folder, 'link.mochi'))).rejects.toEqual(code('parcel/not-readable'));
    const tar = path.join(folder, 'tar.mochi');
    await writeFile(tar, rawTar([{ name: 'hello.txt', content: Buffer.from('x') }]));
    await expect(openAs(device, tar)).rejects.toEqual(code('parcel/not-a-parcel'));
  });
});

function headLength(file: Uint8Array): number {
  const text = Buffer.from(file).toString('latin1');
  return text.indexOf('\n', text.indexOf('\n--- ') + 1) + 1 + 16;
}
