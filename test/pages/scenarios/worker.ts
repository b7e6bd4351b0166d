/** Pictures of the pages outside the vault and of the worker's pages. */
import type { Scenario } from '../scenario.ts';

export const workerScenarios: readonly Scenario[] = [];
