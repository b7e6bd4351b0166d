/**
 * `node main/setup/icons.mjs`: draws the PNGs in resources/icons anew out of the SVGs beside them, with the Chromium of
 * the system, and puts those of the `.mochi` file into one file each for Windows and macOS. Only needed after an SVG was changed; the PNGs are kept in the repository.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { chromium } from 'playwright-core';
import { at } from './place.mjs';
import { say, script } from './run.mjs';

const folder = at('resources/icons');
const desktopSizes = [16, 24, 32, 48, 64, 128, 256, 512];

/** Where each picture goes: a folder with one file a size, as electron-builder wants it, or one file a pixel density. */
const pictures = [
  ...['app', 'parcel'].flatMap((name) =>
    desktopSizes.map((size) => ({ svg: name, size, file: join(name, `${size}x${size}.png`) })),
  ),
  { svg: 'tray', size: 24, file: 'tray.png' },
  { svg: 'tray', size: 48, file: 'tray@2x.png' },
];

const png = (/** @type {number} */ size) => readFileSync(join(folder, `parcel/${size}x${size}.png`));

/** Windows: a directory of PNGs, 16 bytes each after 6 of head. A side of 256 is written as 0. */
function ico() {
  const images = [16, 32, 48, 256].map((size) => ({ size, data: png(size) }));
  const head = Buffer.alloc(6 + 16 * images.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(images.length, 4);
  let offset = head.length;
  for (const [index, { size, data }] of images.entries()) {
    const at = 6 + 16 * index;
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(data.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += data.length;
  }
  return Buffer.concat([head, ...images.map(({ data }) => data)]);
}

/** macOS: PNGs, each after its four-letter kind and its length (with these 8 bytes). */
function icns() {
  const chunk = (/** @type {string} */ kind, /** @type {Buffer} */ data) => {
    const head = Buffer.alloc(8);
    head.write(kind, 'latin1');
    head.writeUInt32BE(8 + data.length, 4);
    return Buffer.concat([head, data]);
  };
  return chunk('icns', Buffer.concat([chunk('ic07', png(128)), chunk('ic08', png(256)), chunk('ic09', png(512))]));
}

await script(async () => {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  try {
    for (const { svg, size, file } of pictures) {
      const page = await browser.newPage({ viewport: { width: size, height: size } });
      const drawing = readFileSync(join(folder, `${svg}.svg`), 'utf8');
      await page.setContent(
        `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${drawing}`,
      );
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      await page.screenshot({ path: join(folder, file), omitBackground: true });
      await page.close();
    }
  } finally {
    await browser.close();
  }
  writeFileSync(join(folder, 'mochi.ico'), ico());
  writeFileSync(join(folder, 'mochi.icns'), icns());
  say(`${pictures.length} pictures in resources/icons.`);
});
