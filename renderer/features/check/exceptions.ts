/** The exceptions of checks that blocked: what, on which day, why, and by whose word. Pure; for exception-table.tsx. */
import type { CheckException, WorkSession } from '../../../preload/contract/check.ts';

export type Excused = Pick<CheckException, 'check' | 'day' | 'ground' | 'reason'>;

/** Newest day first. An exception that several checks of a day went by stands once; one that nothing needed is none. */
export function exceptionsOf(sessions: readonly WorkSession[]): Excused[] {
  const found = new Map<string, Excused>();
  for (const { given, gate } of sessions) {
    for (const { check, day, ground, reason } of given.exceptions) {
      if (gate.excused.includes(check))
        found.set([day, check, ground, reason].join('\n'), { check, day, ground, reason });
    }
  }
  return [...found.values()].sort((one, other) => other.day.localeCompare(one.day));
}
