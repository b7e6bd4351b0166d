/** What the editing session asks of an editor, text or table. */
export interface EditorHandle {
  /** The text as it is now, with the line endings of the file. Works until the editor's memory is gone, even after it was left. */
  text(): string;
  /** Where the cursor stands, for a draft; only the same kind of editor understands it. */
  cursor(): number;
  /** Offset of the first line on show, for a draft, as long as the editor has been seen; null: not known. */
  top(): number | null;
  /** Opens the editor's search. */
  find(): void;
}
