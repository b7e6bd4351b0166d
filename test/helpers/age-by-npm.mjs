/**
 * `age -d -i IDENTITY [-o OUT] FILE` by the npm package of age's author, an implementation that is not ours: for machines where
 * no `age` is new enough for hybrid recipients. Run by `current-age.ts` and the story.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Decrypter } from 'age-encryption';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    decrypt: { type: 'boolean', short: 'd' },
    identity: { type: 'string', short: 'i' },
    output: { type: 'string', short: 'o' },
  },
});
const decrypter = new Decrypter();
for (const line of readFileSync(values.identity ?? '', 'utf8').split('\n')) {
  if (line.startsWith('AGE-SECRET-KEY-')) decrypter.addIdentity(line);
}
const plaintext = await decrypter.decrypt(readFileSync(positionals[0] ?? 0));
if (values.output === undefined) process.stdout.write(plaintext);
else writeFileSync(values.output, plaintext);
