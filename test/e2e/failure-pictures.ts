/** Leaves a picture of every open window in out/e2e/ when a test fails, and says what it shows. For test files that open apps. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { at } from '../../main/setup/place.mjs';
import type { Seat } from './drivers/shell.ts';

/** Call it at the top of a file; `seats` are those that are open when a test has failed. */
export function takeFailurePictures(seats: () => readonly (Seat | undefined)[]): void {
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    const folder = at('out/e2e');
    mkdirSync(folder, { recursive: true });
    const name = task.name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60);
    for (const [index, seat] of seats().entries()) {
      const page = seat?.page();
      if (!page) continue;
      const path = join(folder, `${name}-${String(index + 1)}.png`);
      await page.screenshot({ path, timeout: 5_000 }).catch(() => undefined);
      const text = await page.locator('body').innerText({ timeout: 5_000 }).catch(String);
      process.stdout.write(`${path} shows:\n${text.replaceAll(/\s*\n\s*/gu, ' | ').slice(0, 1500)}\n`);
    }
  });
}
