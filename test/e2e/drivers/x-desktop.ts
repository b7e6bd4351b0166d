/** The X desktop under the app as another program sees it: both clipboards (xclip) and real keys (xdotool). For tests. */
import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import type { ElectronApplication } from 'playwright-core';

const run = promisify(execFile);

export type XSelection = 'clipboard' | 'primary';

/** What another program would paste; empty where nothing is there. */
export async function pasteElsewhere(selection: XSelection): Promise<string> {
  try {
    const { stdout } = await run('xclip', ['-o', '-selection', selection, '-t', 'UTF8_STRING'], { timeout: 5000 });
    return stdout;
  } catch (error) {
    // Its way of saying that there is nothing of the kind. Anything else, a missing program too, must not look like an empty clipboard.
    if (/target .* not available/u.test((error as { stderr?: string }).stderr ?? '')) return '';
    throw error;
  }
}

/** Another program copies; the text stays until somebody else copies. */
export async function copyElsewhere(selection: XSelection, text: string): Promise<void> {
  const owner = spawn('xclip', ['-i', '-selection', selection], { stdio: ['pipe', 'ignore', 'ignore'] });
  owner.stdin.end(text);
  await new Promise((done) => owner.once('exit', done));
}

/** Presses keys wherever the focus is, by the X server. */
export async function typeByKeyboard(text: string): Promise<void> {
  await run('xdotool', ['type', '--delay', '30', text], { timeout: 10_000 });
}

/** Another window takes the focus from the app's, as when somebody goes to another program. Returns what gives it back. */
export async function takeFocusAway(app: ElectronApplication): Promise<() => Promise<void>> {
  const other = await app.evaluateHandle(async ({ BrowserWindow }) => {
    const window = new BrowserWindow({ width: 300, height: 200, x: 1290, y: 900, show: false });
    await new Promise<void>((done) => {
      window.once('focus', () => done());
      window.show();
      window.focus();
    });
    return window;
  });
  return async () => {
    await other.evaluate(
      async (window, given) => {
        const ours = given.getAllWindows().find((each) => each !== window);
        await new Promise<void>((done) => {
          ours?.once('focus', () => done());
          ours?.focus();
        });
        window.destroy();
      },
      await app.evaluateHandle(({ BrowserWindow }) => BrowserWindow),
    );
  };
}
