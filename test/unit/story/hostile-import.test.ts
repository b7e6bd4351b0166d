import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { toBase64 } from '../../../main/crypto/encoding.ts';
import { officeSigner } from '../../../main/office/self.ts';
import { packTakeout } from '../../../main/office/takeout-desk.ts';
import { decryptElsewhere } from '../../helpers/current-age.ts';
import { stoppedJob, quietJob } from '../../helpers/job.ts';
import { importParcel } from '../../../main/takeout/import.ts';
import { type RawMember, manifestFile, rawParcel } from '../../helpers/parcels.ts';
import { code, useStory } from '../../helpers/use-story.ts';

const now = useStory();

/** Everything in the vault folder that an import could leave behind. */
async function traces(): Promise<unknown> {
  const { sato } = now();
  const { vault } = sato;
  const objects = await readdir(path.join(sato.folder, 'objects'), { recursive: true });
  const count = (table: string) => vault.catalogue.get(`SELECT count(*) AS n FROM ${table}`);
  return {
    objects: objects.filter((name) => name.includes('.age')).sort(),
    staging: (await readdir(vault.stagingFolder)).filter((name) => name !== 'intents'),
    entries: count('entries'),
    parcels: count('parcels'),
    audit: count('audit'),
  };
}

/** A take-out parcel that the office itself signed, with contents made by hand. */
async function signedByOffice(
  members: readonly RawMember[],
  claimed: Readonly<Record<string, string>>,
  changes: object = {},
): Promise<string> {
  const { story, sato } = now();
  const signer = officeSigner(story.office);
  const recipient = sato.vault.keyring.parcelRecipient;
  const original = (content: string) => ({
    ...manifestFile('x', content),
    location: '/office/x',
    host: 'pc',
    modifiedAt: '2026-11-22T05:00:00.000Z',
  });
  const files = Object.entries(claimed).map(([name, content]) => {
    const { location, host, sha256, sizeBytes, modifiedAt } = original(content);
    return { ...manifestFile(name, content), original: { location, host, sha256, sizeBytes, modifiedAt } };
  });
  const manifest = {
    format: 1,
    kind: 'takeout',
    parcelId: randomUUID(),
    sender: { id: signer.id, signPublicKey: toBase64(signer.publicKey) },
    recipients: [recipient],
    sequence: 2_000_000_000,
    previousSha256: null,
    createdAt: '2026-11-22T05:00:00.000Z',
    expiresAt: null,
    purpose: '',
    files,
    body: {
      takeouts: files.map(({ path: filePath }) => ({
        id: randomUUID(),
        path: filePath,
        takenOutAt: '2026-11-22T05:00:00.000Z',
        dueAt: null,
        purpose: '',
        allowedBy: { ground: 'office', name: '田中', policyVersion: 1 },
      })),
    },
    ...changes,
  };
  const file = story.parcel('hostile');
  await writeFile(file, rawParcel(story.env.sodium, { manifest, signer, sealedTo: [recipient], members }));
  return file;
}

const member = (name: string, content: string): RawMember => ({ name: `files/${name}`, content: Buffer.from(content) });

describe('an import that is refused', () => {
  it.each([
    [
      'the last of three contents is wrong',
      [member('a', '1'), member('b', '2'), member('c', '!')],
      {},
      'parcel/content-mismatch',
    ],
    ['a file is missing', [member('a', '1'), member('b', '2')], {}, 'parcel/content-mismatch'],
    ['a path leads out', [member('a', '1'), member('b', '2'), member('../c', '3')], {}, 'parcel/path-refused'],
    [
      'files and take-outs are not one to one',
      [member('a', '1'), member('b', '2'), member('c', '3')],
      { body: { takeouts: [] } },
      'parcel/manifest-invalid',
    ],
  ])('because %s leaves no trace', async (_title, members, changes, wanted) => {
    const parcel = await signedByOffice(members, { a: '1', b: '2', c: '3' }, changes);
    const before = await traces();
    await expect(now().story.import(now().sato, parcel)).rejects.toEqual(code(wanted));
    expect(await traces()).toEqual(before);
  });

  it('because the user cancelled it leaves no trace, and the parcel can be imported afterwards', async () => {
    const { story, sato } = now();
    const outPath = story.parcel('takeout');
    const paths = [
      await story.original('1.txt', 'x'.repeat(200_000)),
      await story.original('2.txt', 'y'.repeat(200_000)),
    ];
    await packTakeout(story.office, { paths, deviceId: sato.id, purpose: '', dueOn: null, outPath }, quietJob());
    const before = await traces();
    await expect(importParcel(sato.vault, outPath, stoppedJob())).rejects.toEqual(code('job/cancelled'));
    expect(await traces()).toEqual(before);
    expect(await story.import(sato, outPath)).toMatchObject({ files: 2, already: false });
  });

  it('by another manifest with the same contents is an import of its own', async () => {
    const contents = [member('a', '1')];
    const { story, sato } = now();
    expect(await story.import(sato, await signedByOffice(contents, { a: '1' }))).toMatchObject({ already: false });
    expect(await story.import(sato, await signedByOffice(contents, { a: '1' }))).toMatchObject({
      already: false,
      files: 1,
    });
  });
});

describe('without this program', () => {
  it('current age and tar take a parcel apart with the identity of the keyring', async () => {
    const { story, sato } = now();
    const outPath = story.parcel('takeout');
    const paths = [await story.original('案件/見積書.txt', 'ご確認ください')];
    await packTakeout(story.office, { paths, deviceId: sato.id, purpose: '', dueOn: null, outPath }, quietJob());
    const [identity, tar, out] = ['identity.txt', 'parcel.tar', 'out'].map((name) => path.join(story.root, name)) as [
      string,
      string,
      string,
    ];
    await writeFile(identity, `${sato.vault.keyring.parcelIdentity}\n`);
    await writeFile(tar, decryptElsewhere(identity, outPath));
    execFileSync('mkdir', [out]);
    execFileSync('tar', ['-xf', tar, '-C', out]);
    expect((await readdir(out)).sort()).toEqual(['files', 'manifest.json', 'manifest.sig']);
    expect(await story.read(path.join(out, 'files', '見積書.txt'))).toBe('ご確認ください');
  });
});
