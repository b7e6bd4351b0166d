import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Memos, createMemoThread, createMemos } from '../../../main/memo/memos.ts';
import type { OpenVault } from '../../../main/vault/open-vault.ts';
import { openVault } from '../../../main/vault/vault.ts';
import { MemoRules } from '../../../preload/contract/memo-policy.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { code } from '../../helpers/use-story.ts';
import { goodPassphrase, makeVault, testEnvironment, type TestEnvironment } from '../../helpers/vault-folder.ts';

let folder: string;
let env: TestEnvironment;
let vault: OpenVault;
let memos: Memos;
let rules: MemoRules;

const bytes = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(text));
const facts = { service: '経費精算', account: 'sato', usedAt: '経理のWeb', kind: 'altered' } as const;
const add = (text: string, password: string | null, changes = {}) =>
  memos.add({ ...facts, ...changes }, { text: bytes(text), password: password === null ? null : bytes(password) });

beforeEach(async () => {
  const root = await tempFolder();
  folder = path.join(root, 'vault');
  env = await testEnvironment(root);
  rules = MemoRules.parse({ finderFloorLog10: 2 });
  vault = await makeVault(env, folder);
  memos = openMemos();
  return async () => {
    memos.close();
    await vault.close();
  };
});

function openMemos(): Memos {
  const thread = createMemoThread({ workerUrl: env.workerUrl, sodium: env.sodium });
  return createMemos({ vault, thread, rules: () => rules, names: () => ['佐藤', '総務課'] });
}

async function reopen(): Promise<void> {
  memos.close();
  await vault.close();
  vault = await openVault(env, { folder, passphrase: goodPassphrase });
  memos = openMemos();
}

describe('memos', () => {
  it('are listed and shown after reopening, without their text', async () => {
    const { id } = await add('7Kvx-mado-Q', 'Q7Kvx-mado-tori');
    await reopen();
    expect(memos.list('経費')).toMatchObject([{ id, service: '経費精算', account: 'sato', kind: 'altered' }]);
    expect(memos.list('ほかの')).toEqual([]);
    const shown = memos.show(id);
    expect(shown).toMatchObject({ usedAt: '経理のWeb', hasText: true, history: [{ what: 'created' }] });
    expect(JSON.stringify(shown)).not.toContain('mado');
  });

  it('wipe what was typed, whether it was kept or refused', async () => {
    const [text, password] = [bytes('7Kvx-mado-Q'), bytes('Q7Kvx-mado-tori')];
    await memos.add(facts, { text, password });
    const [badText, badPassword] = [bytes('same'), bytes('same')];
    await expect(memos.add(facts, { text: badText, password: badPassword })).rejects.toEqual(code('memo/as-written'));
    for (const buffer of [text, password, badText, badPassword])
      expect([...buffer].every((byte) => byte === 0)).toBe(true);
  });

  it('refuse a kept password unless the policy allows it', async () => {
    await expect(add('', 'Q7Kvx-mado-tori', { kind: 'kept' })).rejects.toEqual(code('memo/kept-not-allowed'));
    rules = MemoRules.parse({ keptPasswords: true });
    expect(await add('', 'Q7Kvx-mado-tori', { kind: 'kept' })).toMatchObject({ kind: 'kept' });
  });

  it('want the password of an altered copy, and a text', async () => {
    await expect(add('7Kvx', null)).rejects.toEqual(code('memo/password-missing'));
    await expect(add('', 'Q7Kvx-mado-tori')).rejects.toEqual(code('memo/text-missing'));
    expect(await add('母の旧姓', null, { kind: 'reminder' })).toMatchObject({
      checkedAt: null,
      weakness: 'notChecked',
    });
  });

  it('find the same password in two memos', async () => {
    const first = await add('7Kvx-mado-Q', 'Q7Kvx-mado-tori');
    const second = await add('Kvx7-mado', 'Q7Kvx-mado-tori', { service: '勤怠' });
    const reused = memos.weaknesses().filter(({ kind }) => kind === 'reused');
    expect(reused).toMatchObject([
      { memoId: second.id, others: [first.id], next: 'changeEverywhere' },
      { memoId: first.id, others: [second.id] },
    ]);
  });

  it('keep neither names nor texts nor passwords where the vault key alone could read them', async () => {
    await add('7Kvx-mado-Q', 'Q7Kvx-mado-tori');
    const stored = vault.catalogue.all<{ sealed: Uint8Array }>('SELECT * FROM memos');
    const log = JSON.stringify(vault.catalogue.all('SELECT * FROM audit'));
    for (const word of ['mado', '経費精算', 'sato']) {
      expect(stored.every(({ sealed }) => !Buffer.from(sealed).includes(word))).toBe(true);
      expect(log).not.toContain(word);
    }
    await vault.close();
    for (const name of readdirSync(folder, { recursive: false, withFileTypes: true })) {
      if (name.isFile()) expect(readFileSync(path.join(folder, name.name)).includes('mado')).toBe(false);
    }
  });

  it('tell one that was tampered with from one that is not there', async () => {
    const { id } = await add('7Kvx-mado-Q', 'Q7Kvx-mado-tori');
    vault.catalogue.run('UPDATE memos SET sealed = zeroblob(40)');
    expect(() => memos.show(id)).toThrow(code('memo/damaged'));
    expect(memos.list('')).toEqual([]);
    expect(() => memos.show(vault.newId())).toThrow(code('memo/not-found'));
  });
});

describe('what is typed', () => {
  it('is this memo’s password or it is not, and where else it is used', async () => {
    const first = await add('7Kvx-mado-Q', 'Q7Kvx-mado-tori');
    const second = await add('Kvx7-mado', 'Q7Kvx-mado-tori', { service: '勤怠' });
    expect(await memos.isThisIt(first.id, bytes('Q7Kvx-mado-tori'))).toEqual({
      isIt: true,
      wasIt: false,
      alsoUsedBy: [second.id],
      isVaultPassphrase: false,
    });
    expect(await memos.isThisIt(first.id, bytes('Q7Kvx-mado-torI'))).toMatchObject({ isIt: false, alsoUsedBy: [] });
    expect(await memos.isThisIt(null, bytes(goodPassphrase))).toMatchObject({ isIt: null, isVaultPassphrase: true });
  });

  it('is refused where a finder of the memo would soon have it, with both figures', async () => {
    rules = MemoRules.parse({});
    await expect(add('Q7Kvx-mado-tor', 'Q7Kvx-mado-tori')).rejects.toEqual(code('memo/finder-floor'));
    await expect(add('Q7Kvx-mado-tori!', 'Q7Kvx-mado-tori')).rejects.toMatchObject({ params: { floor: 10_000 } });
    expect(memos.list('')).toEqual([]);
  });

  it('is weighed without being kept; the newest wins', async () => {
    const weigh = (password: string) =>
      memos.weigh({ ...facts, text: bytes('7Kvx-mado-Q'), password: bytes(password) }).catch((error: unknown) => error);
    const [older, newest] = await Promise.all([weigh('Q7Kvx-mado-tor'), weigh('Q7Kvx-mado-tori')]);
    expect(older).toEqual(code('job/cancelled'));
    expect(newest).toMatchObject({ asWritten: false, finder: { memoHelps: true } });
    expect(memos.list('')).toEqual([]);
  });

  it('is weak when it is made of the names of service and account', async () => {
    const weigh = (service: string) =>
      memos.weigh({ ...facts, service, text: bytes(''), password: bytes('kazenohikari-keihi') });
    const named = await weigh('kazenohikari');
    const other = await weigh('yamanokoe');
    expect(named.strength.guessesLog10).toBeLessThan(other.strength.guessesLog10 - 2);
  });
});

describe('what happened', () => {
  it('marks memos until their password is another', async () => {
    const { id } = await add('7Kvx-mado-Q', 'Q7Kvx-mado-tori');
    expect(memos.exposed('seenHands', [id])).toEqual([id]);
    await reopen();
    expect(memos.list('')[0]).toMatchObject({ changeNow: { reason: 'seenHands' }, weakness: 'exposed' });
    const same = { text: null, password: bytes('Q7Kvx-mado-tori') };
    expect(await memos.edit(id, facts, same)).toMatchObject({ changeNow: { reason: 'seenHands' } });
    const next = { text: bytes('x9Rw_sora'), password: bytes('sora9_wRxkaze') };
    expect(await memos.edit(id, facts, next)).toMatchObject({ changeNow: null });
    expect(memos.show(id).history.map(({ what }) => what)).toEqual(['passwordChanged', 'edited', 'exposed', 'created']);
    const back = { text: bytes('7Kvx-mado-Q'), password: bytes('Q7Kvx-mado-tori') };
    expect(await memos.edit(id, facts, back)).toMatchObject({ weakness: 'formerPassword' });
  });

  it('marks what was on a lost card, and only that', async () => {
    rules = MemoRules.parse({ finderFloorLog10: 2, passphraseAgainMinutes: null });
    const onCard = await add('7Kvx-mado-Q', 'Q7Kvx-mado-tori');
    await add('x9Rw_sora', 'sora9_wRxkaze', { service: '勤怠' });
    const { lines } = await memos.card({ ids: [onCard.id], hideServices: true, passphrase: null });
    expect(lines).toEqual([{ id: onCard.id, service: '経…', account: '', text: '7Kvx-mado-Q' }]);
    expect(memos.exposed('cardLost', null)).toEqual([onCard.id]);
  });

  it('is the age of a password where the policy says so', async () => {
    const { id } = await add('7Kvx-mado-Q', 'Q7Kvx-mado-tori');
    rules = MemoRules.parse({ finderFloorLog10: 2, expireDays: 30 });
    env.clock.pass(31 * 24 * 60 * 60 * 1000);
    expect(memos.list('')[0]).toMatchObject({ changeNow: { reason: 'expired' }, weakness: 'expired' });
    expect(memos.done(id)).toMatchObject({ changeNow: null, weakness: 'notChecked' });
  });
});

describe('what memos hide', () => {
  it('is shown after the passphrase was given again, on record, and for as long as the policy says', async () => {
    const { id } = await add('7Kvx-mado-Q', 'Q7Kvx-mado-tori');
    const show = (passphrase: string | null) => memos.reveal({ id, purpose: 'show', passphrase });
    await expect(show(null)).rejects.toEqual(code('memo/passphrase-needed'));
    await expect(show('not the passphrase')).rejects.toEqual(code('vault/wrong-passphrase'));
    expect(Buffer.from((await show(goodPassphrase)).text).toString()).toBe('7Kvx-mado-Q');
    expect(await show(null)).toMatchObject({ password: null, hideAfterSeconds: 15 });
    env.clock.pass(6 * 60 * 1000);
    await expect(show(null)).rejects.toEqual(code('memo/passphrase-needed'));
    const events = vault.catalogue.all<{ event: string }>("SELECT event FROM audit WHERE event LIKE 'memo.%'");
    expect(events.map(({ event }) => event)).toEqual(['memo.added', 'memo.revealed', 'memo.revealed']);
  });

  it('is a kept password only while the policy allows it', async () => {
    rules = MemoRules.parse({ keptPasswords: true, passphraseAgainMinutes: null, copying: false });
    const { id } = await add('', 'Q7Kvx-mado-tori', { kind: 'kept' });
    const { password } = await memos.reveal({ id, purpose: 'show', passphrase: null });
    expect(Buffer.from(password ?? []).toString()).toBe('Q7Kvx-mado-tori');
    await expect(memos.reveal({ id, purpose: 'copy', passphrase: null })).rejects.toEqual(
      code('memo/copying-not-allowed'),
    );
    await expect(memos.card({ ids: [id], hideServices: false, passphrase: null })).rejects.toEqual(
      code('memo/not-for-card'),
    );
    rules = MemoRules.parse({});
    expect(memos.weaknesses()).toMatchObject([{ kind: 'keptPassword', next: 'makeAltered' }]);
  });
});

describe('a new password', () => {
  it.each(['japaneseWords', 'englishWords', 'romaji'] as const)(
    'of %s has at least the bits that it states',
    async (kind) => {
      const { text, bits, choices, parts } = await memos.generate({ kind, bits: 52 });
      expect(bits).toBeGreaterThanOrEqual(52);
      expect(Math.log2(choices) * parts).toBeGreaterThanOrEqual(bits);
      expect(Buffer.from(text).toString()).toMatch(/^[a-z-]+$/);
    },
  );
});
