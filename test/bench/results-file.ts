/** RESULTS.md: each benchmark writes its own sections and leaves the others as they are. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const file = new URL('RESULTS.md', import.meta.url);
const opening = `# What was measured

Written by \`npm run bench\`; each benchmark replaces its own part. Seconds are of one machine on one day: what counts are the ratios within one run.
`;

/** Puts a section in the place of the one by the same name, or at the end. */
export function replaceSection(name: string, text: string): void {
  const known = existsSync(file) ? readFileSync(file, 'utf8') : opening;
  const [start, end] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`];
  const section = `${start}\n\n${text.trimEnd()}\n\n${end}`;
  const from = known.indexOf(start);
  const to = known.indexOf(end);
  const whole =
    from === -1 || to === -1
      ? `${known.trimEnd()}\n\n${section}\n`
      : known.slice(0, from) + section + known.slice(to + end.length);
  writeFileSync(file, whole);
}
