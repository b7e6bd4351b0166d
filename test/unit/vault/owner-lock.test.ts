import { spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { takeOwnerLock } from '../../../main/vault/owner-lock.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await tempFolder();
  file = path.join(folder, 'owner.lock');
});

function writeOwner(changes: object): void {
  const owner = { pid: process.pid, startedAt: '', host: hostname(), takenAt: Date.now(), token: 'other', ...changes };
  writeFileSync(file, JSON.stringify(owner));
}

describe('the owner lock', () => {
  it('keeps a second owner out until it is given up', () => {
    const lock = takeOwnerLock(folder);
    expect(lock.tookOver).toBe(false);
    expect(() => takeOwnerLock(folder)).toThrow('vault/in-use');
    lock.release();
    expect(existsSync(file)).toBe(false);
    takeOwnerLock(folder).release();
  });

  it('is taken over from a process that is gone', async () => {
    const child = spawn(process.execPath, ['-e', '']);
    const { pid } = child;
    await new Promise((resolve) => child.on('exit', resolve));
    writeOwner({ pid });
    const lock = takeOwnerLock(folder);
    expect(lock.tookOver).toBe(true);
    lock.release();
  });

  it('is taken over where the number of a dead process was given to another one', () => {
    writeOwner({ startedAt: 'another boot 12345' });
    expect(takeOwnerLock(folder).tookOver).toBe(true);
  });

  it('is taken over on another machine: a stick that was pulled out', () => {
    writeOwner({ host: 'some-other-machine' });
    expect(takeOwnerLock(folder).tookOver).toBe(true);
  });

  it('is taken over when it was cut off while it was written', () => {
    writeFileSync(file, '{"pid":');
    expect(takeOwnerLock(folder).tookOver).toBe(true);
    expect(readdirSync(folder)).toEqual(['owner.lock']);
  });

  it('is not given up by somebody who lost it', () => {
    const lock = takeOwnerLock(folder);
    writeOwner({ token: 'new owner' });
    lock.release();
    expect(readFileSync(file, 'utf8')).toContain('new owner');
  });
});
