/** Looks once, when a file is opened, whether a draft of it was left. */
import { useEffect, useState } from 'react';
import type { CallOutput } from '../../../../preload/contract/engine.ts';
import { toEngineError, type EngineError } from '../../../bridge/engine-error.ts';
import { callEngine } from '../../../bridge/engine.ts';

export type FoundDraft = NonNullable<CallOutput<'files/draft-read'>>;

export interface DraftSearch {
  /** Undefined while it is looked for; null: there is none. */
  readonly draft: FoundDraft | null | undefined;
  /** The draft is there and cannot be read now. */
  readonly error: EngineError | undefined;
}

/** `mayHaveDraft` is taken when the page is opened: drafts that it writes itself are not found again. */
export function useFoundDraft(id: string, mayHaveDraft: boolean): DraftSearch {
  const [mayHave] = useState(mayHaveDraft);
  const [search, setSearch] = useState<DraftSearch>({ draft: mayHave ? undefined : null, error: undefined });
  useEffect(() => {
    if (!mayHave) return undefined;
    let isWanted = true;
    callEngine('files/draft-read', { id }).then(
      (draft) => {
        if (isWanted) setSearch({ draft, error: undefined });
      },
      (error: unknown) => {
        if (isWanted) setSearch({ draft: null, error: toEngineError(error) });
      },
    );
    return () => {
      isWanted = false;
    };
  }, [id, mayHave]);
  return search;
}
