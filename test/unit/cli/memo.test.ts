/** `mochidashi memo …`, run in this process on a worker's vault. */
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHandClock } from '../../helpers/clock.ts';
import { createStory, workerPassphrase } from '../../helpers/story.ts';
import { createTerminal, type Terminal } from '../../helpers/terminal.ts';

const sato = 'vault-佐藤';
let root: string;
let terminal: Terminal;

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'mochidashi-memo-cli-'));
  const story = await createStory(root, createHandClock(Date.now()));
  await story.enrol('佐藤');
  await story.close();
  await cp(path.join(root, '佐藤.keychain'), path.join(root, `${sato}.keychain`));
  terminal = createTerminal(root, { [sato]: workerPassphrase });
  await writeFile(path.join(root, 'text'), 'vK7Q-odam\n');
  await writeFile(path.join(root, 'password'), 'Q7Kvx-mado-tori\n');
});
afterAll(() => rm(root, { recursive: true, force: true }));

describe('memos on the command line', () => {
  it('are added, listed, shown, marked and checked; the password is in no answer', async () => {
    const files = ['--text-file', path.join(root, 'text'), '--password-file', path.join(root, 'password')];
    const added = await terminal.json(sato, ['memo', 'add', '--service', '経費精算', '--account', 'sato', ...files]);
    const { id } = added as { id: string };
    const rows = await terminal.json(sato, ['memo', 'list']);
    expect(rows).toMatchObject([{ id, service: '経費精算', kind: 'altered', weakness: null, changeNow: null }]);
    const shown = await terminal.json(sato, ['memo', 'show', id.slice(0, 8)]);
    expect(shown).toMatchObject({ id, text: 'vK7Q-odam', password: null });
    expect(await terminal.json(sato, ['memo', 'check'])).toEqual([]);
    expect(await terminal.json(sato, ['memo', 'exposed', id, '--event', 'serviceLeak'])).toEqual({ marked: [id] });
    expect(await terminal.json(sato, ['memo', 'check'], 1)).toMatchObject([
      { memoId: id, kind: 'exposed', next: 'changeNow' },
    ]);
    expect(JSON.stringify([added, rows, shown])).not.toContain('Q7Kvx-mado-tori');
    expect(await terminal.text(sato, ['memo', 'list'])).toContain('すぐ変更');
  });

  it('refuse a kind that there is not, and a memo that gives the password away', async () => {
    const file = ['--text-file', path.join(root, 'password'), '--password-file', path.join(root, 'password')];
    expect(await terminal.json(sato, ['memo', 'add', '--service', 'x', '--kind', 'moon'], 2)).toMatchObject({
      error: { code: 'usage' },
    });
    expect(await terminal.json(sato, ['memo', 'add', '--service', 'x', ...file], 1)).toMatchObject({
      error: { code: 'memo/as-written' },
    });
  });
});
