/**
 * Takes a picture of every scenario in Japanese and English, light and dark, in two window sizes, and runs axe on each.
 * `node test/pages/shoot.ts [--only TEXT,TEXT] [--quick]`: --quick is Japanese, light, 1280×800 alone. Pictures: out/pages/.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type Page } from 'playwright-core';
import type { Scenario } from './scenario.ts';
import { scenarios } from './scenarios/scenarios.ts';
import { buildPages, servePages } from './serve.ts';

const { values: wanted } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    locale: { type: 'string' },
    theme: { type: 'string' },
    quick: { type: 'boolean', default: false },
  },
});
const windowSizes = [
  { width: 1280, height: 800 },
  { width: 1024, height: 700 },
] as const;
const locales = ['ja', 'en'] as const;
const themes = ['light', 'dark'] as const;
const pictures = join(import.meta.dirname, '../../out/pages');
const browserArguments = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

interface Shot {
  readonly scenario: Scenario;
  readonly locale: 'ja' | 'en';
  readonly theme: 'light' | 'dark';
  readonly size: (typeof windowSizes)[number];
}

function wantedShots(): Shot[] {
  const shots: Shot[] = [];
  for (const scenario of scenarios.filter((each) => wanted.only.split(',').some((part) => each.name.includes(part)))) {
    for (const locale of wanted.quick ? (['ja'] as const) : locales) {
      if (wanted.locale !== undefined && wanted.locale !== locale) continue;
      for (const theme of wanted.quick ? (['light'] as const) : themes) {
        if (wanted.theme !== undefined && wanted.theme !== theme) continue;
        for (const size of wanted.quick ? windowSizes.slice(0, 1) : windowSizes) {
          shots.push({ scenario, locale, theme, size });
        }
      }
    }
  }
  return shots;
}

/** Takes one picture and returns what was wrong on the way: failed calls, page errors, refused by the CSP, axe. */
async function take(browser: Browser, origin: string, { scenario, locale, theme, size }: Shot): Promise<string[]> {
  const problems: string[] = [];
  const context = await browser.newContext({
    viewport: { ...size },
    locale: locale === 'ja' ? 'ja-JP' : 'en-GB',
    timezoneId: 'Asia/Tokyo',
    colorScheme: theme,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`page: ${error.message}`));
  const label = `${scenario.name}-${locale}-${theme}-${size.width}`;
  try {
    await page.goto(`${origin}/?scenario=${scenario.name}&locale=${locale}&theme=${theme}`);
    await page.locator('main h1:not(.sr-only)').first().waitFor();
    await scenario.steps?.(page, { locale, now: new Date() });
    await settle(page);
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze();
    for (const { id, nodes } of violations) {
      problems.push(
        `axe ${id}: ${nodes
          .slice(0, 3)
          .map((node) => `${String(node.target[0])} ${node.failureSummary?.split('\n')[1]?.trim() ?? ''}`)
          .join(' | ')}`,
      );
    }
  } catch (error) {
    problems.push(`steps: ${error instanceof Error ? error.message.slice(0, 600) : String(error)}`);
  }
  await page.screenshot({ path: join(pictures, `${label}.png`) });
  await context.close();
  return problems.map((problem) => `${label}: ${problem}`);
}

/** Waits until fonts are there and nothing is loading any more. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
  await page.waitForTimeout(150);
}

await mkdir(pictures, { recursive: true });
await buildPages();
const server = await servePages();
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: browserArguments });
const shots = wantedShots();
const problems: string[] = [];
const lanes = [0, 1].map(async (lane) => {
  for (const [index, shot] of shots.entries()) {
    if (index % 2 !== lane) continue;
    const found = await take(browser, server.origin, shot);
    for (const problem of found) console.log(problem);
    problems.push(...found);
  }
});
await Promise.all(lanes);
await browser.close();
await server.close();
console.log(`${shots.length} pictures in out/pages, ${problems.length} problems`);
process.exitCode = problems.length === 0 && shots.length > 0 ? 0 : 1;
