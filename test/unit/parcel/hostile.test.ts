import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { encryptAge, parseRecipient } from '../../../main/crypto/age/age.ts';
import {
  type Party,
  type RawMember,
  manifestFile,
  rawParcel,
  rawTar,
  sha256Of,
  takeoutManifest,
} from '../../helpers/parcels.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { type Parties, createParties } from '../../helpers/parcel-parties.ts';

let sodium: Parties['sodium'];
let office: Party;
let device: Party;
let openAs: Parties['openAs'];
let readAll: Parties['readAll'];
let writeRaw: Parties['writeRaw'];

beforeAll(async () => {
  ({ sodium, office, device, openAs, readAll, writeRaw } = await createParties());
});

const code = (wanted: string) => expect.objectContaining({ code: wanted }) as unknown;

describe('paths in a parcel', () => {
  it.each([
    ['../up.txt', 'dots'],
    ['a/../../up.txt', 'dots'],
    ['./a', 'dots'],
    ['/etc/passwd', 'absolute'],
    ['\\\\server\\share\\a', 'absolute'],
    ['a\\b', 'backslash'],
    ['C:/a', 'drive'],
    ['a/c:stream', 'drive'],
    ['notes.txt:stream', 'character'],
    ['a\0b', 'nul'],
    ['a\nb', 'control'],
    ['txt.\u202Eexe', 'control'],
    ['CON', 'reserved'],
    ['a/nul.txt', 'reserved'],
    ['com¹.log', 'reserved'],
    ['aux .txt', 'reserved'],
    ['name.', 'trailing'],
    ['name ', 'trailing'],
    ['a//b', 'empty'],
    ['a/', 'empty'],
    ['あ'.repeat(86), 'tooLong'],
    ['a/'.repeat(64) + 'b', 'tooDeep'],
  ])('%j are refused (%s)', async (name, reason) => {
    const file = await writeRaw(
      [{ name: `files/${name}`, content: Buffer.from('x') }],
      takeoutManifest(office, device, [manifestFile(name, 'x')]),
    );
    await expect(openAs(device, file)).rejects.toMatchObject({ code: 'parcel/path-refused', params: { reason } });
  });

  it.each([
    ['that differ in composition only', 'が.txt'.normalize('NFC'), 'が.txt'.normalize('NFD')],
    ['that differ in case only', 'Plan.txt', 'PLAN.TXT'],
    ['that are the same', 'a', 'a'],
    ['of which one is the folder of the other', 'A', 'a/b'],
    ['of which one is the folder of the other, the other way round', 'a/b', 'A'],
    ['that differ in ß and ss', 'straße', 'STRASSE'],
  ])('%s are refused', async (_title, first, second) => {
    const names = [first, second];
    const file = await writeRaw(
      names.map((name) => ({ name: `files/${name}`, content: Buffer.from('x') })),
      takeoutManifest(
        office,
        device,
        names.map((name) => manifestFile(name, 'x')),
      ),
    );
    await expect(openAs(device, file)).rejects.toEqual(code('parcel/duplicate-name'));
  });

  it.each([
    ['1', 'link'],
    ['2', 'link'],
    ['3', 'device'],
    ['4', 'device'],
    ['5', 'folder'],
    ['6', 'device'],
    ['S', 'special'],
    ['g', 'special'],
  ])('that are no regular files (type %s) are refused', async (type, reason) => {
    const file = await writeRaw(
      [{ name: 'files/a', content: new Uint8Array(0), type }],
      takeoutManifest(office, device, [manifestFile('a', '')]),
    );
    await expect(openAs(device, file)).rejects.toMatchObject({ code: 'parcel/path-refused', params: { reason } });
  });
});

describe('the contents of a parcel', () => {
  const a = { name: 'files/a', content: Buffer.from('x') };

  it.each<[string, RawMember[], string]>([
    [
      'another content than the manifest says',
      [{ name: 'files/a', content: Buffer.from('y') }],
      'parcel/content-mismatch',
    ],
    ['another size', [{ name: 'files/a', content: Buffer.from('xx') }], 'parcel/content-mismatch'],
    ['another name', [{ name: 'files/b', content: Buffer.from('x') }], 'parcel/content-mismatch'],
    ['a file outside files/', [{ name: '../a', content: Buffer.from('x') }], 'parcel/path-refused'],
    ['no file at all', [], 'parcel/content-mismatch'],
    ['one file more', [a, { name: 'files/b', content: Buffer.from('x') }], 'parcel/too-many-entries'],
    [
      'thousands of files more',
      [a, ...Array.from({ length: 5_000 }, (_, index) => ({ name: `files/${index}`, content: new Uint8Array(0) }))],
      'parcel/too-many-entries',
    ],
    ['a size beyond its end', [{ ...a, claimedBytes: 0o77777777777 }], 'parcel/cut-off'],
    ['a size beyond all measure', [{ ...a, claimedBytes: 2 ** 53 - 1 }], 'parcel/too-large'],
    [
      'a long name that claims gigabytes',
      [{ name: 'x', content: Buffer.from('x'), type: 'L', claimedBytes: 2 ** 33 - 1 }],
      'parcel/too-large',
    ],
    [
      'pax records without end',
      [{ name: 'x', content: Buffer.from('x'.repeat(20_000)), type: 'x' }],
      'parcel/too-large',
    ],
    ['broken pax records', [{ name: 'x', content: Buffer.from('99 path=a\n'), type: 'x' }], 'parcel/damaged'],
    [
      'headers upon headers',
      Array.from({ length: 5 }, () => ({ name: 'x', content: Buffer.from('8 a=bcd\n'), type: 'x' })),
      'parcel/damaged',
    ],
  ])('are refused with %s', async (_title, members, expected) => {
    const file = await writeRaw(members, takeoutManifest(office, device, [manifestFile('a', 'x')]));
    await expect(readAll(device, file)).rejects.toEqual(code(expected));
  });

  it('are refused when the sender lies about an empty file', async () => {
    const lying = { ...manifestFile('a', ''), sha256: sha256Of('x') };
    const file = await writeRaw(
      [{ name: 'files/a', content: new Uint8Array(0) }],
      takeoutManifest(office, device, [lying]),
    );
    await expect(readAll(device, file)).rejects.toEqual(code('parcel/content-mismatch'));
  });

  it('do not come when something follows the end', async () => {
    const manifest = Buffer.from(JSON.stringify(takeoutManifest(office, device, [])));
    const tar = rawTar([
      { name: 'manifest.json', content: manifest },
      { name: 'manifest.sig', content: new Uint8Array(64) },
    ]);
    const file = path.join(await tempFolder(), 'a.mochi');
    const more = Buffer.concat([rawParcelTar(), Buffer.alloc(511), Buffer.from('x')]);
    await writeFile(file, encryptAge(sodium, [parseRecipient(device.recipient)], more));
    await expect(openAs(device, file)).rejects.toEqual(code('parcel/damaged'));
    expect(tar.length % 512).toBe(0);
  });
});

function rawParcelTar(): Uint8Array {
  return rawParcel(sodium, {
    manifest: takeoutManifest(office, device, []),
    signer: office,
    sealedTo: [],
    members: [],
  });
}
