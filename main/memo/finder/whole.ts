/** Changes of a whole text, as simple rules make them, and undone alike. Pure. For main/memo. */

const lower = 'abcdefghijklmnopqrstuvwxyz';
const upper = lower.toUpperCase();
const digits = '0123456789';
/** As far as people shift by hand. */
const mostShift = 5;

/** Each letter and digit `by` places on in its own alphabet; everything else stays. */
export function shift(text: readonly string[], by: number): string[] {
  return text.map((char) => {
    for (const alphabet of [lower, upper, digits]) {
      const at = alphabet.indexOf(char);
      if (at !== -1) return alphabet.charAt((((at + by) % alphabet.length) + alphabet.length) % alphabet.length);
    }
    return char;
  });
}

/** The first `by` characters go to the end; negative: the last ones to the front. */
export function rotate(text: readonly string[], by: number): string[] {
  if (text.length === 0) return [];
  const at = ((by % text.length) + text.length) % text.length;
  return [...text.slice(at), ...text.slice(0, at)];
}

export function swapCase(text: readonly string[]): string[] {
  return text.map((char) => (char === char.toUpperCase() ? char.toLowerCase() : char.toUpperCase()));
}

const upperCase = (text: readonly string[]): string[] => text.map((char) => char.toUpperCase());
const lowerCase = (text: readonly string[]): string[] => text.map((char) => char.toLowerCase());

/** The texts that one whole change makes of this one, in the order a finder tries them; the text itself is not among them. */
function onceChanged(text: readonly string[]): string[][] {
  const [first = '', ...rest] = text;
  const found = [
    [...text].reverse(),
    [swapCase([first])[0] ?? '', ...rest],
    upperCase(text),
    lowerCase(text),
    swapCase(text),
  ];
  for (let by = 1; by <= mostShift; by += 1) found.push(shift(text, -by), shift(text, by));
  for (let by = 1; by < text.length; by += 1) found.push(rotate(text, by));
  return found.filter((changed) => changed.length === text.length);
}

/** Texts after no, one and two whole changes; each text stands only where it comes first. */
export function wholeChanges(text: readonly string[], withTwo: boolean): readonly (readonly (readonly string[])[])[] {
  const seen = new Set<string>();
  const fresh = (list: readonly (readonly string[])[]): (readonly string[])[] =>
    list.filter((each) => {
      const key = each.join('');
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
  const none = fresh([text]);
  const one = fresh(onceChanged(text));
  const two = withTwo ? fresh(one.flatMap((changed) => onceChanged(changed))) : [];
  return [none, one, two];
}
