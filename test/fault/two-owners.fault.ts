/** Several programs that want one vault at the same moment: one has it, the others are told so, and a dead one's lock is taken over. */
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { holding } from './chapters/holding.ts';
import { makeGround } from './ground.ts';
import type { Ground } from './ground.ts';
import { bundlePlayer } from './program.ts';
import { loadQuickSodium } from './quick-sodium.ts';
import { createStage, readAcknowledged } from './stage.ts';
import { runProgram } from './strace.ts';
import { bundleFolder, node24, quickFolder } from './theatre.ts';

const { base, remove } = quickFolder();
let ground: Ground;
let player: string;
const sodium = await loadQuickSodium();

beforeAll(async () => {
  ground = await makeGround(base, sodium);
  player = await bundlePlayer(bundleFolder);
});
afterAll(remove);

/** Starts so many programs at once; when all have ended, what each of them was told. */
async function race(programs: number): Promise<{ done: number; codes: string[] }> {
  await ground.renew();
  const start = () => runProgram(node24, [player, holding.name, ground.root], path.join(ground.root, 'temp'));
  await Promise.all(Array.from({ length: programs }, start));
  const { done, failed } = readAcknowledged(ground.root);
  return { done: done.size, codes: [...failed.values()] };
}

describe('two owners', () => {
  it.each([2, 5, 5, 5])('never have one vault: of %i programs one gets it', async (programs) => {
    const { done, codes } = await race(programs);
    expect({ done, codes }).toEqual({ done: 1, codes: Array.from({ length: programs - 1 }, () => 'vault/in-use') });
    const { complaints } = await holding.look(createStage(ground.root, sodium), readAcknowledged(ground.root));
    expect(complaints).toEqual([]);
  });
});
