/** A field's problem in words, for the parts of the policy editor. */
import { useT } from '../../i18n/translate.tsx';
import { inBothLists } from './policy-changes.ts';
import type { PartProps } from './policy-editor.tsx';

/** `(path, range) → words`, or undefined while nothing is wrong with that field. */
export function useProblemText({
  draft,
  problems,
}: PartProps): (path: string, range?: readonly [number, number]) => string | undefined {
  const t = useT();
  return (path, range = [0, 0]) => {
    const problem = problems.get(path);
    if (problem === undefined) return undefined;
    const [min, max] = range;
    const words =
      problem === 'both'
        ? inBothLists(draft.takeout)
        : path.endsWith('approvalExtensions')
          ? notExtensions(draft.takeout.approvalExtensions)
          : notExtensions(draft.takeout.forbiddenExtensions);
    return t(`policy.invalidField.${problem}`, { min, max, words: words.join(' ') });
  };
}

function notExtensions(words: readonly string[]): readonly string[] {
  return words.filter((word) => !/^[a-z0-9]{1,16}$/u.test(word));
}
