/** The shell's log file: what happened and when, never with what. Also takes the engine's lines in. */
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

export type LogLevel = 'info' | 'warning' | 'error';
export type WriteLog = (level: LogLevel, line: string) => void;

const maxFileBytes = 1024 * 1024;

/** Appends lines to `path`, redacted; at 1 MiB the file becomes `<path>.old`. A log that cannot be written stops nothing. */
export function createLog({ path, now }: { path: string; now: () => number }): WriteLog {
  return (level, line) => {
    try {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > maxFileBytes) renameSync(path, `${path}.old`);
      appendFileSync(path, `${new Date(now()).toISOString()} ${level} ${redact(line)}\n`, { mode: 0o600 });
    } catch {
      // Nowhere to say it: the disk is full or the folder is gone.
    }
  };
}

/**
 * Takes out of a line what could be private: paths, addresses, quoted text, long runs of key-like characters, mail addresses and
 * everything outside ASCII (names of people and files). What is left is codes, numbers and names of functions.
 */
export function redact(line: string): string {
  return line
    .replace(/[\r\n]+/g, ' ')
    .replace(/(['"`])(?:(?!\1).)*\1/g, '…')
    .replace(/\b[a-z][a-z0-9+.-]*:\/\/\S+/gi, '…')
    .replace(/\b[A-Za-z]:[\\/]\S*/g, '…')
    .replace(/(?:\\\\|~?\/)[^\s:]*\/[^\s:]*/g, '…')
    .replace(/\S+@\S+\.\S+/g, '…')
    .replace(/[A-Za-z0-9+/_=-]{32,}/g, '…')
    .replace(/[^\x20-\x7e…]+/g, '…')
    .slice(0, 2000);
}
