import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const tokens = readFileSync(join(import.meta.dirname, '../../../renderer/styles/tokens.css'), 'utf8');

/** The families of a stack of the theme, in their order. */
function familiesOf(stack: string): string[] {
  const value = new RegExp(`--${stack}:([^;]*);`, 'u').exec(tokens)?.[1] ?? '';
  return value.split(',').map((family) => family.trim().replaceAll("'", ''));
}

describe('the stacks of fonts', () => {
  // Behind a generic family Chromium 114 draws boxes for those parts of a web font that it has not loaded yet.
  it.each(['font-sans', 'font-mono'])('%s names the Japanese font we bundle before any generic family', (stack) => {
    const families = familiesOf(stack);
    const generic = families.findIndex((family) => /^(?:sans-serif|monospace)$/u.test(family));
    expect(generic).toBe(families.length - 1);
    expect(families.indexOf('Noto Sans JP Variable')).toBeGreaterThanOrEqual(0);
    expect(families.indexOf('Noto Sans JP Variable')).toBeLessThan(generic);
  });
});
