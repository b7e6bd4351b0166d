/** All chapters, in the order of a working life. */
import { accepting } from './beginning.ts';
import type { Chapter } from './chapter.ts';
import { backingUp, changingPassphrase, destroying, makingNewKeys, rebuilding, restoring } from './keeping.ts';
import { returnsDesk } from './office.ts';
import { editing, importing, returning, takingOut } from './working.ts';

export const chapters: readonly Chapter[] = [
  accepting,
  takingOut,
  editing,
  importing,
  returning,
  returnsDesk,
  changingPassphrase,
  makingNewKeys,
  backingUp,
  restoring,
  rebuilding,
  destroying,
];
