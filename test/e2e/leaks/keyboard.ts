/** A keyboard at the screen of the tests (xdotool): what is typed reaches the app as from a person, not through the test's own line to it. */
import { execFileSync } from 'node:child_process';
import type { Seat } from '../drivers/shell.ts';

const delayMs = 8;

/** Types at what has the focus in the app's window. Plain letters, digits and signs only. */
export async function typeAtKeyboard(seat: Seat, text: string): Promise<void> {
  await bringToFront(seat);
  execFileSync('xdotool', ['type', '--delay', String(delayMs), text]);
}

/** Presses a key, named as X names it. */
export async function pressAtKeyboard(seat: Seat, key: string): Promise<void> {
  await bringToFront(seat);
  execFileSync('xdotool', ['key', key]);
}

/** There is no window manager that would give the window the keyboard. */
async function bringToFront({ launched }: Seat): Promise<void> {
  const window = await launched.app.evaluate(({ BrowserWindow }) => {
    const [only] = BrowserWindow.getAllWindows();
    only?.focus();
    return only?.getNativeWindowHandle().readUInt32LE(0);
  });
  execFileSync('xdotool', ['windowfocus', '--sync', String(window)]);
}
