/** Plays one chapter on a stage: `node play.mjs CHAPTER STAGE`. The process that faults are put into; bundled by program.ts. */
import { chapters } from './chapters/chapters.ts';
import { holding } from './chapters/holding.ts';
import { loadQuickSodium } from './quick-sodium.ts';
import { createStage } from './stage.ts';

const [name, root] = process.argv.slice(2);
const chapter = [...chapters, holding].find((each) => each.name === name);
if (chapter === undefined || root === undefined) throw new Error('node play.mjs CHAPTER STAGE');
await chapter.play(createStage(root, await loadQuickSodium()));
