import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { at } from '../../../main/setup/place.mjs';

const icon = (name: string): string => at('resources/icons', name);

/** Width and height in the head of a PNG. */
function sizeOf(name: string): [number, number] {
  const bytes = readFileSync(icon(name));
  expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

describe('the icons', () => {
  it.each(['app', 'parcel'].flatMap((name) => [16, 24, 32, 48, 64, 128, 256, 512].map((size) => ({ name, size }))))(
    'are there in the size their name says: $name, $size',
    ({ name, size }) => {
      expect(sizeOf(`${name}/${size}x${size}.png`)).toEqual([size, size]);
    },
  );

  it('of the tray are there for both densities', () => {
    expect([sizeOf('tray.png'), sizeOf('tray@2x.png')]).toEqual([
      [24, 24],
      [48, 48],
    ]);
  });

  it('that the shell names are among them', () => {
    const names = [...readFileSync(at('main/shell/shell.ts'), 'utf8').matchAll(/join\(icons, ([^)]+)\)/g)];
    for (const [, parts = ''] of names) {
      expect(existsSync(icon(parts.replaceAll(/['\s]/g, '').replaceAll(',', '/')))).toBe(true);
    }
    expect(names).toHaveLength(2);
  });

  it('of a parcel come in one file for Windows and one for macOS', () => {
    const ico = readFileSync(icon('mochi.ico'));
    expect([ico.readUInt16LE(2), ico.readUInt16LE(4)]).toEqual([1, 4]);
    const last = 6 + 16 * 3;
    expect(ico.readUInt32LE(last + 8) + ico.readUInt32LE(last + 12)).toBe(ico.length);
    const icns = readFileSync(icon('mochi.icns'));
    expect([icns.subarray(0, 4).toString('latin1'), icns.readUInt32BE(4)]).toEqual(['icns', icns.length]);
  });
});
