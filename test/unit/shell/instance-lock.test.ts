import { describe, expect, it } from 'vitest';
import { folderForSocket, lockInstance } from '../../../main/shell/instance-lock.ts';

const long = `/tmp/${'x'.repeat(57)}`;
const always = (): boolean => true;

describe('the folder for the socket of the running app', () => {
  it.each([
    ['no temporary folder is named', {}],
    ['it is short', { TMPDIR: '/tmp', XDG_RUNTIME_DIR: '/run/user/1000' }],
    ['it just fits', { TMPDIR: long.slice(0, 61) }],
  ])('stays where %s', (_name, env) => {
    expect(folderForSocket(env, always)).toBeNull();
  });

  it('is the private folder of the session where the temporary one is too long', () => {
    expect(folderForSocket({ TMPDIR: long, XDG_RUNTIME_DIR: '/run/user/1000' }, always)).toBe('/run/user/1000');
  });

  it('counts bytes, not letters', () => {
    expect(folderForSocket({ TMPDIR: `/home/佐藤/${'一時'.repeat(10)}` }, always)).toBe('/tmp');
  });

  it.each([
    ['is missing', undefined],
    ['is too long itself', long],
    ['cannot be written', '/run/user/0'],
  ])('is /tmp where that of the session %s', (_name, folder) => {
    const env = { TMPDIR: long, XDG_RUNTIME_DIR: folder };
    expect(folderForSocket(env, (each) => each !== '/run/user/0')).toBe('/tmp');
  });
});

it.runIf(process.platform === 'linux')('is there only while the lock is asked for', () => {
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = long;
  try {
    expect(lockInstance(() => process.env['TMPDIR'] !== long)).toBe(true);
    expect(process.env['TMPDIR']).toBe(long);
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
});
