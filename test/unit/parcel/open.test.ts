import { randomUUID } from 'node:crypto';
import { readFile, readdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { encryptAge, parseRecipient } from '../../../main/crypto/age/age.ts';
import { type Sodium, loadSodium } from '../../../main/crypto/sodium.ts';
import { type KnownSender, openParcel } from '../../../main/parcel/open.ts';
import { sealParcel } from '../../../main/parcel/seal.ts';
import { createHandClock, dayMs } from '../../helpers/clock.ts';
import { quietJob, stoppedJob } from '../../helpers/job.ts';
import {
  type Party,
  type RawMember,
  createParty,
  manifestFile,
  rawParcel,
  rawTar,
  sha256Of,
  takeoutManifest,
  writeTakeoutParcel,
} from '../../helpers/parcels.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

let sodium: Sodium;
let office: Party;
let device: Party;
let stranger: Party;

beforeAll(async () => {
  sodium = await loadSodium();
  office = createParty(sodium);
  device = createParty(sodium);
  stranger = createParty(sodium);
});

async function openAs(
  party: Party,
  file: string,
  options: { refused?: KnownSender['refused']; clock?: ReturnType<typeof createHandClock> } = {},
) {
  return openParcel({ sodium, clock: options.clock ?? createHandClock() }, file, {
    kinds: ['takeout'],
    identity: party,
    findSender: (manifest) =>
      manifest.sender.id === office.id ? { signPublicKey: office.publicKey, refused: options.refused ?? null } : null,
  });
}

/** Opens and reads everything, as an import does. */
async function readAll(party: Party, file: string): Promise<Record<string, string>> {
  const parcel = await openAs(party, file);
  const contents: Record<string, string> = {};
  try {
    for (const each of parcel.manifest.files) {
      const pieces: Uint8Array[] = [];
      for await (const piece of parcel.read(each)) pieces.push(piece);
      contents[each.path] = Buffer.concat(pieces).toString();
    }
  } finally {
    await parcel.close();
  }
  return contents;
}

/** Writes a parcel whose manifest and tar were made by hand. */
async function writeRaw(
  members: readonly RawMember[],
  manifest: unknown,
  signer = office,
  sealedTo = [device.recipient],
): Promise<string> {
  const file = path.join(await tempFolder(), 'parcel.mochi');
  await writeFile(file, rawParcel(sodium, { manifest, signer, sealedTo, members }));
  return file;
}

const code = (wanted: string) => expect.objectContaining({ code: wanted }) as unknown;

describe('a parcel', () => {
  it('gives back what was sealed, names in Japanese and sizes around a block', async () => {
    const folder = await tempFolder();
    const file = path.join(folder, '持ち出し.mochi');
    const contents: Record<string, string> = {
      '見積/第1版.txt': 'ご確認ください',
      empty: '',
      'a/b/c.bin': 'x'.repeat(512),
      big: 'y'.repeat(3_000_000),
    };
    const sealed = await sealParcel(
      { sodium, clock: createHandClock() },
      {
        kind: 'takeout',
        parcelId: randomUUID(),
        signer: office,
        recipients: [device.recipient],
        sequence: 1,
        previousSha256: null,
        expiresAt: null,
        purpose: '',
        body: { takeouts: [] },
        files: Object.entries(contents).map(([name, content]) => ({
          ...manifestFile(name, content),
          async *open() {
            yield* [Buffer.from(content)];
            await Promise.resolve();
          },
        })),
      },
      file,
      quietJob(),
    );
    expect(await readAll(device, file)).toEqual(contents);
    const bytes = await readFile(file);
    expect(sealed.written).toMatchObject({
      sizeBytes: bytes.length,
      sha256: sha256Of(bytes),
      fileName: '持ち出し.mochi',
    });
    expect(await readdir(folder)).toEqual(['持ち出し.mochi']);
  });

  it('is not written over a file that is there, nor left half written when it is cancelled or its content is not what was said', async () => {
    const folder = await tempFolder();
    const draft = (content: string) => ({
      kind: 'takeout' as const,
      parcelId: randomUUID(),
      signer: office,
      recipients: [device.recipient],
      sequence: 1,
      previousSha256: null,
      expiresAt: null,
      purpose: '',
      body: { takeouts: [] },
      files: [{ ...manifestFile('a.txt', 'as said'), open: () => asStream(content) }],
    });
    const deps = { sodium, clock: createHandClock() };
    const out = path.join(folder, 'a.mochi');
    await expect(sealParcel(deps, draft('other'), out, quietJob())).rejects.toEqual(code('parcel/content-mismatch'));
    await expect(sealParcel(deps, draft('as said'), out, stoppedJob())).rejects.toEqual(code('job/cancelled'));
    await expect(sealParcel(deps, draft('as said'), path.join(folder, 'none', 'a.mochi'), quietJob())).rejects.toEqual(
      code('parcel/not-writable'),
    );
    expect(await readdir(folder)).toEqual([]);
    await writeFile(out, 'mine');
    await expect(sealParcel(deps, draft('as said'), out, quietJob())).rejects.toEqual(code('parcel/file-exists'));
    expect(await readFile(out, 'utf8')).toBe('mine');
  });
});

async function* asStream(content: string): AsyncIterable<Uint8Array> {
  await Promise.resolve();
  yield Buffer.from(content);
}

describe('who a parcel is from and for', () => {
  it('is refused by anybody but its recipient', async () => {
    const file = path.join(await tempFolder(), 'a.mochi');
    await writeTakeoutParcel(sodium, file, office, device, { 'a.txt': 'a' });
    await expect(openAs(stranger, file)).rejects.toEqual(code('parcel/not-for-us'));
  });

  it('is refused when somebody sealed it anew to another than its manifest names', async () => {
    const file = await writeRaw([], takeoutManifest(office, device, []), office, [stranger.recipient]);
    await expect(openAs(stranger, file)).rejects.toEqual(code('parcel/not-for-us'));
  });

  it('is refused when it is signed by another key, whichever key it names', async () => {
    const plain = takeoutManifest(office, device, []);
    await expect(openAs(device, await writeRaw([], plain, stranger))).rejects.toEqual(code('parcel/signature-invalid'));
    const swapped = takeoutManifest({ ...stranger, id: office.id }, device, []);
    await expect(openAs(device, await writeRaw([], swapped, stranger))).rejects.toEqual(
      code('parcel/signature-invalid'),
    );
  });

  it('is refused from a sender nobody knows and from a device that was revoked', async () => {
    const foreign = await writeRaw([], takeoutManifest(stranger, device, []), stranger);
    await expect(openAs(device, foreign)).rejects.toEqual(code('parcel/unknown-sender'));
    const known = await writeRaw([], takeoutManifest(office, device, []));
    await expect(openAs(device, known, { refused: 'revoked' })).rejects.toMatchObject({
      code: 'parcel/device-revoked',
      params: { state: 'revoked' },
    });
  });

  it('is refused when it is of a kind that makes no sense here, or should have been sealed', async () => {
    const receipt = takeoutManifest(office, device, [], {
      kind: 'receipt',
      body: {
        returnId: randomUUID(),
        receivedAt: '2026-11-22T05:00:00.000Z',
        items: [],
        logSeen: { seq: 0, hash: null },
      },
    });
    await expect(openAs(device, await writeRaw([], receipt))).rejects.toEqual(code('parcel/wrong-kind'));
    const open = await writeRaw([], takeoutManifest(office, device, []), office, []);
    await expect(openAs(device, open)).rejects.toEqual(code('parcel/not-a-parcel'));
  });
});

describe('when a parcel is opened', () => {
  it.each([
    ['just before it expires', { expiresAt: '2026-11-21T05:00:00.001Z' }, null],
    ['more than a day after it expired', { expiresAt: '2026-11-21T04:59:59.999Z' }, 'parcel/expired'],
    ['almost a day before it was made, by this clock', { createdAt: '2026-11-23T05:00:00.000Z' }, null],
    ['more than a day before it was made', { createdAt: '2026-11-23T05:00:00.001Z' }, 'parcel/from-future'],
    ['ever, when it does not expire', { expiresAt: null }, null],
  ])('%s', async (_title, other, expected) => {
    const opened = openAs(device, await writeRaw([], takeoutManifest(office, device, [], other)));
    if (expected === null) await (await opened).close();
    else await expect(opened).rejects.toEqual(code(expected));
  });

  it('by a clock that went on, it has expired', async () => {
    const clock = createHandClock();
    const file = await writeRaw([], takeoutManifest(office, device, []));
    clock.pass(32 * dayMs);
    await expect(openAs(device, file, { clock })).rejects.toEqual(code('parcel/expired'));
  });
});

describe('a manifest', () => {
  it.each([
    ['of a newer format', { format: 2, somethingNew: true }, 'parcel/newer-format'],
    ['of no format', { format: 0 }, 'parcel/manifest-invalid'],
    ['with a field nobody knows', { extra: 1 }, 'parcel/manifest-invalid'],
    ['with a body of another kind', { body: { leaseNotAfter: '2026-11-22T05:00:00.000Z' } }, 'parcel/manifest-invalid'],
    ['with an id that is none', { parcelId: '../../x' }, 'parcel/manifest-invalid'],
    ['with a million files', { files: Array.from({ length: 1_000_000 }, () => 0) }, 'parcel/too-many-entries'],
  ])('%s is refused', async (_title, other, expected) => {
    const file = await writeRaw([], takeoutManifest(office, device, [], other));
    await expect(openAs(device, file)).rejects.toEqual(code(expected));
  });

  it('that is no JSON or no UTF-8 is refused', async () => {
    await expect(openAs(device, await writeRaw([], '{'))).rejects.toEqual(code('parcel/manifest-invalid'));
    const parcel = encryptAge(
      sodium,
      [parseRecipient(device.recipient)],
      rawTar([
        { name: 'manifest.json', content: Uint8Array.of(0x22, 0xff, 0x22) },
        { name: 'manifest.sig', content: new Uint8Array(64) },
      ]),
    );
    const file = path.join(await tempFolder(), 'a.mochi');
    await writeFile(file, parcel);
    await expect(openAs(device, file)).rejects.toEqual(code('parcel/manifest-invalid'));
  });
});

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
      'a million files more',
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
