import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createLog, redact } from '../../../main/shell/log.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

const now = (): number => 1_700_000_000_000;

it.each([
  ['cannot open /home/sato/給与.xlsx', 'cannot open …'],
  ['cannot open C:\\Users\\sato\\x', 'cannot open …'],
  ['\\\\server\\share/x failed', '… failed'],
  ["no such file: 'My Report'", 'no such file: …'],
  ['from app://content/0123 and mail a@b.example', 'from … and mail …'],
  ['key AGE-SECRET-KEY-1QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ end', 'key … end'],
  [
    'unexpected 1a2b3c4d in files/read: TypeError at run router.cjs:10:5',
    'unexpected 1a2b3c4d in files/read: TypeError at run router.cjs:10:5',
  ],
  ['two\nlines', 'two lines'],
  ['佐藤さん', '…'],
])('writes %j to the log as %j', (line, expected) => {
  expect(redact(line)).toBe(expected);
});

it('starts a new log file when the old one is full', async () => {
  const path = join(await tempFolder(), 'logs', 'x.log');
  const log = createLog({ path, now });
  log('info', 'first');
  writeFileSync(path, 'x'.repeat(1024 * 1024 + 1));
  log('error', 'second');
  expect(readFileSync(path, 'utf8')).toBe('2023-11-14T22:13:20.000Z error second\n');
  expect(existsSync(`${path}.old`)).toBe(true);
});
