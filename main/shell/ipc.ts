/** The shell's end of the calls of pages: who sends, what shape, what comes back. No other file listens to a page. */
import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import { z } from 'zod';
import type { Call } from '../../preload/contract/call.ts';
import { channels } from '../../preload/contract/channels.ts';
import { AppError } from '../../preload/contract/errors.ts';
import { judgeMessage } from '../../preload/contract/message-guard.ts';
import { shellCalls, type PickedPath, type ShellCallName, type ShellCalls } from '../../preload/contract/shell.ts';
import type { Reply } from '../../preload/contract/wire.ts';
import { failed, type ReportBug } from '../../preload/contract/bug-report.ts';

export type ShellHandlers = {
  readonly [Name in ShellCallName]: (
    input: z.output<ShellCalls[Name]['input']>,
  ) => Promise<z.input<ShellCalls[Name]['output']>> | z.input<ShellCalls[Name]['output']>;
};

/** A call of a page is small: it names things and holds no content. */
const maxCallBytes = 64 * 1024;
const maxDroppedBytes = 16 * 1024 * 1024;

const Envelope = z.strictObject({ name: z.string().max(64), input: z.unknown() });
const DroppedPaths = z.array(z.string().min(1).max(4096)).max(1000);

/**
 * Answers pages. `isOurPage` says whether an event comes from the main frame of our window, showing our page; anybody else gets
 * `call/not-allowed-sender` and nothing happens. Returns the function that stops listening.
 */
export function serveIpc({
  handlers,
  tokensFor,
  isOurPage,
  reportBug,
}: {
  handlers: ShellHandlers;
  /** Makes tokens for paths that were dropped on the window. */
  tokensFor: (paths: readonly string[]) => Promise<PickedPath[]>;
  isOurPage: (event: IpcMainInvokeEvent) => boolean;
  reportBug: ReportBug;
}): () => void {
  ipcMain.handle(channels.shellCall, async (event, message: unknown) => {
    let name = 'shell call';
    try {
      refuseSender(event);
      refuseMessage(message, maxCallBytes);
      const envelope = Envelope.safeParse(message);
      if (!envelope.success) throw new AppError('call/input-invalid');
      if (!isShellCallName(envelope.data.name)) throw new AppError('call/unknown');
      name = envelope.data.name;
      return await answerShellCall(handlers, envelope.data.name, envelope.data.input);
    } catch (error) {
      return failed(error, (bug) => reportBug(bug, name));
    }
  });

  ipcMain.handle(channels.droppedPaths, async (event, paths: unknown) => {
    try {
      refuseSender(event);
      refuseMessage(paths, maxDroppedBytes);
      return await tokensFor(DroppedPaths.parse(paths));
    } catch (error) {
      if (!(error instanceof AppError)) reportBug(error, channels.droppedPaths);
      return [];
    }
  });

  function refuseSender(event: IpcMainInvokeEvent): void {
    if (!isOurPage(event)) throw new AppError('call/not-allowed-sender');
  }

  return () => {
    ipcMain.removeHandler(channels.shellCall);
    ipcMain.removeHandler(channels.droppedPaths);
  };
}

/** Parses both ways. Throws `call/input-invalid`, what the handler throws, or a bug when the output has the wrong shape. */
export async function answerShellCall(handlers: ShellHandlers, name: ShellCallName, input: unknown): Promise<Reply> {
  const call: Call = shellCalls[name];
  const parsed = call.input.safeParse(input);
  if (!parsed.success) throw new AppError('call/input-invalid', { name });
  const handler = handlers[name] as (input: unknown) => unknown;
  return { ok: true, value: call.output.parse(await handler(parsed.data)) };
}

function refuseMessage(message: unknown, limitBytes: number): void {
  const verdict = judgeMessage(message, limitBytes);
  if (verdict !== 'fine') throw new AppError(verdict === 'tooLarge' ? 'call/too-large' : 'call/forbidden');
}

function isShellCallName(name: string): name is ShellCallName {
  return Object.hasOwn(shellCalls, name);
}
