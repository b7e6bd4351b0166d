/** Calls to the shell: preferences, vault folders, dialogs, locking. For pages. */
import './zod-without-eval.ts';
import {
  PickedPath,
  shellCalls,
  type PreloadApi,
  type ShellCallName,
  type ShellInput,
  type ShellOutput,
} from '../../preload/contract/shell.ts';
import { toEngineError, valueOf } from './engine-error.ts';

declare global {
  interface Window {
    readonly mochidashi: PreloadApi;
  }
}

/** Asks the shell. Rejects with `EngineError`. */
export async function callShell<Name extends ShellCallName>(
  name: Name,
  input: ShellInput<Name>,
): Promise<ShellOutput<Name>> {
  const output = shellCalls[name].output.safeParse(valueOf(await window.mochidashi.callShell(name, input)));
  if (!output.success) throw toEngineError(output.error);
  return output.data as ShellOutput<Name>;
}

/**
 * Path tokens for files and folders that were dropped on the window, in their order. What does not come from the disk (a picture
 * dragged out of another program) is left out. Call it in the drop event itself: the list of files is empty afterwards.
 */
export async function tokensForFiles(files: Iterable<File>): Promise<PickedPath[]> {
  const tokens = PickedPath.array().safeParse(await window.mochidashi.tokensForFiles([...files]));
  if (!tokens.success) throw toEngineError(tokens.error);
  return tokens.data;
}
