/** Open readers of the versions that a page is reading right now. Lives and ends with an opened vault; for session.ts and the handlers of files. */
import type { AgeReader } from '../crypto/age/age.ts';
import type { Files } from '../vault/open-vault.ts';

export interface KeptReaders {
  /** Lets `work` read this version. Throws what opening and `work` throw. */
  use<Value>(versionId: string, work: (reader: AgeReader) => Promise<Value>): Promise<Value>;
  /** Closes what is kept, each as soon as nobody reads from it. */
  close(): void;
}

interface Kept {
  readonly versionId: string;
  readonly opening: Promise<AgeReader>;
  users: number;
  isDropped: boolean;
}

/** A comparison reads two versions at a time. */
const mostKept = 2;

/** An open reader holds the file's key; a viewer that scrolls asks the same file many times in a row. */
export function createKeptReaders(files: Pick<Files, 'open'>): KeptReaders {
  let kept: Kept[] = [];

  const closeIfUnused = ({ users, isDropped, opening }: Kept): void => {
    if (!isDropped || users > 0) return;
    // One that could not be opened has told its user why.
    opening.then(
      (reader) => reader.close(),
      () => undefined,
    );
  };

  const drop = (each: Kept): void => {
    kept = kept.filter((other) => other !== each);
    each.isDropped = true;
    closeIfUnused(each);
  };

  return {
    async use(versionId, work) {
      const found = kept.find((each) => each.versionId === versionId);
      const mine: Kept = found ?? { versionId, opening: files.open(versionId), users: 0, isDropped: false };
      mine.users += 1;
      kept = [mine, ...kept.filter((each) => each !== mine)];
      for (const each of kept.slice(mostKept)) drop(each);
      try {
        return await work(await mine.opening);
      } catch (error) {
        drop(mine);
        throw error;
      } finally {
        mine.users -= 1;
        closeIfUnused(mine);
      }
    },
    close() {
      for (const each of kept) drop(each);
    },
  };
}
