/**
 * One file being edited: from opening the editor to its last draft. Typing is saved as a draft by the keeper; saving makes a
 * version; leaving the page, the window losing the focus and the lock write the draft at once.
 */
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Version } from '../../../../preload/contract/values.ts';
import { isEngineError, toEngineError, type EngineError } from '../../../bridge/engine-error.ts';
import { callEngine, onBeforeLock } from '../../../bridge/engine.ts';
import type { TextForm } from '../text/encodings.ts';
import { writeTextFile, type TextFile } from '../text/text-file.ts';
import { createDraftKeeper, type Draft, type DraftKeeper, type DraftState } from './draft-keeper.ts';
import type { EditorHandle } from './editor-handle.ts';

/** What the editor shows when it is opened. */
export interface Opening {
  /** Another number for another text: the editor starts anew. */
  readonly turn: number;
  readonly text: string;
  readonly cursor: number;
  /** Offset of the line it begins with; null: the cursor's in the middle. */
  readonly top: number | null;
  readonly lineEnding: TextFile['lineEnding'];
}

/** Why the text did not become a version. The draft is kept in every case. */
export type SaveProblem =
  | { readonly kind: 'conflict' }
  /** Characters that the encoding does not have. */
  | { readonly kind: 'missing'; readonly characters: readonly string[] }
  | { readonly kind: 'failed'; readonly error: EngineError };

export interface StartingText {
  readonly file: TextFile;
  readonly versionId: string;
  /** Text of a draft that was found, in place of the file's. */
  readonly draft?: Draft & { readonly savedAt: string };
}

export interface EditSession {
  /** Null while nothing is edited. */
  readonly opening: Opening | null;
  /** The editor on show; null before it is there. */
  readonly editor: () => EditorHandle | null;
  readonly attach: (editor: EditorHandle) => void;
  /** The version that the text started from. */
  readonly baseVersionId: string | null;
  /** The editor was closed and a draft stayed. */
  readonly hasLeftDraft: boolean;
  /** When the draft was saved that the editor was opened with; null without one. */
  readonly foundDraft: string | null;
  readonly form: TextForm | null;
  readonly isDirty: boolean;
  readonly isSaving: boolean;
  readonly draft: DraftState;
  readonly problem: SaveProblem | null;
  readonly start: (text: StartingText) => void;
  /** The editor changed its text. */
  readonly edited: () => void;
  /** Shows the same text in another kind of editor. */
  readonly reopen: () => void;
  /** Saves in this form from now on. */
  readonly setForm: (form: TextForm) => void;
  /** Makes a version. `onto` is the version it replaces, where the user decided so; `form` another encoding. Null: see `problem`. */
  readonly save: (options?: { onto?: string; form?: TextForm }) => Promise<Version | null>;
  readonly dismissProblem: () => void;
  readonly dismissFoundDraft: () => void;
  /** Closes the editor. What was typed stays as a draft. */
  readonly stop: () => Promise<void>;
  /** Closes the editor and throws the draft away. Rejects with `EngineError`; then everything stays. */
  readonly discard: () => Promise<void>;
}

export function useEditSession(id: string, onLeftWithDraft: () => void): EditSession {
  const [opening, setOpening] = useState<Opening | null>(null);
  const [isDirty, setIsDirty] = useState(false);
  const [isSaving, setIsSaving] = useState(false);
  const [draft, setDraft] = useState<DraftState>({ kind: 'idle' });
  const [problem, setProblem] = useState<SaveProblem | null>(null);
  const [form, setForm] = useState<TextForm | null>(null);
  const [base, setBase] = useState<string | null>(null);
  const [foundDraft, setFoundDraft] = useState<string | null>(null);
  const [hasLeftDraft, setHasLeftDraft] = useState(false);
  const handle = useRef<EditorHandle | null>(null);
  const keeper = useRef<DraftKeeper | null>(null);
  // What a write needs is read when it happens, not when it was planned.
  const now = useRef({ base: '', isDirty: false, isOpen: false, isLocking: false });

  const begin = (versionId: string, dirty: boolean) => {
    now.current = { ...now.current, base: versionId, isDirty: dirty, isOpen: true };
    setBase(versionId);
    setIsDirty(dirty);
  };
  const markDirty = (dirty: boolean) => {
    now.current.isDirty = dirty;
    setIsDirty(dirty);
  };
  const close = () => {
    markDirty(false);
    keeper.current = null;
    handle.current = null;
    setOpening(null);
    setProblem(null);
    setFoundDraft(null);
    setDraft({ kind: 'idle' });
  };

  function start({ file, versionId, draft: found }: StartingText): void {
    begin(versionId, found !== undefined);
    setHasLeftDraft(false);
    setForm(file.form);
    setFoundDraft(found?.savedAt ?? null);
    setProblem(null);
    setDraft(found ? { kind: 'saved', savedAt: found.savedAt } : { kind: 'idle' });
    setOpening({
      turn: (opening?.turn ?? 0) + 1,
      text: found?.text ?? file.text,
      cursor: found?.cursor ?? 0,
      top: found?.top ?? null,
      lineEnding: file.lineEnding,
    });
    keeper.current = createDraftKeeper({
      // Without an editor there is nothing newer than what was written last.
      current: () => ({
        text: handle.current?.text() ?? file.text,
        cursor: handle.current?.cursor() ?? 0,
        top: handle.current?.top() ?? null,
      }),
      write: (text) => {
        const { base: baseVersionId, isOpen } = now.current;
        return callEngine('files/draft-write', { id, baseVersionId, isOpen, ...text });
      },
      onState: setDraft,
      after: (ms, work) => {
        const timer = setTimeout(work, ms);
        return () => {
          clearTimeout(timer);
        };
      },
      now: () => performance.now(),
    });
  }

  async function save({ onto, form: other }: { onto?: string; form?: TextForm } = {}): Promise<Version | null> {
    const editor = handle.current;
    const target = other ?? form;
    if (!editor || !target || isSaving) return null;
    setIsSaving(true);
    setProblem(null);
    try {
      // First the draft: should the save fail, nothing hangs on this window.
      await keeper.current?.flush();
      const text = editor.text();
      const { bytes, missing } = writeTextFile(text, target);
      if (missing.length > 0) {
        setProblem({ kind: 'missing', characters: missing });
        return null;
      }
      const version = await callEngine('files/save', {
        id,
        baseVersionId: onto ?? now.current.base,
        content: bytes,
      });
      if (other) setForm(other);
      const wentOn = editor.text() !== text;
      begin(version.id, wentOn);
      setFoundDraft(null);
      if (wentOn) keeper.current?.touch();
      else await keeper.current?.settle();
      return version;
    } catch (error) {
      setProblem(
        isEngineError(error, 'vault/version-conflict')
          ? { kind: 'conflict' }
          : { kind: 'failed', error: toEngineError(error) },
      );
      return null;
    } finally {
      setIsSaving(false);
    }
  }

  /** Writes the draft as one whose editor is left. */
  async function endDraft(): Promise<void> {
    now.current.isOpen = false;
    if (now.current.isDirty) keeper.current?.touch();
    await keeper.current?.flush();
  }

  const flush = useEffectEvent(async () => {
    await keeper.current?.flush();
  });
  /** The draft as it is to be found by the next unlocking: the text and where the editor stands, scrolled or not since. */
  const handIn = useEffectEvent(async () => {
    now.current.isLocking = true;
    if (now.current.isDirty) keeper.current?.touch();
    await keeper.current?.flush();
  });
  const leave = useEffectEvent(() => {
    // The lock takes the page down, too; but the work is not ended by it.
    if (!now.current.isDirty || now.current.isLocking) return;
    void endDraft();
    onLeftWithDraft();
  });
  useEffect(() => {
    const takeBack = onBeforeLock(() => handIn());
    const onBlur = () => void flush();
    window.addEventListener('blur', onBlur);
    return () => {
      takeBack();
      window.removeEventListener('blur', onBlur);
      leave();
    };
  }, []);

  return {
    opening,
    editor: () => handle.current,
    attach: (editor) => {
      handle.current = editor;
    },
    baseVersionId: base,
    hasLeftDraft,
    foundDraft,
    form,
    isDirty,
    isSaving,
    draft,
    problem,
    start,
    edited: () => {
      markDirty(true);
      keeper.current?.touch();
    },
    reopen: () => {
      const editor = handle.current;
      setOpening(
        (last) => last && { ...last, turn: last.turn + 1, text: editor?.text() ?? last.text, cursor: 0, top: null },
      );
    },
    setForm: (next) => {
      setForm(next);
      markDirty(true);
      keeper.current?.touch();
    },
    save,
    dismissProblem: () => {
      setProblem(null);
    },
    dismissFoundDraft: () => {
      setFoundDraft(null);
    },
    stop: async () => {
      await endDraft();
      setHasLeftDraft(now.current.isDirty);
      close();
    },
    discard: async () => {
      await keeper.current?.settle();
      await callEngine('files/draft-discard', { id });
      close();
    },
  };
}
