/**
 * The tour: plays the whole story in the real windows of an office and a worker, leaves a picture of every step in
 * out/tour/ and says what it did. Run by `npm start` where there is no screen; with `--readme` it also makes the pictures
 * of the README. Ends with status 0 only if every step was really seen.
 */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { at } from '../../main/setup/place.mjs';
import { openOffice, type Office } from './drivers/office.ts';
import { folder } from './drivers/shell.ts';
import { openWorker, type Worker } from './drivers/worker.ts';
import { writeSamples } from './samples.ts';
import { createAlbum } from './tour-album.ts';
import { playStory } from './tour-story.ts';

const isForReadme = process.argv.includes('--readme');
const pictures = at('out/tour');
rmSync(pictures, { recursive: true, force: true });
mkdirSync(pictures, { recursive: true });

// Short, because the app's sockets lie below it, and their paths may not be longer than 107 bytes.
const root = mkdtempSync(join(tmpdir(), 't-'));
const album = createAlbum(pictures);
const opened: (Office | Worker)[] = [];
try {
  process.stdout.write('The tour: an office and a worker, in the real app.\n\n');
  const office = await openOffice({ home: join(root, '総務課') }, album.during('office'));
  opened.push(office);
  album.follow('office', office);
  const worker = await openWorker({ home: join(root, '佐藤') }, album.during('worker'));
  opened.push(worker);
  album.follow('worker', worker);
  for (const seat of opened) await seat.resize(1280, 800);

  const samples = writeSamples(folder(root, '共有フォルダー'));
  const account = await playStory({ office, worker, samples, stick: folder(root, 'USBメモリー'), album });

  process.stdout.write(`\n${account}\n${String(album.count())} pictures in out/tour/\n`);
  if (isForReadme) {
    const screenshots = folder(at('main/docs/screenshots'));
    for (const [name, picture] of album.forReadme()) copyFileSync(picture, join(screenshots, `${name}.png`));
    process.stdout.write('The pictures of the README are in main/docs/screenshots/.\n');
  }
} catch (error) {
  for (const [index, seat] of opened.entries()) {
    await seat
      .page()
      .screenshot({ path: join(pictures, `failed-${String(index + 1)}.png`) })
      .catch(() => undefined);
  }
  process.stderr.write(`\nThe tour stopped: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  await Promise.allSettled(opened.map((seat) => seat.close()));
  rmSync(root, { recursive: true, force: true, maxRetries: 5 });
}
