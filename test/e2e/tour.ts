/**
 * The tour: plays the story in the real windows, leaves a picture of every step in out/tour/ and says what it did.
 * Run by `npm start` where there is no screen. So far it opens the app and looks at its first page.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { at } from '../../main/setup/place.mjs';
import { launchApp } from './launch.ts';

const folder = at('out/tour');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

const { window, close } = await launchApp();
try {
  const page = await window();
  await page.screenshot({ path: `${folder}/01-first-page.png` });
  process.stdout.write(`The app opened: ${await page.title()}\n1 picture in out/tour/\n`);
} finally {
  await close();
}
