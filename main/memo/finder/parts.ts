/** Parts that passwords commonly have and people leave out of memos: endings, years, common words. Pure. For main/memo. */

const endings = [
  '!',
  '1',
  '123',
  '12',
  '?',
  '.',
  '#',
  '@',
  '1!',
  '123!',
  '2',
  '3',
  '!!',
  '01',
  '007',
  '1234',
  '12345',
  '123456',
  'abc',
  '000',
  '111',
];

function numbered(from: number, to: number, digits: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => String(from + index).padStart(digits, '0'));
}

/** Endings, then years and two digits, then words, most common first; each once. */
export function commonParts(words: readonly string[]): readonly string[] {
  const years = numbered(1960, 2035, 4).reverse();
  const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
  const all = [
    ...endings,
    ...numbered(0, 9, 1),
    ...years,
    ...numbered(0, 99, 2),
    ...words.flatMap((word) => [word, capital(word)]),
  ];
  return [...new Set(all)];
}
