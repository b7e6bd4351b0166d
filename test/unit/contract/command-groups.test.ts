import { describe, expect, it } from 'vitest';
import { commandAmong } from '../../../preload/contract/command-groups.ts';

describe('the arguments of the app', () => {
  it.each([
    [['vault', 'list', '--json']],
    [['office', 'init', '--name', '総務課', '--vault', '/v']],
    [['audit']],
    [['--help']],
    [['help', 'worker']],
  ])('%j are a command', (args) => {
    expect(commandAmong(args)).toEqual(args);
  });

  it('may have before a command what Chromium asks root for', () => {
    expect(commandAmong(['--no-sandbox', 'vault', 'status'])).toEqual(['vault', 'status']);
  });

  it.each([
    [[]],
    [['--vault', 'vault']],
    [['--vault=/v', 'office']],
    [['--lang', 'ja', 'worker']],
    [['/media/stick/受領書.mochi']],
    [['./vault']],
    [['--version']],
    [['--no-sandbox']],
  ])('%j open the window', (args) => {
    expect(commandAmong(args)).toBeNull();
  });
});
