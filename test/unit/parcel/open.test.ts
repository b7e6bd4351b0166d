import { randomUUID } from 'node:crypto';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { encryptAge, parseRecipient } from '../../../main/crypto/age/age.ts';
import { sealParcel } from '../../../main/parcel/seal.ts';
import { createHandClock, dayMs } from '../../helpers/clock.ts';
import { quietJob, stoppedJob } from '../../helpers/job.ts';
import {
  type Party,
  manifestFile,
  rawTar,
  sha256Of,
  takeoutManifest,
  writeTakeoutParcel,
} from '../../helpers/parcels.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { type Parties, createParties } from '../../helpers/parcel-parties.ts';

let sodium: Parties['sodium'];
let office: Party;
let device: Party;
let stranger: Party;
let openAs: Parties['openAs'];
let readAll: Parties['readAll'];
let writeRaw: Parties['writeRaw'];

beforeAll(async () => {
  ({ sodium, office, device, stranger, openAs, readAll, writeRaw } = await createParties());
});

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
