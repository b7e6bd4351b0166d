import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readerOf, writerOf } from '../../../main/cli/descriptors.ts';
import { at } from '../../../main/setup/place.mjs';
import { tempFolder } from '../../helpers/temp-folder.ts';

describe('a descriptor of the process', () => {
  it('has a text when write returns', async () => {
    const path = join(await tempFolder(), 'out.txt');
    const descriptor = openSync(path, 'w');
    writerOf(descriptor).write('一行目\n');
    expect(readFileSync(path, 'utf8')).toBe('一行目\n');
    closeSync(descriptor);
  });

  it('is read to its end', async () => {
    const path = join(await tempFolder(), 'in.txt');
    writeFileSync(path, '合言葉');
    expect(await text(readerOf(openSync(path, 'r')))).toBe('合言葉');
  });

  it('takes more than a pipe holds while nobody reads, and survives a reader that goes away', async () => {
    const program = `
      import { writerOf } from ${JSON.stringify(pathToFileURL(at('main/cli/descriptors.ts')).href)};
      const out = writerOf(1);
      for (let i = 0; i < 64; i += 1) out.write('x'.repeat(65536));
      process.stderr.write('done');`;
    const run = (): ReturnType<typeof spawn> =>
      spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'pipe'] });
    const whole = run();
    if (!whole.stdout || !whole.stderr) throw new Error('no pipes');
    expect((await text(whole.stdout)).length).toBe(64 * 65536);
    const cut = run();
    cut.stdout?.destroy();
    if (!cut.stderr) throw new Error('no pipes');
    expect(await text(cut.stderr)).toBe('done');
  });
});
