import { describe, expect, it } from 'vitest';
import { createKeptReaders } from '../../../main/engine/kept-readers.ts';

/** Readers that note when they are opened and closed, and fail once they are closed. */
function makeFiles() {
  const log: string[] = [];
  const open = async (versionId: string) => {
    if (versionId === 'damaged') throw new Error('damaged');
    log.push(`open ${versionId}`);
    let isClosed = false;
    return {
      size: 1,
      async read() {
        await Promise.resolve();
        if (isClosed) throw new Error(`${versionId} is closed`);
        return new Uint8Array(1);
      },
      close() {
        isClosed = true;
        log.push(`close ${versionId}`);
      },
    };
  };
  return { log, files: { open } };
}

describe('the readers kept of an open vault', () => {
  it('open a version once, and close it with the vault', async () => {
    const { log, files } = makeFiles();
    const readers = createKeptReaders(files);
    for (let step = 0; step < 3; step += 1) await readers.use('a', (reader) => reader.read(step, 1));
    expect(log).toEqual(['open a']);
    readers.close();
    await Promise.resolve();
    expect(log).toEqual(['open a', 'close a']);
  });

  it('close none that is still being read, however many versions are read at once', async () => {
    const { log, files } = makeFiles();
    const readers = createKeptReaders(files);
    const names = ['a', 'b', 'c', 'd', 'a', 'b'];
    const lengths = await Promise.all(
      names.map((name) =>
        readers.use(name, async (reader) => (await reader.read(0, 1)).length + (await reader.read(1, 1)).length),
      ),
    );
    expect(lengths).toEqual(names.map(() => 2));
    readers.close();
    await Promise.resolve();
    const opened = log.filter((line) => line.startsWith('open'));
    expect(log.filter((line) => line.startsWith('close'))).toHaveLength(opened.length);
  });

  it('forget one that could not be opened or read', async () => {
    const { log, files } = makeFiles();
    const readers = createKeptReaders(files);
    await expect(readers.use('damaged', (reader) => reader.read(0, 1))).rejects.toThrow('damaged');
    await expect(readers.use('a', () => Promise.reject(new Error('bad chunk')))).rejects.toThrow('bad chunk');
    await readers.use('a', (reader) => reader.read(0, 1));
    expect(log).toEqual(['open a', 'close a', 'open a']);
  });
});
