/**
 * Sound and film in the viewer: played by range out of the vault. The film is a moving test picture of twenty seconds with a
 * tone, made with ffmpeg (`testsrc2` and `sine`, VP9 and Opus).
 */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { at } from '../../../main/setup/place.mjs';
import { workerPassphrase } from '../../helpers/story.ts';
import { findInTheClear } from '../canary.ts';
import { engineOf } from '../drivers/engine.ts';
import type { Worker } from '../drivers/worker.ts';
import { type Prepared, usePrepared } from '../prepared.ts';
import { writeSound } from './sound.ts';

const prepare = usePrepared();
const canary = '録音の中の合言葉は秋刀魚';
const soundSeconds = 120;

describe('sound and film', () => {
  let prepared: Prepared;
  let worker: Worker;
  let soundBytes = 0;

  beforeAll(async () => {
    prepared = await prepare();
    const { story, sato } = prepared;
    const sound = join(story.files, '録音.wav');
    const film = join(story.files, '現場.webm');
    const broken = join(story.files, '破損.mp4');
    soundBytes = writeSound(sound, soundSeconds, canary);
    copyFileSync(at('test/e2e/media/film.webm'), film);
    writeFileSync(broken, Buffer.alloc(5000, 'no film'));
    await story.packFor(sato, [sound, film, broken]);
    worker = await prepared.workerAtWork();
  });

  const player = (kind: 'audio' | 'video'): Locator => worker.page().locator(kind);
  const inTime = { timeout: 15_000 };
  const valueOf = (kind: 'audio' | 'video', name: 'currentTime' | 'duration' | 'videoWidth'): Promise<number> =>
    player(kind).evaluate((element, wanted) => (element as HTMLVideoElement)[wanted], name);
  const isIn = (kind: 'audio' | 'video', state: 'paused' | 'ended'): Promise<boolean> =>
    player(kind).evaluate((element, wanted) => (element as HTMLMediaElement)[wanted], state);
  /** Jumps, and waits until the picture or the sound of that place is there. */
  const seek = (kind: 'audio' | 'video', seconds: number): Promise<void> =>
    player(kind).evaluate(
      (element, to) =>
        new Promise<void>((done, fail) => {
          const media = element as HTMLMediaElement;
          media.addEventListener('seeked', () => done(), { once: true });
          media.addEventListener('error', () => fail(new Error(media.error?.message)), { once: true });
          media.currentTime = to;
        }),
      seconds,
    );
  /** Bytes that the engine's process has read from files and pipes so far. */
  const readByEngine = async (): Promise<number> => {
    const io = readFileSync(`/proc/${String(await engineOf(worker.launched))}/io`, 'utf8');
    return Number(/rchar: (\d+)/u.exec(io)?.[1]);
  };

  it('plays sound by the keyboard alone, and reads no more of it than it needs', async () => {
    const before = await readByEngine();
    await worker.open('録音.wav');
    await expect.poll(() => valueOf('audio', 'duration'), inTime).toBeCloseTo(soundSeconds, 1);
    await player('audio').focus();
    await worker.page().keyboard.press('Space');
    await expect.poll(() => valueOf('audio', 'currentTime'), inTime).toBeGreaterThan(0.5);
    await worker.page().keyboard.press('Space');
    await expect.poll(() => isIn('audio', 'paused'), inTime).toBe(true);
    await seek('audio', soundSeconds - 1);
    await worker.page().keyboard.press('Space');
    await expect.poll(() => isIn('audio', 'ended'), inTime).toBe(true);
    expect((await readByEngine()) - before).toBeLessThan(soundBytes / 2);
  });

  it('shows a film and jumps to its end', async () => {
    await worker.open('現場.webm');
    await expect.poll(() => valueOf('video', 'videoWidth'), inTime).toBe(256);
    expect(await valueOf('video', 'duration')).toBeCloseTo(20, 0);
    await player('video').focus();
    await worker.page().keyboard.press('Space');
    const shown = (): Promise<number> =>
      player('video').evaluate((element) => (element as HTMLVideoElement).getVideoPlaybackQuality().totalVideoFrames);
    await expect.poll(shown, inTime).toBeGreaterThan(3);
    await seek('video', 19);
    await expect.poll(() => isIn('video', 'ended'), inTime).toBe(true);
  });

  it('says so when a film cannot be played', async () => {
    await worker.open('破損.mp4');
    await worker.reads(worker.t('viewer.media.failed'));
  });

  it('leaves nothing of it on the disk, and an address from before the lock plays nothing', async () => {
    await worker.open('録音.wav');
    const address = await player('audio').evaluate((element) => (element as HTMLMediaElement).currentSrc);
    const plays = (): Promise<string> =>
      worker.page().evaluate(
        (src) =>
          new Promise<string>((done) => {
            const audio = new Audio(src);
            audio.addEventListener('loadedmetadata', () => done('plays'));
            audio.addEventListener('error', () => done('refused'));
          }),
        address,
      );
    expect(await plays()).toBe('plays');
    await worker.lockByShortcut();
    expect(await plays()).toBe('refused');
    expect(findInTheClear(prepared.sato.folder, [canary])).toEqual([]);
    expect(findInTheClear(join(prepared.root, 'w'), [canary])).toEqual([]);
    await worker.unlock(workerPassphrase);
    expect(await plays()).toBe('refused');
  });
});
