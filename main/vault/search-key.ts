/** How names are compared when people search. Everybody in main who fills a `search_key` column uses it. */

const katakanaToHiragana = 0x60;

/**
 * Folds what people do not mean to tell apart: width and composition (NFKC), case, and katakana against hiragana.
 * The result is for comparing only.
 */
export function foldForSearch(text: string): string {
  const folded = text.normalize('NFKC').toLowerCase();
  return folded.replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - katakanaToHiragana));
}

/** The `search_key` of a file: its name first, so that sorting by the key is sorting by name, then its folder. */
export function searchKeyOf(name: string, folder: string): string {
  return `${foldForSearch(name)}\n${foldForSearch(folder)}`;
}
