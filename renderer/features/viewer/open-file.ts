/** What every part of the viewer's page is given: the file, the version on show, and what stands beside it. */
import type { TakeoutDetail, Version } from '../../../preload/contract/values.ts';
import type { FileTasksState } from '../files/file-tasks.tsx';
import type { CopyClosing } from '../workcopy/close-copy.tsx';

export type SidePanel = 'details' | 'versions';

export interface OpenFile {
  readonly detail: TakeoutDetail;
  /** On show; the current one unless the user chose another. */
  readonly version: Version;
  /** The newest. */
  readonly current: Version;
  /** The file may be changed: its copy is here, it is not on its way back, and the lease holds. */
  readonly canEdit: boolean;
  readonly panel: SidePanel | null;
  readonly setPanel: (panel: SidePanel | null) => void;
  /** Null shows the current version. */
  readonly showVersion: (version: Version | null) => void;
  readonly tasks: FileTasksState;
  /** Of its working copy, if it is open in another program. */
  readonly closing: CopyClosing;
  readonly onReturn: () => void;
}
