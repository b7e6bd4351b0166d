/** The pre-work check in words: what an answer says, and what to do next, step by step. For windows and command line. */
import { createFormatter } from './format.ts';
import type { MessageKey } from './messages.ts';
import { isMessageKey, type MessageValues, type Translate } from './translate.ts';

/** As much of an answer as words need (preload/contract/check.ts). */
export interface WordedAnswer {
  readonly check: string;
  readonly verdict: 'pass' | 'fail' | 'cannotTell';
  readonly reason: string;
  readonly params: Readonly<Record<string, string | number>>;
}

const mostSteps = 8;
const instant = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/u;
const day = /^\d{4}-\d{2}-\d{2}$/u;

/** Why, in one sentence, with dates as people of this place write them. */
export function reasonText(t: Translate, { reason, params }: WordedAnswer): string {
  const key = `check.reason.${reason}`;
  return isMessageKey(key) ? t(key, readable(t, params)) : reason;
}

/** The steps for a check that did not pass: of its system, or those that are the same everywhere. Empty for one that passed. */
export function instructionsFor({ check, verdict }: WordedAnswer, system: string): MessageKey[] {
  if (verdict === 'pass') return [];
  const own = stepsUnder(`check.steps.${check}.${system}`);
  return own.length > 0 ? own : stepsUnder(`check.steps.${check}.any`);
}

function stepsUnder(prefix: string): MessageKey[] {
  const steps: MessageKey[] = [];
  for (let step = 1; step <= mostSteps; step += 1) {
    const key = `${prefix}.${step}`;
    if (!isMessageKey(key)) break;
    steps.push(key);
  }
  return steps;
}

function readable(t: Translate, params: WordedAnswer['params']): MessageValues {
  const format = createFormatter(t.locale ?? 'ja');
  return Object.fromEntries(
    Object.entries(params).map(([name, value]): [string, string | number] => {
      if (typeof value === 'number') return [name, value];
      if (instant.test(value)) return [name, format.dateTime(value)];
      if (day.test(value)) return [name, format.date(value)];
      return [name, name === 'signs' ? signWords(t, value) : value];
    }),
  );
}

/** Signs come by their codes, in a row. */
function signWords(t: Translate, codes: string): string {
  return codes
    .split(', ')
    .map((code) => {
      const key = `check.sign.${code}`;
      return isMessageKey(key) ? t(key) : code;
    })
    .join(t.locale === 'en' ? ', ' : '、');
}
