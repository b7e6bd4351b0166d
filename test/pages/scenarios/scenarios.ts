/** Every scenario of the page harness. One file an area; add its line here. */
import type { Scenario } from '../scenario.ts';
import { workerScenarios } from './worker.ts';

export const scenarios: readonly Scenario[] = [...workerScenarios];
