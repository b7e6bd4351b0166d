/** What a rule makes of a password: the trainer's engine. Pure; keeps nothing. */
import type { RuleStep } from '../../preload/contract/memo.ts';
import { rotate, shift, swapCase } from './finder/whole.ts';

/** A position as people count it: from the front from 0, from the end from -1. Null where there is no such character. */
function placeIn(length: number, at: number): number | null {
  const place = at < 0 ? length + at : at;
  return place >= 0 && place < length ? place : null;
}

function applyStep(text: readonly string[], step: RuleStep): readonly string[] {
  const { length } = text;
  switch (step.do) {
    case 'drop': {
      const place = placeIn(length, step.at);
      return place === null ? text : text.filter((_, index) => index < place || index >= place + step.count);
    }
    case 'insert': {
      // At -1 it goes behind the last character.
      const place = step.at < 0 ? length + 1 + step.at : step.at;
      const gap = Math.min(length, Math.max(0, place));
      return [...text.slice(0, gap), ...Array.from(step.text), ...text.slice(gap)];
    }
    case 'swap': {
      const [a, b] = [placeIn(length, step.at), placeIn(length, step.with)];
      if (a === null || b === null) return text;
      const next = [...text];
      [next[a], next[b]] = [text[b] ?? '', text[a] ?? ''];
      return next;
    }
    case 'reverse':
      return [...text].reverse();
    case 'rotate':
      return rotate(text, step.by);
    case 'shift':
      return shift(text, step.by);
    case 'replace':
      return Array.from(text.join('').split(step.from).join(step.to));
    case 'case': {
      if (step.to === 'swapped') return swapCase(text);
      return text.map((char) => (step.to === 'upper' ? char.toUpperCase() : char.toLowerCase()));
    }
  }
}

/** Goes through the steps in order. A step that names a character that is not there changes nothing. */
export function applyRule(password: string, steps: readonly RuleStep[]): string {
  let text: readonly string[] = Array.from(password);
  for (const step of steps) text = applyStep(text, step);
  return text.join('');
}
