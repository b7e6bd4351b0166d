/**
 * Shows a text of any length line by line, to read or to edit: line numbers, find, undo. Stands in a shadow root, because the
 * editor's styles are then constructed sheets; the style elements it makes elsewhere are refused by the page's policy.
 */
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { openSearchPanel, search, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import {
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
  type KeyBinding,
} from '@codemirror/view';
import { useEffect, useEffectEvent, useRef, useState, type ReactNode } from 'react';
import { useT, type Translate } from '../../../i18n/translate.tsx';
import type { EditorHandle } from '../edit/editor-handle.ts';
import { editorLook } from './editor-look.ts';
import { withLineEnding, type LineEnding } from './line-endings.ts';

export interface CursorPlace {
  /** Both from 1. */
  readonly line: number;
  readonly column: number;
  readonly lines: number;
}

export interface TextEditorProps {
  /** What is shown; read aloud. */
  readonly label: string;
  /** Taken once; give the component another key for another text. */
  readonly text: string;
  readonly lineEnding: LineEnding;
  /** Where the cursor stands at first, counted with `\n` line ends; also gives it the focus. */
  readonly cursor?: number;
  /** Offset of the line to begin with; without it the cursor's line stands in the middle. */
  readonly top?: number;
  readonly isReadOnly?: boolean;
  readonly wraps: boolean;
  /** The editor is there and can be asked for its text. */
  readonly onReady?: (handle: EditorHandle) => void;
  readonly onEdit?: () => void;
  readonly onCursor?: (place: CursorPlace) => void;
}

/** These belong to the window: back and forward, and the lock. */
const windowKeys = new Set(['Alt-ArrowLeft', 'Alt-ArrowRight', 'Mod-Shift-l']);
const bindings: readonly KeyBinding[] = [...defaultKeymap, ...historyKeymap, ...searchKeymap].filter(
  ({ key }) => key === undefined || !windowKeys.has(key),
);

export function TextEditor(props: TextEditorProps): ReactNode {
  const t = useT();
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  // Kept, because the view's measures are gone with it.
  const top = useRef<number | null>(null);
  const [wrapping] = useState(() => new Compartment());
  const { wraps } = props;
  const onEdit = useEffectEvent(() => props.onEdit?.());
  const onCursor = useEffectEvent((place: CursorPlace) => props.onCursor?.(place));

  const onReady = useEffectEvent((opened: EditorView) => {
    const { lineEnding } = props;
    props.onReady?.({
      // The state outlives the view, so that a draft can still be written while the page is being left.
      text: () => withLineEnding(opened.state.doc.toString(), lineEnding),
      cursor: () => opened.state.selection.main.head,
      top: () => top.current,
      find: () => {
        opened.focus();
        openSearchPanel(opened);
      },
    });
  });

  const open = useEffectEvent((root: ShadowRoot): EditorView => {
    const { label, text, lineEnding, cursor, isReadOnly = false } = props;
    const extensions: Extension[] = [
      editorLook,
      lineNumbers(),
      highlightActiveLine(),
      highlightActiveLineGutter(),
      highlightSpecialChars(),
      history(),
      search({ top: true }),
      keymap.of(bindings),
      wrapping.of(wraps ? EditorView.lineWrapping : []),
      EditorState.readOnly.of(isReadOnly),
      EditorState.phrases.of(phrasesOf(t)),
      EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false', tabindex: '0' }),
      // Files with several kinds of line ends keep each line's own, as a part of the line.
      lineEnding === 'mixed' ? EditorState.lineSeparator.of('\n') : [],
      EditorView.updateListener.of((update) => {
        if (update.docChanged) onEdit();
        if (update.docChanged || update.selectionSet) onCursor(placeOf(update.state));
      }),
    ];
    const state = EditorState.create({ doc: text, extensions });
    const at = Math.min(cursor ?? 0, state.doc.length);
    const place =
      props.top === undefined
        ? EditorView.scrollIntoView(at, { y: 'center' })
        : EditorView.scrollIntoView(Math.min(props.top, state.doc.length), { y: 'start', yMargin: 0 });
    const opened = new EditorView({
      state: state.update({ selection: { anchor: at } }).state,
      parent: root,
      root,
      ...(cursor === undefined ? {} : { scrollTo: place }),
    });
    if (cursor !== undefined) opened.focus();
    opened.scrollDOM.addEventListener('scroll', () => {
      const edge = opened.scrollDOM.getBoundingClientRect().top;
      top.current = opened.lineBlockAtHeight(edge - opened.documentTop).from;
    });
    return opened;
  });

  useEffect(() => {
    const element = host.current;
    if (!element) return undefined;
    const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
    const opened = open(root);
    view.current = opened;
    onReady(opened);
    onCursor(placeOf(opened.state));
    return () => {
      view.current = null;
      opened.destroy();
    };
  }, []);

  useEffect(() => {
    view.current?.dispatch({ effects: wrapping.reconfigure(wraps ? EditorView.lineWrapping : []) });
  }, [wraps, wrapping]);

  return <div ref={host} className="h-full min-h-0 overflow-hidden" />;
}

function placeOf(state: EditorState): CursorPlace {
  const { head } = state.selection.main;
  const line = state.doc.lineAt(head);
  return { line: line.number, column: head - line.from + 1, lines: state.doc.lines };
}

/** The words of the editor's own find panel. */
function phrasesOf(t: Translate): Record<string, string> {
  return {
    Find: t('viewer.find.find'),
    Replace: t('viewer.find.replaceWith'),
    next: t('viewer.find.next'),
    previous: t('viewer.find.previous'),
    all: t('viewer.find.all'),
    'match case': t('viewer.find.matchCase'),
    regexp: t('viewer.find.regexp'),
    'by word': t('viewer.find.byWord'),
    replace: t('viewer.find.replace'),
    'replace all': t('viewer.find.replaceAll'),
    close: t('viewer.find.close'),
    'current match': t('viewer.find.current'),
    'on line': t('viewer.find.onLine'),
    'Go to line': t('viewer.find.goToLine'),
    go: t('viewer.find.go'),
  };
}
