/** The files that are open in other programs, for every page of an open vault: asked for once, and again when something changes. */
import { createContext, useContext, type ReactNode } from 'react';
import type { FoundCopy, WorkingCopy } from '../../../preload/contract/calls/workcopy.ts';
import type { Role } from '../../../preload/contract/values.ts';
import { useCall } from '../../bridge/use-call.ts';

export interface WorkingCopies {
  readonly copies: readonly WorkingCopy[];
  /** What was found at this unlocking and has not been waved off yet. */
  readonly found: readonly FoundCopy[];
  /** Asks again: who holds a copy changes without a word. */
  readonly reload: () => void;
}

const none: WorkingCopies = { copies: [], found: [], reload: () => undefined };
const CopiesContext = createContext<WorkingCopies>(none);

export function WorkingCopiesProvider({ role, children }: { readonly role: Role; readonly children: ReactNode }) {
  const { value, reload } = useCall('workcopy/list', role === 'worker' ? {} : null, { changedBy: ['copies'] });
  return <CopiesContext value={value ? { ...value, reload } : none}>{children}</CopiesContext>;
}

export function useWorkingCopies(): WorkingCopies {
  return useContext(CopiesContext);
}

/** The copy of this file; undefined where it is not open in another program. */
export function useWorkingCopyOf(entryId: string): WorkingCopy | undefined {
  return useWorkingCopies().copies.find((copy) => copy.entryId === entryId);
}
