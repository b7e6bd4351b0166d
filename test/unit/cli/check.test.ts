/** `check facts` and `check run` on recorded machines, beside a locked vault. On the real machine: test/system/check-linux.test.ts. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../../main/office/default-policy.ts';
import { savePolicy } from '../../../main/office/policy.ts';
import { currentPolicy } from '../../../main/takeout/policies.ts';
import { Facts } from '../../../preload/contract/check-facts.ts';
import { createHandClock } from '../../helpers/clock.ts';
import { createRecordedMachine, recordedAt, type Recording } from '../../helpers/recorded-machine.ts';
import { createStory, officePassphrase } from '../../helpers/story.ts';
import { createTerminal } from '../../helpers/terminal.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { broken, healthy, neglected } from '../check/machines/linux.ts';

const sato = 'vault-佐藤';
const everyItem = ['alone', 'memoApart', 'contactCard', 'suspicious'];

interface Result {
  readonly state: string;
  readonly blockedBy: readonly string[];
  readonly attestationsFor: readonly string[];
  readonly reasonsFor: readonly string[];
  readonly answers: readonly { check: string; level: string | null; verdict: string; instructions: string[] }[];
}

describe('the check on the command line', () => {
  let template: string;
  let root: string;
  const on = (recording: Recording, now = recordedAt) =>
    // No passphrase is given: the vault stays locked.
    createTerminal(root, { office: officePassphrase }, 'ja', createRecordedMachine(recording, now));
  const result = async (recording: Recording, words: readonly string[], status: number): Promise<Result> =>
    (await on(recording).json(sato, ['check', 'run', ...words], status)) as Result;

  beforeAll(async () => {
    template = await mkdtemp(path.join(tmpdir(), 'mochidashi-check-'));
    const story = await createStory(template, createHandClock(recordedAt - 3_600_000), {
      check: defaultPolicy('ja').check,
    });
    await story.enrol('佐藤');
    await story.close();
    await cp(path.join(template, '佐藤.keychain'), path.join(template, `${sato}.keychain`));
  });
  afterAll(() => rm(template, { recursive: true, force: true }));
  beforeEach(async () => {
    root = await tempFolder();
    await cp(template, root, { recursive: true });
  });

  it('gives the facts as the contract describes them, without a passphrase', async () => {
    const facts = Facts.parse(await on(healthy).json(sato, ['check', 'facts']));
    expect(facts.release).toMatchObject({ state: 'read', value: { product: 'debian', version: '12' } });
    expect(facts.backup).toMatchObject({ state: 'absent', why: 'locked' });
    expect(facts.clock).toMatchObject({ value: { notBefore: '2026-11-22T04:00:00.000Z' } });
  });

  it('gives the facts where there is no vault, too', async () => {
    expect(Facts.safeParse(await on(healthy).json('nothing-here', ['check', 'facts'])).success).toBe(true);
    expect(await on(healthy).json('nothing-here', ['check', 'run'], 1)).toMatchObject({
      error: { code: 'check/no-policy' },
    });
  });

  it('opens the gate for a good device whose worker has answered every item', async () => {
    const asked = await result(healthy, ['--place', 'home'], 1);
    expect(asked).toMatchObject({ state: 'needsAttestations', blockedBy: [], attestationsFor: everyItem });
    const answered = await result(healthy, ['--place', 'home', '--yes', ...everyItem], 0);
    expect(answered).toMatchObject({ state: 'open', blockedBy: [], attestationsFor: [], reasonsFor: [] });
    expect((await result(healthy, ['--place', 'cafe'], 1)).attestationsFor).toContain('privacyFilter');
  });

  it('keeps the gate shut for a neglected device, and says what to do', async () => {
    const { state, blockedBy, reasonsFor, answers } = await result(neglected, ['--yes', ...everyItem], 1);
    expect({ state, blockedBy }).toEqual({ state: 'blocked', blockedBy: ['definitions', 'osSupport'] });
    expect(reasonsFor).toEqual(['updates', 'firewall', 'diskEncryption', 'screenLock']);
    const firewall = answers.find(({ check }) => check === 'firewall');
    expect(firewall).toMatchObject({ level: 'warn', verdict: 'fail' });
    expect(firewall?.instructions.join()).toContain('sudo ufw enable');
    expect(answers.find(({ check }) => check === 'antivirus')?.instructions).toEqual([]);
  });

  it('keeps the gate shut where nothing can be told, whatever is attested', async () => {
    const words = ['--yes', ...everyItem, '--attest', 'antivirus', 'definitions', 'osSupport', 'clock', 'firewall'];
    const { state, blockedBy, answers } = await result(broken, words, 1);
    expect({ state, blockedBy }).toEqual({ state: 'blocked', blockedBy: ['antivirus', 'definitions', 'osSupport'] });
    expect(answers.filter(({ check }) => check === 'antivirus')).toMatchObject([{ verdict: 'cannotTell' }]);
  });

  it('takes reasons where the policy asks for them', async () => {
    const story = await createStoryAgain();
    const policy = currentPolicy(story.office).policy;
    const levels = { ...policy.check.levels, definitions: warn, osSupport: warn };
    await savePolicy(story.office, { ...policy, check: { ...policy.check, levels } });
    await story.close();
    const asked = (await on(neglected).json('office', ['check', 'run', '--yes', ...everyItem], 1)) as Result;
    expect(asked.state).toBe('needsReasons');
    const reasons = asked.reasonsFor.map((check) => `${check}=出先のため、戻ってから直します`);
    const opened = await on(neglected).json('office', [
      'check',
      'run',
      '--yes',
      ...everyItem,
      '--check-reason',
      ...reasons,
    ]);
    expect(opened).toMatchObject({ state: 'open', policyVersion: 2 });
  });

  const warn = { lent: 'warn', own: 'warn' } as const;
  const createStoryAgain = async () => {
    await rm(root, { recursive: true });
    return createStory(root, createHandClock(recordedAt - 3_600_000), { check: defaultPolicy('ja').check });
  };

  it('remembers since when updates are pending, so that the grace ends', async () => {
    const dayMs = 86_400_000;
    const pending: Recording = {
      ...healthy,
      commands: [
        [
          'apt-get',
          'Inst x [1] (2 Debian:12 [amd64])\n1 upgraded, 0 newly installed, 0 to remove and 0 not upgraded.\n',
        ],
        ...(healthy.commands ?? []),
      ],
    };
    const reasonAfter = async (days: number): Promise<string | undefined> => {
      const terminal = on(pending, recordedAt + days * dayMs);
      const { answers } = (await terminal.json(sato, ['check', 'run'], 1)) as {
        answers: { check: string; reason: string }[];
      };
      return answers.find(({ check }) => check === 'updates')?.reason;
    };
    expect([await reasonAfter(0), await reasonAfter(14), await reasonAfter(15)]).toEqual([
      'updatesGrace',
      'updatesGrace',
      'updatesPending',
    ]);
    await writeFile(path.join(root, sato, 'check.json'), 'not a note');
    expect(await reasonAfter(15)).toBe('updatesGrace');
    await on(healthy).json(sato, ['check', 'run'], 1);
    expect(JSON.parse(await readFile(path.join(root, sato, 'check.json'), 'utf8'))).toEqual({
      format: 1,
      pendingSince: null,
      passed: null,
    });
  });

  it('sets the new passphrase of a worker who forgot his, says that the check comes first, and ends well', async () => {
    const terminal = on(healthy);
    const parcel = (name: string) => path.join(root, `${name}.mochi`);
    await terminal.json(sato, ['worker', 'forgot', '--out', parcel('request')]);
    await terminal.json('office', ['office', 'recover', parcel('request'), '--out', parcel('answer')]);
    const fresh = await terminal.passphraseFile('fresh', 'another long passphrase 9');
    const accept = ['worker', 'accept', parcel('answer'), '--new-passphrase-file', fresh];
    expect(await terminal.json(sato, accept)).toEqual({ officeName: '海辺設計事務所', open: false, check: 'needed' });
    // It is the passphrase that opens now, once the check is made.
    const opened = createTerminal(
      root,
      { [sato]: 'another long passphrase 9' },
      'ja',
      createRecordedMachine(healthy, recordedAt),
    );
    expect(await opened.json(sato, ['vault', 'list'], 1)).toMatchObject({ error: { code: 'check/gate-closed' } });
    expect(await opened.json(sato, ['vault', 'list', '--yes', ...everyItem])).toEqual([]);
  });

  it('refuses a policy that was altered beside the locked vault', async () => {
    const file = path.join(root, sato, 'office.json');
    await writeFile(file, (await readFile(file, 'utf8')).replaceAll('"block"', '"off"'));
    expect(await on(neglected).json(sato, ['check', 'run'], 1)).toMatchObject({ error: { code: 'check/no-policy' } });
  });

  it.each([
    [['check', 'run', '--place', 'moon'], 2],
    [['check', 'run', '--yes', 'firewall'], 2],
    [['check', 'run', '--attest', 'nothing'], 2],
    [['check', 'run', '--check-reason', 'firewall'], 2],
  ])('calls %j wrong usage', async (words, status) => {
    expect(await on(healthy).json(sato, words, status)).toMatchObject({ error: { code: 'usage' } });
  });

  it('says so on a system that it does not know', async () => {
    const terminal = createTerminal(root, {}, 'ja', null);
    expect(await terminal.json(sato, ['check', 'facts'], 1)).toMatchObject({ error: { code: 'check/system-unknown' } });
  });

  it.each([
    ['ja', '確認できません', 'まだ解錠できません'],
    ['en', 'cannot tell', 'The vault stays shut'],
  ] as const)('prints a table for people in %s', async (locale, ...expected) => {
    const terminal = createTerminal(root, {}, locale, createRecordedMachine(broken));
    const words = ['--vault', path.join(root, sato), '--keychain', 'none'];
    const run = await terminal.run(['check', 'run', ...words]);
    expect(run.status).toBe(1);
    for (const text of expected) expect(run.stdout).toContain(text);
    expect(run.stdout).not.toMatch(/check\.|undefined|\{/u);
    const facts = await terminal.run(['check', 'facts', ...words]);
    expect(facts.status).toBe(0);
    expect(facts.stdout).not.toMatch(/check\.(?!json)|undefined|\{/u);
    const good = createTerminal(root, {}, locale, createRecordedMachine(healthy));
    expect((await good.run(['check', 'facts', ...words])).stdout).toContain('Debian GNU/Linux 12 (bookworm)');
  });
});
