/** The one contract between pages and the engine: every call by name. "How to add a call": docs/ADDING-A-CALL.md. */
import type { z } from 'zod';
import { checkCalls } from './calls/check.ts';
import { deskCalls } from './calls/desk.ts';
import { fileCalls } from './calls/files.ts';
import { memoCalls } from './calls/memo.ts';
import { officeCalls } from './calls/office.ts';
import { reportCalls } from './calls/reports.ts';
import { vaultCalls } from './calls/vault.ts';
import { workcopyCalls } from './calls/workcopy.ts';
import { workerCalls } from './calls/worker.ts';

export const engineCalls = {
  ...vaultCalls,
  ...workerCalls,
  ...fileCalls,
  ...officeCalls,
  ...deskCalls,
  ...checkCalls,
  ...workcopyCalls,
  ...reportCalls,
  ...memoCalls,
} as const;

export type EngineCalls = typeof engineCalls;
export type CallName = keyof EngineCalls;
/** What a caller gives (defaults may be left out). */
export type CallInput<Name extends CallName> = z.input<EngineCalls[Name]['input']>;
/** What the handler sees. */
export type ParsedInput<Name extends CallName> = z.output<EngineCalls[Name]['input']>;
export type CallOutput<Name extends CallName> = z.output<EngineCalls[Name]['output']>;
