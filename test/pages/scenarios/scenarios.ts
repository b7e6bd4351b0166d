/** Every scenario of the page harness. One file an area; add its line here. */
import type { Scenario } from '../scenario.ts';
import { awayScenarios } from './away.ts';
import { lockedScenarios } from './locked.ts';
import { memoScenarios } from './memos.ts';
import { officeScenarios } from './office.ts';
import { reportScenarios } from './reports.ts';
import { viewerScenarios } from './viewer.ts';
import { workcopyScenarios } from './workcopy.ts';
import { workerScenarios } from './worker.ts';

export const scenarios: readonly Scenario[] = [
  ...lockedScenarios,
  ...workerScenarios,
  ...awayScenarios,
  ...viewerScenarios,
  ...workcopyScenarios,
  ...memoScenarios,
  ...officeScenarios,
  ...reportScenarios,
];
