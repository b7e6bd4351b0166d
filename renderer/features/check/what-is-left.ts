/** How much of a check still has to be done before the passphrase is asked for. Pure; for check-page.tsx. */
import type { HandedIn } from '../../../preload/contract/check.ts';
import type { Judged } from './use-check.ts';

/** As long as a code is not nine digits, it cannot be right. */
const looksLikeCode = (code: string): boolean => /^\d{9}$/u.test(code.normalize('NFKC').replaceAll(/[\s-]/gu, ''));

/**
 * Counts what is missing. A check that blocks counts as done once a code for it was typed: whether it is right, only the open vault
 * can tell. Infinity while nothing was judged yet.
 */
export function whatIsLeft(gate: Judged['gate'] | undefined, { codes }: Pick<HandedIn, 'codes'>): number {
  if (gate === undefined) return Infinity;
  const withCode = new Set(codes.filter(({ code }) => looksLikeCode(code)).map(({ check }) => check));
  const blocked = gate.blockedBy.filter((check) => !withCode.has(check));
  return blocked.length + gate.attestationsFor.length + gate.reasonsFor.length;
}
