import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { setDeviceState } from '../../../main/office/devices.ts';
import { makePage } from '../../../main/office/page.ts';
import { savePolicy } from '../../../main/office/policy.ts';
import { answerRecovery, inspectRecovery } from '../../../main/office/recover.ts';
import { acceptRecovery, requestRecovery } from '../../../main/takeout/recovery.ts';
import { currentPolicy } from '../../../main/takeout/policies.ts';
import { describeVault, openingFacts, openVault, writeOfficePage } from '../../../main/vault/vault.ts';
import { dayMs } from '../../helpers/clock.ts';
import { quietJob } from '../../helpers/job.ts';
import { workerPassphrase } from '../../helpers/story.ts';
import { leastArgonParameters } from '../../../main/crypto/argon.ts';
import { code, useStory } from '../../helpers/use-story.ts';

const now = useStory();

describe('a forgotten passphrase', () => {
  it('is replaced with the help of the office, which sees neither', async () => {
    const { story, sato } = now();
    const quote = await story.original('q.txt', 'first');
    const [id = ''] = await story.packFor(sato, [quote]);
    await sato.vault.close();
    const [request, answer] = [story.parcel('recovery'), story.parcel('recovery')];
    const { fingerprint } = await requestRecovery(sato.env, sato.folder, request, quietJob());
    expect(await inspectRecovery(story.office, request)).toMatchObject({
      deviceId: sato.id,
      workerName: '佐藤',
      fingerprint,
    });
    const other = fingerprint.map(() => '0000');
    await expect(
      answerRecovery(story.office, { path: request, comparedFingerprint: other, outPath: answer }, quietJob()),
    ).rejects.toEqual(code('office/fingerprint-differs'));
    await answerRecovery(
      story.office,
      { path: request, comparedFingerprint: fingerprint, outPath: answer },
      quietJob(),
    );

    const passphrase = 'another long passphrase 9';
    sato.vault = await acceptRecovery(sato.env, sato.folder, { path: answer, passphrase, cost: leastArgonParameters });
    expect(await story.content(sato.vault, id)).toBe('first');
    await sato.reopen(passphrase);
    await sato.vault.close();
    await expect(openVault(sato.env, { folder: sato.folder, passphrase: workerPassphrase })).rejects.toEqual(
      code('vault/wrong-passphrase'),
    );
    story.clock.pass(dayMs);
    sato.vault = await openVault(sato.env, { folder: sato.folder, passphrase });
    // The answer is worth nothing a second time: its key is gone.
    await sato.vault.close();
    await expect(acceptRecovery(sato.env, sato.folder, { path: answer, passphrase })).rejects.toEqual(
      code('recovery/none'),
    );
    sato.vault = await openVault(sato.env, { folder: sato.folder, passphrase });
  });

  it('is not helped with for a device that was lost, nor with another request', async () => {
    const { story, sato } = now();
    await sato.vault.close();
    const [request, answer] = [story.parcel('recovery'), story.parcel('recovery')];
    const { fingerprint } = await requestRecovery(sato.env, sato.folder, request, quietJob());
    setDeviceState(story.office, sato.id, 'lost', '電車に置き忘れ');
    const order = { path: request, comparedFingerprint: fingerprint, outPath: answer };
    await expect(answerRecovery(story.office, order, quietJob())).rejects.toEqual(code('office/device-not-active'));
    setDeviceState(story.office, sato.id, 'active', '見つかった');
    await answerRecovery(story.office, order, quietJob());
    await requestRecovery(sato.env, sato.folder, story.parcel('recovery'), quietJob());
    await expect(
      acceptRecovery(sato.env, sato.folder, { path: answer, passphrase: 'another long passphrase 9' }),
    ).rejects.toEqual(code('parcel/not-for-us'));
    await sato.reopen();
  });
});

describe('a policy that lets nobody guess for ever', () => {
  const limit = 4;

  /** The worker's folder after a renewal has brought this policy. */
  async function limited() {
    const { story, sato } = now();
    const { policy } = currentPolicy(story.office);
    await savePolicy(story.office, { ...policy, away: { ...policy.away, failuresBeforeOffice: limit } });
    await writeOfficePage(sato.folder, makePage(story.office));
    await sato.vault.close();
    const guess = (passphrase: string) => openVault(sato.env, { folder: sato.folder, passphrase });
    const failAll = async () => {
      for (let tries = 0; tries < limit; tries += 1) {
        await expect(guess('a wrong guess')).rejects.toEqual(code('vault/wrong-passphrase'));
        story.clock.pass(dayMs / 24);
      }
    };
    return { story, sato, guess, failAll };
  }

  it('leaves it to the office after so many wrong ones, even with the right one; nothing is lost', async () => {
    const { story, sato, guess, failAll } = await limited();
    await failAll();
    expect(await describeVault(sato.env, sato.folder)).toMatchObject({ failedTries: limit, triesLeft: 0 });
    await expect(guess(workerPassphrase)).rejects.toEqual(code('vault/office-only'));

    const [request, answer] = [story.parcel('recovery'), story.parcel('recovery')];
    const { fingerprint } = await requestRecovery(sato.env, sato.folder, request, quietJob());
    await answerRecovery(
      story.office,
      { path: request, comparedFingerprint: fingerprint, outPath: answer },
      quietJob(),
    );
    const passphrase = 'another long passphrase 9';
    sato.vault = await acceptRecovery(sato.env, sato.folder, { path: answer, passphrase, cost: leastArgonParameters });
    expect(openingFacts(sato.vault).wrongTries.count).toBe(limit);
    await sato.reopen(passphrase);
  });

  it('counts anew after a right one', async () => {
    const { sato, guess } = await limited();
    await expect(guess('a wrong guess')).rejects.toEqual(code('vault/wrong-passphrase'));
    await sato.reopen();
    await sato.vault.close();
    expect(await describeVault(sato.env, sato.folder)).toMatchObject({ triesLeft: limit });
    await sato.reopen();
  });

  it('is not believed where somebody else wrote it', async () => {
    const { sato, guess, failAll } = await limited();
    const page = path.join(sato.folder, 'office.json');
    writeFileSync(
      page,
      readFileSync(page, 'utf8').replace(`"failuresBeforeOffice": ${limit}`, '"failuresBeforeOffice": 3'),
    );
    await failAll();
    sato.vault = await guess(workerPassphrase);
  });
});
