import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Memos, createMemos } from '../../../main/memo/memos.ts';
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

const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text));
const facts = { service: '経費精算', account: 'sato', usedAt: '経理のWeb', kind: 'altered' } as const;
const add = (text: string, password: string | null, changes = {}) =>
  memos.add({ ...facts, ...changes }, { text: bytes(text), password: password === null ? null : bytes(password) });

beforeEach(async () => {
  const root = await tempFolder();
  folder = path.join(root, 'vault');
  env = await testEnvironment(root);
  rules = MemoRules.parse({ finderFloorLog10: 2 });
  vault = await makeVault(env, folder);
  memos = createMemos({ vault, rules: () => rules });
  return () => vault.close();
});

async function reopen(): Promise<void> {
  memos.close();
  await vault.close();
  vault = await openVault(env, { folder, passphrase: goodPassphrase });
  memos = createMemos({ vault, rules: () => rules });
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
