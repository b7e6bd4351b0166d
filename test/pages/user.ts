/** What a user does in a scenario: unlock, go to a page, drop files. For the steps of scenarios. */
import type { Page } from 'playwright-core';
import { createTranslate, type Translate } from '../../resources/locales/translate.ts';
import type { MessageKey } from '../../resources/locales/messages.ts';
import type { SceneSettings } from './scenario.ts';
import { samplePassphrase } from './samples/vault.ts';

/** The words of the picture's language. */
export function wordsOf({ locale }: SceneSettings): Translate {
  return createTranslate(locale);
}

/** Types the sample passphrase and waits for the frame of the open vault. */
export async function unlock(page: Page): Promise<void> {
  await page.locator('input[type=password]').first().fill(samplePassphrase);
  await page.keyboard.press('Enter');
  await page.locator('nav').first().waitFor();
  await page.locator('main h1').first().waitFor();
}

/** Goes to a page by its entry in the menu. */
export async function goTo(page: Page, settings: SceneSettings, label: MessageKey): Promise<void> {
  const name = wordsOf(settings)(label);
  await page.locator('nav').first().getByRole('button', { name }).first().click();
  const before = wordsOf(settings)('app.nav.home');
  await page
    .locator('main h1:not(.sr-only)')
    .filter({ hasNotText: new RegExp(`^${before}$`, 'u') })
    .first()
    .waitFor();
}

/** Presses the first button of this name outside the menu. */
export async function press(page: Page, settings: SceneSettings, label: MessageKey, values?: Record<string, number>) {
  await page
    .getByRole('button', { name: wordsOf(settings)(label, values), exact: true })
    .first()
    .click();
}

/** Drops files of these names onto the window. */
export async function dropFiles(page: Page, names: readonly string[], isReleased = true): Promise<void> {
  await page.evaluate(
    ([files, released]) => {
      const transfer = new DataTransfer();
      for (const name of files) transfer.items.add(new File(['x'], name));
      const fire = (type: string) =>
        document.body.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: transfer }));
      fire('dragenter');
      fire('dragover');
      if (released) fire('drop');
    },
    [names, isReleased] as const,
  );
}
