/** Samples of files that are open in other programs. */
import type { WorkingCopy } from '../../../preload/contract/calls/workcopy.ts';
import type { Answer, EngineHandlers } from '../fake-engine.ts';
import type { SceneSettings } from '../scenario.ts';
import { daysFrom, sampleId } from './base.ts';
import { sampleRows } from './files.ts';

export function sampleCopy(settings: SceneSettings, ending: string, changes: Partial<WorkingCopy> = {}): WorkingCopy {
  const row = sampleRows(settings).find(({ name }) => name.endsWith(ending));
  if (!row) throw new Error(`no sample file ends in ${ending}`);
  return {
    copyId: sampleId(9, 1),
    entryId: row.id,
    name: row.name,
    place: 'memory',
    folder: '/run/user/1000/mochidashi/00000009-0000-4000-8000-000000000001/file',
    openedAt: daysFrom(settings, 0, -1),
    lastSave: { at: daysFrom(settings, 0), number: 2 },
    state: 'rest',
    problem: null,
    heldBy: ['soffice.bin (PID 4711)'],
    otherFiles: [],
    ...changes,
  };
}

/** The engine's answers while these are open. */
export function withCopies(
  copies: (settings: SceneSettings) => readonly WorkingCopy[],
  changes: EngineHandlers = {},
): (settings: SceneSettings) => EngineHandlers {
  return (settings) => ({ 'workcopy/list': () => ({ copies: [...copies(settings)], found: [] }), ...changes });
}

export function sampleFound(settings: SceneSettings): Answer<'workcopy/list'>['found'] {
  const [first, second, third] = sampleRows(settings);
  if (!first || !second || !third) throw new Error('no sample rows');
  const foundAt = daysFrom(settings, 0, -1);
  return [
    { entryId: first.id, name: first.name, foundAt, why: 'crash', outcome: 'takenIn', number: 3, otherFiles: 0 },
    { entryId: second.id, name: second.name, foundAt, why: 'crash', outcome: 'unchanged', number: null, otherFiles: 1 },
    { entryId: third.id, name: third.name, foundAt, why: 'crash', outcome: 'unfinished', number: null, otherFiles: 0 },
  ];
}
