/** What axe minds about a page of the real app (WCAG 2.2 AA and good practice). For tests. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Everything that axe minds, in one line each. */
export async function violations(page: Page): Promise<string[]> {
  // Electron opens no second page, in which axe would otherwise put its findings together.
  const { violations: found, passes } = await new AxeBuilder({ page }).withTags(tags).setLegacyMode(true).analyze();
  if (passes.length === 0) return ['axe checked nothing'];
  return found.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}
