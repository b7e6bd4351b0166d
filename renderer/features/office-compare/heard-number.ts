/** Comparing a fingerprint by voice: what was heard so far against the one on file. Pure. */

export type GroupVerdict = 'empty' | 'partial' | 'match' | 'differs';

/** Digits of a group as typed: full-width digits are read as plain ones, everything else is dropped, four at most. */
export function cleanGroup(typed: string): string {
  return typed.normalize('NFKC').replace(/\D/gu, '').slice(0, 4);
}

/** Spreads a longer text over the groups from `first` on, for digits that are typed on or pasted. */
export function spreadDigits(heard: readonly string[], first: number, typed: string): string[] {
  const digits = typed.normalize('NFKC').replace(/\D/gu, '');
  return heard.map((group, index) => {
    if (index < first) return group;
    const piece = digits.slice((index - first) * 4, (index - first) * 4 + 4);
    return index === first || piece !== '' ? piece : group;
  });
}

export function judgeGroup(heard: string, expected: string): GroupVerdict {
  if (heard === '') return 'empty';
  if (heard.length < expected.length) return 'partial';
  return heard === expected ? 'match' : 'differs';
}

/** Whether every group was heard and agrees. */
export function agrees(heard: readonly string[], expected: readonly string[]): boolean {
  return heard.length === expected.length && heard.every((group, index) => group === expected[index]);
}
