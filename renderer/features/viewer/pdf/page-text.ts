/** Finds words in the text of a page. Spaces and line ends do not count, because PDFs break Japanese anywhere. Pure. */

/** A page's text, ready to be searched. */
export interface PageText {
  /** Without spaces, letters folded. */
  readonly folded: string;
  /** For each character of `folded` the item and the place in it that it comes from. */
  readonly items: readonly number[];
  readonly offsets: readonly number[];
}

/** From the first to behind the last character, by item and place in the item. */
export interface TextMatch {
  readonly from: { readonly item: number; readonly offset: number };
  readonly to: { readonly item: number; readonly offset: number };
}

export function pageText(strings: readonly string[]): PageText {
  let folded = '';
  const items: number[] = [];
  const offsets: number[] = [];
  for (const [item, text] of strings.entries()) {
    let offset = 0;
    for (const character of text) {
      for (const unit of fold(character)) {
        folded += unit;
        // One code unit of `folded` each, as searching counts them.
        for (let index = 0; index < unit.length; index += 1) {
          items.push(item);
          offsets.push(offset);
        }
      }
      offset += character.length;
    }
  }
  return { folded, items, offsets };
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}

/** Every place, in the order of the page; an empty word is nowhere. */
export function findInPage({ folded, items, offsets }: PageText, word: string): TextMatch[] {
  const wanted = fold(word);
  const found: TextMatch[] = [];
  if (wanted === '') return found;
  for (let at = folded.indexOf(wanted); at !== -1; at = folded.indexOf(wanted, at + wanted.length)) {
    const last = at + wanted.length - 1;
    found.push({
      from: { item: items[at] ?? 0, offset: offsets[at] ?? 0 },
      to: { item: items[last] ?? 0, offset: (offsets[last] ?? 0) + 1 },
    });
  }
  return found;
}
