/** The screen lock on macOS: when the screen saver starts, and how soon after it a password is asked for. For main/check. */
import type { FactValue } from '../../../preload/contract/check-facts.ts';
import { ask, askBoth, orNull } from '../probe/ask.ts';
import { ProbeGap, type Collector, type Machine } from '../probe/probe.ts';

/** Seconds from the screen saver to the password; `off`; `null` where it does not say. The answer comes on standard error. */
async function passwordDelay(machine: Machine): Promise<number | 'off' | null> {
  const said = await orNull(askBoth(machine, 'sysadminctl', ['-screenLock', 'status']));
  const words = `${said?.stdout ?? ''}\n${said?.stderr ?? ''}`;
  if (/screenLock is off/u.test(words)) return 'off';
  if (/screenLock delay is immediate/u.test(words)) return 0;
  const seconds = /screenLock delay is (\d{1,7})(?:\.\d+)? seconds/u.exec(words)?.[1];
  return seconds === undefined ? null : Number(seconds);
}

/** Seconds until the screen saver starts; 0 for never; `null` where the user never set it. */
async function saverDelay(machine: Machine): Promise<number | null> {
  const said = await orNull(ask(machine, 'defaults', ['-currentHost', 'read', 'com.apple.screensaver', 'idleTime']));
  const seconds = /^(\d{1,7})\s*$/u.exec(said ?? '')?.[1];
  return seconds === undefined ? null : Number(seconds);
}

export const collectScreenLock: Collector<FactValue<'screenLock'>> = async (machine) => {
  const [password, saver] = await Promise.all([passwordDelay(machine), saverDelay(machine)]);
  if (password === null) throw new ProbeGap('failed');
  if (password === 'off' || saver === 0) return { on: false, afterSeconds: null };
  return { on: true, afterSeconds: saver === null ? null : saver + password };
};
