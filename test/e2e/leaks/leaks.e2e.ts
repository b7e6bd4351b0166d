/**
 * What is left behind after a session of viewing and editing and the lock: nothing in the memory of any process of the app, nothing
 * on the disk. Keys are worked out beside the app; passphrase and text come from a keyboard. Linux only.
 */
import { randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { deflateRawSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { descendantsOf } from '../../../main/shell/process-tree.ts';
import { workerPassphrase } from '../../helpers/story.ts';
import { findInTheClear } from '../canary.ts';
import { folder } from '../drivers/shell.ts';
import type { Worker } from '../drivers/worker.ts';
import { usePrepared, type Prepared } from '../prepared.ts';
import { pdfPage, pngImage } from '../sample-pictures.ts';
import { engineName, isAlive, processes, until } from '../security/opened-app.ts';
import { pressAtKeyboard, typeAtKeyboard } from './keyboard.ts';
import { scanProcess, type MemoryScan, type Needle } from './process-memory.ts';
import { passphraseNeedles, secretsOf } from './vault-secrets.ts';

/** QUALITY, "Nothing leaks": the memory is looked at so long after the lock. */
const afterLockMs = 10_000;

const prepare = usePrepared();
const mark = randomBytes(6).toString('hex');
/** Texts that are nowhere else in the world; never sent over the test's own line to the app. */
const canaries = {
  viewed: `kamome-viewed-${mark}`,
  inPdf: `kamome-pdf-${mark}`,
  inOffice: `kamome-office-${mark}`,
  typed: `kamome-typed-${mark}`,
};
const texts = Object.values(canaries);
const canaryNeedles: Needle[] = Object.entries(canaries).flatMap(([name, text]) => [
  { name: `content, ${name} (UTF-8)`, bytes: Buffer.from(text) },
  { name: `content, ${name} (UTF-16)`, bytes: Buffer.from(text, 'utf16le') },
]);

function report(line: string): void {
  process.stdout.write(`      ${line}\n`);
}

/** A document as Office programs write it, as far as a search goes: a zip archive with one compressed member. */
function officeDocument(text: string): Buffer {
  const name = Buffer.from('word/document.xml');
  const packed = deflateRawSync(Buffer.from(`<w:t>${text}</w:t>`.repeat(50)));
  const head = Buffer.alloc(30);
  head.write('PK\u0003\u0004', 'latin1');
  head.writeUInt16LE(8, 8);
  head.writeUInt32LE(packed.length, 18);
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, name, packed]);
}

describe.runIf(process.platform === 'linux')('after viewing, editing, searching and the lock', () => {
  let prepared: Prepared;
  let worker: Worker;
  let keysNow: () => Needle[];
  const scans = new Map<string, MemoryScan[]>();

  /** All that is alive of the app, shell first. */
  const appProcesses = (): number[] => {
    const shell = worker.launched.app.process().pid ?? 0;
    return [shell, ...descendantsOf(shell)];
  };
  const scanAll = (when: string): MemoryScan[] => {
    const needles = [...keysNow(), ...passphraseNeedles, ...canaryNeedles];
    const found = appProcesses()
      .filter(isAlive)
      .map((pid) => scanProcess(pid, needles));
    scans.set(when, found);
    const mebibytes = found.reduce((sum, { scannedBytes }) => sum + scannedBytes, 0) / 1024 ** 2;
    report(`${when}: ${found.length} processes, ${mebibytes.toFixed(0)} MiB, ${needles.length} needles`);
    for (const { pid, what, scannedBytes, hits } of found) {
      const kind = /--type=\S+(?: --utility-sub-type=\S+)?/u.exec(what)?.[0] ?? 'shell';
      const counts = Object.entries(hits).map(([name, count]) => `${name} ${count}×`);
      report(`  ${pid} ${kind} ${(scannedBytes / 1024 ** 2).toFixed(0)} MiB: ${counts.join(', ') || 'nothing'}`);
    }
    return found;
  };
  const enginePid = async (): Promise<number> =>
    (await processes(worker.launched)).find(({ kind }) => kind === engineName)?.pid ?? 0;
  const hitsOf = (found: readonly MemoryScan[], wanted: readonly Needle[]): string[] =>
    found.flatMap(({ pid, what, hits }) =>
      wanted.flatMap(({ name }) => (hits[name] ? [`${name}: ${hits[name]}× in ${pid} (${what.slice(0, 80)})`] : [])),
    );

  beforeAll(async () => {
    prepared = await prepare();
    const { story, sato, root } = prepared;
    await story.packFor(sato, [
      await story.original('議事録.md', `# 議事録\n\n${canaries.viewed}\n`),
      await story.original('メモ.txt', `メモ\n${canaries.viewed}\n`),
    ]);
    const share = folder(root, 'share');
    writeFileSync(
      join(share, '配置図.png'),
      pngImage(320, 200, (x, y) => [x % 256, y % 256, 90]),
    );
    writeFileSync(join(share, '一覧.pdf'), pdfPage(['一覧', canaries.inPdf]));
    writeFileSync(join(share, '契約書.docx'), officeDocument(canaries.inOffice));
    keysNow = await secretsOf(sato);
    worker = await prepared.worker();
  });

  it('the engine holds keys while the vault is open, and the scan finds them', async () => {
    const { t } = worker;
    await worker.field(t('unlock.passphrase')).focus();
    await typeAtKeyboard(worker, workerPassphrase);
    await pressAtKeyboard(worker, 'Return');
    await worker.sees(t('home.title'));
    const share = join(prepared.root, 'share');
    await worker.takeOut(
      readdirSync(share).map((name) => join(share, name)),
      '在宅勤務',
    );
    await worker.open('議事録.md');
    await worker.button(t('common.edit')).waitFor();
    await worker.open('配置図.png');
    await worker.page().getByRole('img', { name: '配置図.png' }).waitFor();
    await worker.open('一覧.pdf');
    await worker.page().locator('canvas').first().waitFor();
    await worker.goTo('app.nav.files');
    await worker.page().getByRole('searchbox').first().fill('議事');
    await worker.row('配置図.png').waitFor({ state: 'detached' });
    await worker.row('議事録.md').dblclick();
    await worker.sees('議事録.md');
    await worker.press(t('common.edit'));
    const editor = worker.page().getByRole('textbox', { name: t('viewer.editorOf', { name: '議事録.md' }) });
    await editor.click();
    await pressAtKeyboard(worker, 'ctrl+End');
    await typeAtKeyboard(worker, ` ${canaries.typed}`);
    // The draft was written: the save button stands for it.
    await worker
      .page()
      .getByRole('button', { name: t('common.save'), exact: true, disabled: false })
      .waitFor();

    const engine = await enginePid();
    const found = scanAll('open');
    const inEngine = found.find(({ pid }) => pid === engine)?.hits ?? {};
    expect(inEngine['catalogue key']).toBeGreaterThan(0);
    expect(inEngine['identity of the vault']).toBeGreaterThan(0);
    const viewed = hitsOf(found, canaryNeedles);
    expect(viewed.some((hit) => hit.includes('typed'))).toBe(true);
    // The keys are the engine's alone, at all times.
    expect(
      hitsOf(
        found.filter(({ pid }) => pid !== engine),
        keysNow(),
      ),
    ).toEqual([]);
  });

  it('no process holds a key or the passphrase ten seconds later, nor the content but for the shell', async () => {
    const engine = await enginePid();
    await worker.lockByShortcut();
    await until(() => !isAlive(engine));
    await delay(afterLockMs);
    const found = scanAll('locked');
    // The fresh engine, which has nothing open, asks the keychain whether the device secret is there.
    const fresh = await enginePid();
    expect(fresh).not.toBe(engine);
    const isOfDevice = ({ name }: Needle): boolean => name.startsWith('device secret');
    expect(
      hitsOf(
        found,
        keysNow().filter((needle) => !isOfDevice(needle)),
      ),
    ).toEqual([]);
    expect(
      hitsOf(
        found.filter(({ pid }) => pid !== fresh),
        keysNow().filter(isOfDevice),
      ),
    ).toEqual([]);
    expect(hitsOf(found, passphraseNeedles)).toEqual([]);
    // Chromium tells the shell the text around the cursor, for input methods; what it frees it does not wipe (THREAT-MODEL).
    const [, ...allButShell] = found;
    expect(hitsOf(allButShell, canaryNeedles)).toEqual([]);
  });

  it('nothing of the content lies in the profile, in temporary folders, in the vault or in shared memory', () => {
    const { root, sato } = prepared;
    const originals = [join(root, 'originals'), join(root, 'share')];
    const places = [sato.folder, join(root, 'w'), tmpdir(), process.env['XDG_RUNTIME_DIR'] ?? '/tmp', '/dev/shm'];
    for (const place of places) expect(findInTheClear(place, texts, originals)).toEqual([]);
    // The search itself finds what lies there, in each of the ways it looks for.
    const control = folder(root, 'control');
    writeFileSync(join(control, 'utf16'), Buffer.from(`x${canaries.viewed}`, 'utf16le'));
    cpSync(join(root, 'share'), control, { recursive: true });
    mkdirSync(join(control, canaries.typed));
    expect(findInTheClear(control, texts).sort()).toEqual([canaries.typed, 'utf16', '契約書.docx'].sort());
    rmSync(control, { recursive: true });
  });
});
