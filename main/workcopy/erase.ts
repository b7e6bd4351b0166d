/** Removes a copy's folder for good, whatever was put into it, without ever following a link out of it. */
import {
  closeSync,
  constants,
  fstatSync,
  ftruncateSync,
  lstatSync,
  openSync,
  readdirSync,
  rmdirSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { systemCode } from '../vault/durable.ts';

export interface Unerased {
  readonly path: string;
  readonly code: string;
}

/** Up to here content is overwritten; of larger files the length is cut to nothing, which gives the memory back at once. */
const mostOverwritten = 64 * 1024 * 1024;
const zeros = Buffer.alloc(1024 * 1024);

/**
 * Makes the content of an open file unreadable for whoever else has it open. A file that has a second name elsewhere is let be: that
 * one may be anybody's.
 */
function blank(file: number): void {
  const { size, nlink } = fstatSync(file);
  if (nlink > 1) return;
  if (size > mostOverwritten) {
    ftruncateSync(file, 0);
    return;
  }
  for (let at = 0; at < size; at += zeros.length) writeSync(file, zeros, 0, Math.min(zeros.length, size - at), at);
}

/** Overwrites and unlinks one file, link, pipe or socket. */
function eraseFile(path: string): void {
  if (lstatSync(path).isFile()) {
    try {
      // Without NONBLOCK a pipe that took the file's place would make us wait.
      const file = openSync(path, constants.O_WRONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
      try {
        blank(file);
      } finally {
        closeSync(file);
      }
    } catch {
      // A file that may not be written to can still be removed.
    }
  }
  unlinkSync(path);
}

function eraseBelow(folder: string, left: Unerased[]): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    try {
      if (lstatSync(path).isDirectory()) eraseTree(path, left);
      else eraseFile(path);
    } catch (error) {
      if (systemCode(error) !== 'ENOENT') left.push({ path, code: systemCode(error) });
    }
  }
}

function eraseTree(folder: string, left: Unerased[]): void {
  const before = left.length;
  eraseBelow(folder, left);
  try {
    rmdirSync(folder);
  } catch (error) {
    const code = systemCode(error);
    // What kept it from going is on the list already.
    if (code !== 'ENOENT' && left.length === before) left.push({ path: folder, code });
  }
}

/** Erases the folder and all below it. Gives what is still there and why (the system's code); empty when all is gone. */
export function eraseFolder(folder: string): Unerased[] {
  const left: Unerased[] = [];
  try {
    if (lstatSync(folder).isDirectory()) eraseTree(folder, left);
    else unlinkSync(folder);
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') left.push({ path: folder, code: systemCode(error) });
  }
  return left;
}

/** Cuts a file that has no name any more, but is still open in another program, to nothing. Does nothing where it cannot. */
export function cutOff(link: string): void {
  try {
    const file = openSync(link, constants.O_WRONLY | (constants.O_NONBLOCK ?? 0));
    try {
      if (fstatSync(file).isFile()) ftruncateSync(file, 0);
    } finally {
      closeSync(file);
    }
  } catch {
    // Closed meanwhile.
  }
}
