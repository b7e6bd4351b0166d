/** Preferences of the real app, changed from the page as the settings change them. For tests. */
import type { Page } from 'playwright-core';
import type { Preferences } from '../../../preload/contract/shell.ts';

/** Changes some and leaves the others as they are. */
export async function prefer(page: Page, changes: Partial<Preferences>): Promise<void> {
  await page.evaluate(async (wanted) => {
    const reply = (await window.mochidashi.callShell('shell/state', {})) as {
      value: { preferences: Preferences };
    };
    await window.mochidashi.callShell('shell/set-preferences', { ...reply.value.preferences, ...wanted });
  }, changes);
}
