/** Starting other programs and telling the person what happens. For the set-up scripts only. */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { root, toolEnvironment } from './place.mjs';

/**
 * Tells the person at the terminal what the set-up does. Goes to standard error: standard output belongs to the
 * program that was asked for.
 * @param {string} text
 */
export function say(text) {
  process.stderr.write(`» ${text}\n`);
}

/**
 * The exit status a shell would give for the way a process ended.
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 */
export function exitStatus(code, signal) {
  return code ?? 128 + (signal ? constants.signals[signal] : 0);
}

const passedOn = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * Runs a program with this terminal, in the checkout unless told otherwise, passing on the signals that would end us,
 * and gives its exit status (128 + n when signal n ended it, 127 when it could not be started). With `group`, signals
 * reach all the processes it started, and none of them outlives it.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string, group?: boolean, stdio?: import('node:child_process').StdioOptions }} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, { env = toolEnvironment(), cwd = root, group = false, stdio = 'inherit' } = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, { cwd, env, stdio, detached: group });
    /** @param {NodeJS.Signals} signal */
    const passOn = (signal) => {
      if (group) signalGroup(child.pid, signal);
      // Ctrl+C at a terminal reaches the child by itself; twice would mean something else to it.
      else if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    };
    for (const signal of passedOn) process.on(signal, passOn);
    /** @param {number} status */
    const finish = (status) => {
      for (const signal of passedOn) process.off(signal, passOn);
      done(status);
    };
    child.on('error', (error) => {
      say(`${command} could not be started: ${error.message}`);
      finish(127);
    });
    child.on('close', (code, signal) => {
      if (group) signalGroup(child.pid, 'SIGKILL');
      finish(exitStatus(code, signal));
    });
  });
}

/**
 * Signals all that is left of a process group.
 * @param {number | undefined} leader
 * @param {NodeJS.Signals} signal
 */
export function signalGroup(leader, signal) {
  try {
    if (leader !== undefined) process.kill(-leader, signal);
  } catch {
    // Nobody is left in the group.
  }
}

/**
 * Runs a program quietly and gives what it printed (both streams, in order of arrival) with its exit status.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, timeoutMs?: number }} [options]
 * @returns {Promise<{ status: number, output: string }>}
 */
export function capture(command, args, { env = toolEnvironment(), timeoutMs } = {}) {
  return new Promise((done) => {
    let output = '';
    const child = spawn(command, args, {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(timeoutMs === undefined ? {} : { timeout: timeoutMs, killSignal: 'SIGKILL' }),
    });
    child.stdout.setEncoding('utf8').on('data', (text) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text) => (output += text));
    child.on('error', (error) => done({ status: 127, output: error.message }));
    child.on('close', (code, signal) => done({ status: exitStatus(code, signal), output }));
  });
}

/** A step of the set-up that failed in a way the person can do something about. Its message is meant for them. */
export class SetUpError extends Error {}

/**
 * Runs the body of a set-up script: its result is the exit status; a `SetUpError` is told in words and gives 1.
 * @param {() => Promise<number | void>} body
 */
export async function script(body) {
  try {
    process.exitCode = (await body()) ?? 0;
  } catch (error) {
    if (!(error instanceof SetUpError)) throw error;
    say(error.message);
    process.exitCode = 1;
  }
}
