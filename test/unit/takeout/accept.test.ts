import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { issueGrant, inspectRequest } from '../../../main/office/issue.ts';
import { acceptGrant, completeAcceptance } from '../../../main/takeout/accept.ts';
import { deviceSetting } from '../../../main/takeout/device.ts';
import { startEnrolment } from '../../../main/takeout/enrol.ts';
import { inspectGrant } from '../../../main/takeout/grant.ts';
import { isLeaseOver } from '../../../main/takeout/lease.ts';
import { createNoKeychain } from '../../../main/vault/keychain.ts';
import { quietJob } from '../../helpers/job.ts';
import { workerPassphrase } from '../../helpers/story.ts';
import { code, useStory } from '../../helpers/use-story.ts';

const now = useStory();
const facts = {
  workerName: '鈴木',
  deviceName: 'PC-7',
  ownership: 'lent',
  withoutKeychain: false,
  appVersion: '0',
} as const;

function newDevice(changes: object = {}) {
  const { story, sato } = now();
  return {
    env: { ...sato.env, ...changes },
    folder: path.join(story.root, 'vault-new'),
    request: story.parcel('request'),
    grant: story.parcel('grant'),
  };
}

describe('an enrolment', () => {
  it('shows the same fingerprint on both sides, and is issued for that one only', async () => {
    const { story } = now();
    const { env, folder, request, grant } = newDevice();
    const { enrolment } = await startEnrolment(env, folder, { ...facts, outPath: request }, quietJob());
    const seen = await inspectRequest(story.office, request);
    expect(seen).toMatchObject({ deviceId: enrolment.deviceId, workerName: '鈴木', known: false });
    expect(seen.fingerprint).toEqual(enrolment.fingerprint);
    const order = { path: request, workerName: '鈴木', leaseDays: 30, outPath: grant };
    const other = ['0000', ...seen.fingerprint.slice(1)];
    await expect(issueGrant(story.office, { ...order, comparedFingerprint: other }, quietJob())).rejects.toEqual(
      code('office/fingerprint-differs'),
    );
    await issueGrant(story.office, { ...order, comparedFingerprint: seen.fingerprint }, quietJob());
    expect(await inspectRequest(story.office, request)).toMatchObject({ known: true });
  });

  it('keeps its keys under the keychain, or in the open only when that was said', async () => {
    const { env, folder, request } = newDevice({ keychain: createNoKeychain() });
    await expect(startEnrolment(env, folder, { ...facts, outPath: request }, quietJob())).rejects.toEqual(
      code('enrolment/keychain-needed'),
    );
    expect(await readdir(folder).catch(() => [])).toEqual([]);
    await startEnrolment(env, folder, { ...facts, withoutKeychain: true, outPath: request }, quietJob());
    expect(await readdir(folder)).toEqual(['enrolment.json']);
  });

  it('made again makes the grant for the first one worthless', async () => {
    const { story } = now();
    const { env, folder, request, grant } = newDevice();
    await startEnrolment(env, folder, { ...facts, outPath: request }, quietJob());
    const { fingerprint } = await inspectRequest(story.office, request);
    await issueGrant(
      story.office,
      { path: request, workerName: '鈴木', leaseDays: 30, comparedFingerprint: fingerprint, outPath: grant },
      quietJob(),
    );
    await startEnrolment(env, folder, { ...facts, outPath: story.parcel('second') }, quietJob());
    await expect(inspectGrant(env, folder, grant)).rejects.toEqual(code('parcel/not-for-us'));
  });

  it('is not made where a vault is', async () => {
    const { story, sato } = now();
    const order = { ...facts, outPath: story.parcel('request') };
    await expect(startEnrolment(sato.env, sato.folder, order, quietJob())).rejects.toEqual(
      code('vault/already-exists'),
    );
  });
});

describe('accepting a grant', () => {
  it('needs the policy that was shown, and a keychain where the policy asks for one', async () => {
    const { story } = now();
    const { env, folder, request, grant } = newDevice();
    await startEnrolment(env, folder, { ...facts, outPath: request }, quietJob());
    const { fingerprint } = await inspectRequest(story.office, request);
    await issueGrant(
      story.office,
      { path: request, workerName: '鈴木', leaseDays: 30, comparedFingerprint: fingerprint, outPath: grant },
      quietJob(),
    );
    const input = { path: grant, passphrase: workerPassphrase, acceptedPolicyVersion: 1, appVersion: '0' };
    await expect(acceptGrant(env, folder, { ...input, acceptedPolicyVersion: 2 })).rejects.toEqual(
      code('grant/policy-version-changed'),
    );
    await expect(acceptGrant(env, folder, { ...input, passphrase: 'short' })).rejects.toEqual(
      code('vault/passphrase-refused'),
    );
    expect(await readdir(folder)).not.toContain('vault.json');
  });

  it('is finished at the next unlocking when it was cut short', async () => {
    const { sato } = now();
    const { vault } = sato;
    const before = deviceSetting.read(vault);
    for (const key of ['device', 'office', 'lease']) vault.settings.remove(key);
    vault.catalogue.run('DELETE FROM policies');
    await completeAcceptance(sato.env, vault);
    expect(deviceSetting.read(vault)).toMatchObject({
      deviceId: before?.deviceId,
      workerName: '佐藤',
      ownership: 'lent',
    });
    // Nothing beside the vault can say how long the lease was.
    expect(isLeaseOver(vault)).toBe(true);
  });

  it('does not believe a note that somebody put beside the vault', async () => {
    const { sato } = now();
    sato.vault.settings.remove('device');
    await writeFile(path.join(sato.folder, 'office.json'), '{"page":{},"signature":""}');
    await expect(completeAcceptance(sato.env, sato.vault)).rejects.toEqual(code('vault/office-page-invalid'));
  });
});
