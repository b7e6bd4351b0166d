/**
 * Where every chapter begins: an office with three devices, files that were taken, changed and returned, and parcels that wait on a
 * stick. Made once, at the place where it is played, since originals are known by their whole path.
 */
import { execFile } from 'node:child_process';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Sodium } from '../../main/crypto/sodium.ts';
import { inspectRequest, issueGrant } from '../../main/office/issue.ts';
import { startEnrolment } from '../../main/takeout/enrol.ts';
import { createDrafts } from '../../main/vault/vault.ts';
import { recordFolder } from './stage.ts';
import { createHandClock } from '../helpers/clock.ts';
import { quietJob } from '../helpers/job.ts';
import { createStory } from '../helpers/story.ts';
import type { Story } from '../helpers/story.ts';

const run = promisify(execFile);

/** Stands in every content, and must stand nowhere else. */
export const canary = 'CANARY-7f3a';
export const textOf = (name: string, version = 1): string => `${canary} ${name} v${version}\n`.repeat(40);
/** Three chunks of age. */
export const bigText = (name: string): string => `${canary} ${name} 0123456789\n`.repeat(5000);

/** Contents of the worker's files when a chapter begins, by name. */
export const onTheGround: Readonly<Record<string, string>> = {
  'kept.txt': textOf('kept.txt'),
  'edited.txt': textOf('edited.txt', 2),
  'big.txt': bigText('big.txt'),
  'returned-1.txt': textOf('returned-1.txt', 2),
  'returned-2.txt': textOf('returned-2.txt', 2),
};
export const officeChanged = ['desk-1.txt', 'desk-2.txt'];

/** Parcels by what they are for. */
export const parcelNames = {
  takeout: 'waiting-takeout.mochi',
  receipt: 'waiting-receipt.mochi',
  grant: 'waiting-grant.mochi',
  returned: 'waiting-return.mochi',
} as const;

async function waitingGrant(story: Story, sodium: Sodium, stick: string): Promise<void> {
  const env = { ...story.env, sodium, keychain: story.keychainOf('suzuki') };
  const folder = path.join(story.root, 'vault-suzuki');
  const request = path.join(stick, 'suzuki-request.mochi');
  const input = { workerName: 'suzuki', deviceName: 'note', ownership: 'lent', withoutKeychain: false } as const;
  await startEnrolment(env, folder, { ...input, appVersion: '0', outPath: request }, quietJob());
  const { fingerprint } = await inspectRequest(story.office, request);
  const outPath = path.join(stick, parcelNames.grant);
  const order = { path: request, workerName: 'suzuki', leaseDays: 30, comparedFingerprint: fingerprint, outPath };
  await issueGrant(story.office, order, quietJob());
}

async function tell(root: string, sodium: Sodium): Promise<void> {
  const story = await createStory(root, createHandClock(), { sodium });
  const stick = path.join(root, 'stick');
  const original = (name: string, content = textOf(name)) => story.original(name, content);

  const sato = await story.enrol('sato');
  const names = Object.keys(onTheGround);
  const locations = await Promise.all(
    names.map((name) => original(name, name === 'big.txt' ? bigText(name) : textOf(name))),
  );
  const ids = await story.take(sato, locations);
  const idOf = (name: string) => ids[names.indexOf(name)] ?? '';
  for (const name of ['edited.txt', 'returned-1.txt', 'returned-2.txt'])
    await story.edit(sato, idOf(name), textOf(name, 2));
  createDrafts(sato.vault).save(idOf('kept.txt'), {
    baseVersionId: sato.vault.files.currentVersion(idOf('kept.txt')).id,
    text: `${canary} draft`,
    cursor: 0,
    top: null,
    isOpen: false,
  });
  const returned = await story.receive(await story.packReturn(sato, [idOf('returned-1.txt'), idOf('returned-2.txt')]));
  await story.settleAll(returned);
  renameSync(await story.receipt(returned), path.join(stick, parcelNames.receipt));
  const packed = await Promise.all(['packed-1.txt', 'packed-2.txt'].map((name) => original(name)));
  renameSync(await story.pack(sato, packed), path.join(stick, parcelNames.takeout));

  const takahashi = await story.enrol('takahashi');
  const desk = await Promise.all(officeChanged.map((name) => original(name)));
  const deskIds = await story.take(takahashi, desk);
  for (const [index, id] of deskIds.entries()) await story.edit(takahashi, id, textOf(officeChanged[index] ?? '', 2));
  renameSync(await story.packReturn(takahashi), path.join(stick, parcelNames.returned));

  await waitingGrant(story, sodium, stick);
  await story.close();
  for (const name of ['new-1.txt', 'new-2.txt', 'new-3.txt'])
    writeFileSync(path.join(root, 'originals', name), textOf(name));
}

export interface Ground {
  /** Where chapters are played. */
  readonly root: string;
  /** Puts everything back to where it was when the ground was made. */
  renew(): Promise<void>;
}

/** Makes the ground in `base`, which is removed by whoever made it. Takes two seconds. */
export async function makeGround(base: string, sodium: Sodium): Promise<Ground> {
  const root = path.join(base, 'stage');
  const template = path.join(base, 'template');
  mkdirSync(root, { recursive: true });
  await tell(root, sodium);
  for (const name of ['temp', recordFolder]) mkdirSync(path.join(root, name));
  renameSync(root, template);
  return {
    root,
    async renew() {
      await run('rm', ['-rf', root]);
      await run('cp', ['-a', template, root]);
    },
  };
}
