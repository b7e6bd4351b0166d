/** Every command of DESIGN's list but `check` and `memo`, run in this process on an office and a worker; the story itself is test/story/story.sh. */
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createHandClock } from '../../helpers/clock.ts';
import { createStory, officePassphrase, workerPassphrase } from '../../helpers/story.ts';
import { createTerminal, type Terminal } from '../../helpers/terminal.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

const office = 'office';
const sato = 'vault-佐藤';
const passphrases = { [office]: officePassphrase, [sato]: workerPassphrase };

interface Row {
  readonly id: string;
  readonly name: string;
  readonly state: string;
}

describe('the command line', () => {
  let template: string;
  let root: string;
  let terminal: Terminal;
  const at = (...parts: string[]): string => path.join(root, ...parts);
  const rows = async (vault: string, words: readonly string[]): Promise<Row[]> =>
    (await terminal.json(vault, words)) as Row[];

  beforeAll(async () => {
    template = await mkdtemp(path.join(tmpdir(), 'mochidashi-cli-'));
    // The command line follows the system's clock, so the story has to begin now.
    const story = await createStory(template, createHandClock(Date.now()));
    const device = await story.enrol('佐藤');
    await story.take(device, [await story.original('見積.csv', '品目,数量\n机,3\n')]);
    await story.close();
    await cp(path.join(template, '佐藤.keychain'), path.join(template, `${sato}.keychain`));
  });
  afterAll(() => rm(template, { recursive: true, force: true }));
  beforeEach(async () => {
    root = await tempFolder();
    await cp(template, root, { recursive: true });
    terminal = createTerminal(root, passphrases);
  });

  it('lists, shows, gives out, takes in and lists the versions of a file', async () => {
    const [row] = await rows(sato, ['vault', 'list', '--search', '見積']);
    const id = row?.id.slice(0, 8) ?? '';
    expect(row).toMatchObject({ name: '見積.csv', state: 'out' });
    expect(await terminal.json(sato, ['vault', 'show', id])).toMatchObject({
      name: '見積.csv',
      original: { location: expect.stringContaining('見積.csv') as string },
    });
    await terminal.json(sato, ['vault', 'get', id, '--out', at('copy.csv')]);
    expect(await readFile(at('copy.csv'), 'utf8')).toBe('品目,数量\n机,3\n');
    await writeFile(at('copy.csv'), '品目,数量\n机,4\n');
    expect(await terminal.json(sato, ['vault', 'put', id, at('copy.csv')])).toMatchObject({ number: 2 });
    expect(await rows(sato, ['vault', 'versions', id])).toHaveLength(2);
    expect((await rows(sato, ['vault', 'list']))[0]).toMatchObject({ state: 'changed' });
  });

  it('says the state of a vault, and finds it and its log whole', async () => {
    expect(await terminal.json(sato, ['vault', 'status'])).toMatchObject({
      role: 'worker',
      fileCount: 1,
      keychain: 'present',
    });
    expect(await terminal.json(sato, ['vault', 'verify'])).toMatchObject({ findings: [] });
    expect(await terminal.json(sato, ['audit', 'verify'])).toMatchObject({ intact: true });
    const events = (await terminal.json(sato, ['audit', 'list'])) as { event: string }[];
    expect(events.map(({ event }) => event)).toContain('takeout.taken');
  });

  it('ends with 1 and the finding where an object is damaged, and mends nothing it was not asked to', async () => {
    const [row] = await rows(sato, ['vault', 'list']);
    const [version] = await rows(sato, ['vault', 'versions', row?.id ?? '']);
    const names = await readdir(at(sato, 'objects'), { recursive: true });
    const damaged = at(sato, 'objects', names.find((name) => name.endsWith(`${version?.id ?? '?'}.age`)) ?? '');
    const bytes = await readFile(damaged);
    bytes.writeUInt8((bytes.at(-20) ?? 0) ^ 1, bytes.length - 20);
    await writeFile(damaged, bytes);
    const report = (await terminal.json(sato, ['vault', 'verify'], 1)) as {
      findings: { kind: string; repaired: boolean }[];
    };
    expect(report.findings).toContainEqual(expect.objectContaining({ kind: 'object-damaged', repaired: false }));
    expect(await readFile(damaged)).toEqual(bytes);
  });

  it('with --repair puts an older version back where the newest is damaged, and ends with 0', async () => {
    const [row] = await rows(sato, ['vault', 'list']);
    const id = row?.id ?? '';
    await writeFile(at('next.csv'), 'a second version');
    await terminal.json(sato, ['vault', 'put', id, at('next.csv')]);
    const versions = await rows(sato, ['vault', 'versions', id]);
    const newest = versions.at(-1);
    const names = await readdir(at(sato, 'objects'), { recursive: true });
    const damaged = at(sato, 'objects', names.find((name) => name.endsWith(`${newest?.id ?? '?'}.age`)) ?? '');
    const bytes = await readFile(damaged);
    await writeFile(damaged, bytes.subarray(0, -1));
    expect(await terminal.json(sato, ['vault', 'verify'], 1)).toMatchObject({ findings: [{ kind: 'object-damaged' }] });
    expect(await terminal.json(sato, ['vault', 'verify', '--repair'])).toMatchObject({
      findings: [{ kind: 'object-damaged', putBackNumber: 1, repaired: true }],
    });
    await terminal.json(sato, ['vault', 'get', id, '--out', at('back.csv')]);
    expect(await readFile(at('back.csv'), 'utf8')).toBe('品目,数量\n机,3\n');
  });

  it('with --repair makes a catalogue anew that cannot be read, and then checks the vault', async () => {
    const file = at(sato, 'catalogue.db');
    const bytes = await readFile(file);
    await writeFile(file, bytes.fill(0, 0, 200));
    expect(await terminal.json(sato, ['vault', 'verify'], 1)).toMatchObject({ error: { code: 'catalogue/damaged' } });
    await terminal.json(sato, ['vault', 'verify', '--repair']);
    expect(await rows(sato, ['vault', 'list'])).toHaveLength(1);
    expect((await readdir(at(sato))).filter((name) => name.endsWith('.old'))).toHaveLength(1);
  });

  it('rebuilds a catalogue that was lost', async () => {
    for (const name of await readdir(at(sato))) if (name.startsWith('catalogue.db')) await rm(at(sato, name));
    expect(await terminal.json(sato, ['vault', 'rebuild'])).toMatchObject({ entries: 1, unreadableObjects: 0 });
    expect(await rows(sato, ['vault', 'list'])).toHaveLength(1);
  });

  it('changes the passphrase; the old one opens nothing afterwards', async () => {
    const next = await terminal.passphraseFile('next', 'atarashii umi no mieru machi');
    await terminal.json(sato, ['vault', 'passphrase', '--new-passphrase-file', next]);
    const changed = createTerminal(root, { [sato]: 'atarashii umi no mieru machi' });
    expect(await changed.json(sato, ['vault', 'status'])).toMatchObject({ fileCount: 1 });
    expect(await terminal.json(sato, ['vault', 'status'], 1)).toMatchObject({
      error: { code: 'vault/wrong-passphrase' },
    });
  });

  it('gives the vault a new key; its files stay', async () => {
    const before = await readFile(at(sato, 'vault.json'), 'utf8');
    expect(await terminal.json(sato, ['vault', 'rekey'])).toMatchObject({ objects: expect.any(Number) as number });
    expect(await readFile(at(sato, 'vault.json'), 'utf8')).not.toBe(before);
    expect(await rows(sato, ['vault', 'list'])).toHaveLength(1);
    expect(await terminal.json(sato, ['vault', 'verify'])).toMatchObject({ findings: [] });
  });

  it('backs up into a folder and restores from it', async () => {
    await terminal.json(sato, ['vault', 'backup', '--to', at('backup')]);
    await rm(at(sato), { recursive: true });
    await terminal.json(sato, ['vault', 'restore', '--from', at('backup')]);
    expect(await rows(sato, ['vault', 'list'])).toHaveLength(1);
  });

  it('destroys a vault and writes a certificate', async () => {
    await terminal.json(sato, ['vault', 'destroy', '--certificate', at('certificate.json'), '--reason', '端末の交換']);
    expect(await readFile(at('certificate.json'), 'utf8')).toContain('端末の交換');
    await terminal.json(sato, ['vault', 'status'], 1);
  });

  it('makes an office, shows its policy and changes it', async () => {
    const file = await terminal.passphraseFile('branch-passphrase', 'correct battery horse branch');
    const words = ['office', 'init', '--name', '支店', '--vault', at('branch'), '--keychain', 'none', '--json'];
    const made = await terminal.run([...words, '--passphrase-file', file]);
    expect(made).toMatchObject({ status: 0 });
    expect(JSON.parse(made.stdout)).toMatchObject({
      officeName: '支店',
      recoveryKey: expect.stringContaining('AGE-SECRET-KEY-') as string,
    });
    const policy = (await terminal.json(office, ['office', 'policy', 'show'])) as object;
    await writeFile(at('policy.json'), JSON.stringify({ ...policy, idleLockMinutes: 3 }));
    expect(await terminal.json(office, ['office', 'policy', 'set', at('policy.json')])).toEqual({ version: 2 });
    expect(await terminal.json(office, ['office', 'policy', 'show'])).toMatchObject({ idleLockMinutes: 3, version: 2 });
  });

  it('refuses a policy file that is none, and says which field', async () => {
    await writeFile(at('policy.json'), '{"version":1');
    expect(await terminal.json(office, ['office', 'policy', 'set', at('policy.json')], 2)).toMatchObject({
      error: { code: 'usage' },
    });
    const policy = (await terminal.json(office, ['office', 'policy', 'show'])) as object;
    await writeFile(at('policy.json'), JSON.stringify({ ...policy, idleLockMinutes: 100_000 }));
    expect(await terminal.json(office, ['office', 'policy', 'set', at('policy.json')], 2)).toMatchObject({
      error: { message: expect.stringContaining('idleLockMinutes') as string },
    });
  });

  it('renews a lease, and the worker takes the renewal in', async () => {
    const [device] = (await terminal.json(office, ['office', 'devices'])) as { id: string; name: string }[];
    await terminal.json(office, ['office', 'renew', device?.name ?? '', '--lease', '8w', '--out', at('renewal.mochi')]);
    const before = (await terminal.json(sato, ['vault', 'status'])) as { lease: { notAfter: string } };
    await terminal.json(sato, ['worker', 'import', at('renewal.mochi')]);
    const after = (await terminal.json(sato, ['vault', 'status'])) as { lease: { notAfter: string } };
    expect(Date.parse(after.lease.notAfter)).toBeGreaterThan(Date.parse(before.lease.notAfter));
  });

  it('shows what came back without a receipt to be named, and narrows to one file', async () => {
    const [row] = await rows(sato, ['vault', 'list']);
    await terminal.json(sato, ['worker', 'return', row?.id ?? '', '--out', at('return.mochi')]);
    expect(await terminal.json(office, ['office', 'receive', at('return.mochi')], 2)).toMatchObject({
      error: { code: 'usage' },
    });
    const shown = (await terminal.json(office, ['office', 'receive', at('return.mochi'), '--dry-run'])) as {
      dryRun: boolean;
      items: Row[];
      receipt: unknown;
    };
    expect(shown).toMatchObject({ dryRun: true, receipt: null, items: [{ name: '見積.csv' }] });
    const only = ['--only', shown.items[0]?.id ?? '', '--out', at('receipt.mochi')];
    await terminal.json(office, ['office', 'receive', at('return.mochi'), ...only]);
    expect(await terminal.json(sato, ['worker', 'receipt', at('receipt.mochi')])).toMatchObject({ destroyed: 1 });
    expect((await rows(office, ['office', 'ledger', '--search', '見積']))[0]).toMatchObject({ state: 'returned' });
    const [device] = (await terminal.json(office, ['office', 'devices'])) as { id: string }[];
    // This office asks for no check, so nobody knows: never "ready".
    const lastCheck = { readiness: 'unknown', why: 'none', checkedAt: null };
    expect(device).toMatchObject({ lastCheck });
    expect(await terminal.json(office, ['office', 'audit', device?.id ?? ''])).toMatchObject({
      verdict: 'intact',
      lastCheck,
    });
    expect(device).toMatchObject({ inspectedAt: null, requestsOpen: 0, cardsPassed: 0, cards: 5 });
  });

  it('takes nothing of what does not exist, and says so with exit 1', async () => {
    const taken = await terminal.json(sato, ['worker', 'takeout', at('nowhere.txt'), '--purpose', '確認'], 1);
    expect(taken).toMatchObject({ taken: 0, leftOut: [{ name: 'nowhere.txt', code: 'refused:unreadable' }] });
  });

  it.each(['ja', 'en'] as const)('prints tables in words a person reads, and nothing raw (%s)', async (locale) => {
    const people = createTerminal(root, passphrases, locale);
    const status = await people.text(sato, ['vault', 'status']);
    expect(status).toContain(locale === 'ja' ? '使用中' : 'In use');
    expect(status).not.toMatch(/\bpresent\b/u);
    const [row] = await rows(sato, ['vault', 'list']);
    const versions = await people.text(sato, ['vault', 'versions', row?.id ?? '']);
    expect(versions).toContain(locale === 'ja' ? '持ち出し' : 'Taken out');
    const log = await people.text(sato, ['audit', 'list']);
    expect(log).not.toMatch(/\b[a-z]+\.[a-zA-Z]+\b/u);
    const devices = await people.text(office, ['office', 'devices']);
    expect(devices).toContain(locale === 'ja' ? 'まだ届いていない' : 'none yet');
    expect(devices).toContain(locale === 'ja' ? '不明' : 'Unknown');
    expect(await people.text(office, ['office', 'audit', '佐藤'])).toContain(
      locale === 'ja' ? '最後の点検: 不明（点検がまだ届いていない）' : 'Last check: Unknown (No check has arrived yet)',
    );
  });
});

describe('wrong usage', () => {
  it.each([
    [['vault', 'list'], '--vault'],
    [['nothing'], 'nothing'],
    [['vault', 'verify', '--nope'], '--nope'],
    [['vault', 'show', '--vault', 'x'], '<id>'],
    [['worker', 'takeout', 'a', '--vault', 'x'], '--purpose'],
    [['worker', 'takeout', 'a', '--vault', 'x', '--purpose', 'p', '--due', '2026-02-30'], '2026-02-30'],
    [['office', 'renew', 'a', '--vault', 'x', '--lease', '0d', '--out', 'o'], '0d'],
    [['vault', 'list', '--vault', 'x', '--keychain', 'paper'], 'paper'],
    [['vault', 'status', 'more', '--vault', 'x'], '--help'],
  ])('%j ends with 2, one line on standard error that names %s, and a document with --json', async (words, named) => {
    const terminal = createTerminal('.', {});
    const plain = await terminal.run(words);
    expect(plain).toMatchObject({ status: 2, stdout: '' });
    expect(plain.stderr.trim().split('\n')).toEqual([expect.stringContaining(named)]);
    const json = await terminal.run([...words, '--json']);
    expect(json.status).toBe(2);
    expect(JSON.parse(json.stdout)).toEqual({ error: { code: 'usage', message: plain.stderr.trim() } });
  });

  it.each([
    ['ja', 'コマンド:', '使い方を表示する'],
    ['en', 'Commands:', 'show how to use it'],
  ] as const)('help is in the language of the user (%s)', async (locale, title, entry) => {
    const { status, stdout } = await createTerminal('.', {}, locale).run(['vault', '--help']);
    expect(status).toBe(0);
    expect(stdout).toContain(title);
    expect(stdout).toContain(entry);
  });
});
