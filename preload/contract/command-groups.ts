/** What a command line begins with: how `mochidashi vault …` is told from the start of the app. Pure; for main/cli and main/index.ts. */

/** The groups of commands; each command belongs to one. */
export const commandGroups = ['office', 'worker', 'vault', 'check', 'memo', 'audit'] as const;

export type CommandGroup = (typeof commandGroups)[number];

const otherBeginnings: readonly string[] = ['help', '--help', '-h'];

/**
 * The words of a command among the arguments of the app, or null when they ask for the window. A command has to come first;
 * before it may stand only what Chromium itself asks root for.
 */
export function commandAmong(args: readonly string[]): readonly string[] | null {
  const words = args[0] === '--no-sandbox' ? args.slice(1) : args;
  const [first = ''] = words;
  return otherBeginnings.includes(first) || commandGroups.some((group) => group === first) ? words : null;
}
