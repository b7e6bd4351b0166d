/** For test files that begin each test with an office and one worker, 佐藤, with a vault: made once a file, then copied. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import type { CheckPolicy } from '../../preload/contract/check-policy.ts';
import { type DeviceAtWork, type Story, copyStory, createStory } from './story.ts';
import { tempFolder } from './temp-folder.ts';

/** The story and the worker of the running test. */
export interface StoryOfTest {
  readonly story: Story;
  readonly sato: DeviceAtWork;
}

/** Call it at the top of a file or `describe`; read the result inside tests only. `check` is what the office asks for before work. */
export function useStory({ check }: { readonly check?: CheckPolicy } = {}): () => StoryOfTest {
  let template: string;
  let current: StoryOfTest;

  beforeAll(async () => {
    template = await mkdtemp(path.join(tmpdir(), 'mochidashi-story-'));
    const begun = await createStory(template, undefined, check === undefined ? {} : { check });
    await begun.enrol('佐藤');
    await begun.close();
  });
  afterAll(() => rm(template, { recursive: true, force: true }));
  beforeEach(async () => {
    const story = await copyStory(template, await tempFolder());
    current = { story, sato: await story.unlock('佐藤') };
  });
  afterEach(() => current.story.close());
  return () => current;
}

/** Matches an `AppError` with this code. */
export const code = (wanted: string): unknown => expect.objectContaining({ code: wanted });
