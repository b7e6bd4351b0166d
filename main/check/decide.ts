/** May the vault be opened? Answers and policy in, decision out. Pure. For check.ts. */
import type { CheckAnswer, Gate, GivenAnswers, Verdict } from '../../preload/contract/check.ts';
import type { CheckId, CheckPolicy, Level } from '../../preload/contract/check-policy.ts';
import { manualItems } from '../../preload/contract/check-policy.ts';
import { levelsFor, type Setting } from './judge.ts';

export interface Decision {
  readonly answers: readonly CheckAnswer[];
  readonly policy: CheckPolicy;
  readonly setting: Setting;
  /**
   * What the worker said. Whoever calls has verified the code of each exception by telephone (telephone-code.ts); here only
   * policy and day are looked at.
   */
  readonly given: GivenAnswers;
  /** Local day, `YYYY-MM-DD`. */
  readonly today: string;
}

const shortestReason = 3;
const isManual = (check: CheckId): boolean => (manualItems as readonly string[]).includes(check);

function isExcused(check: CheckId, { policy, given, today }: Decision): boolean {
  return given.exceptions.some(
    (exception) =>
      exception.check === check &&
      exception.day === today &&
      (exception.ground === 'telephone'
        ? policy.exceptions.byTelephone
        : policy.exceptions.byReason && exception.reason.trim().length >= shortestReason),
  );
}

type Want = 'nothing' | 'block' | 'attestation' | 'reason';

/** What one check still wants, before anything the worker gave. */
function wantOf(check: CheckId, level: Level, verdict: Verdict): Want {
  if (verdict === 'pass' || level === 'off') return 'nothing';
  // The worker has not looked yet: that is asked of him before anything is held against him.
  if (isManual(check) && verdict === 'cannotTell') return 'attestation';
  if (level === 'block') return 'block';
  return level === 'attest' && verdict === 'cannotTell' ? 'attestation' : 'reason';
}

/**
 * The gate. It goes by what the *policy* asks: a check without an answer counts as one that could not be told, so leaving
 * answers out opens nothing.
 */
export function decide(decision: Decision): Gate {
  const { answers, policy, setting, given } = decision;
  const gate: Gate = { state: 'open', blockedBy: [], attestationsFor: [], reasonsFor: [], excused: [] };
  for (const [check, level] of levelsFor(policy, setting)) {
    const verdicts = answers.filter((answer) => answer.check === check).map(({ verdict }) => verdict);
    // Two answers to one check: the worse one counts.
    const verdict = verdicts.length > 0 && verdicts.every((said) => said === 'pass') ? 'pass' : worst(verdicts);
    const hasReason = given.reasons.some(({ check: to, text }) => to === check && text.trim().length >= shortestReason);
    switch (wantOf(check, level, verdict)) {
      case 'block':
        (isExcused(check, decision) ? gate.excused : gate.blockedBy).push(check);
        break;
      case 'attestation':
        // A manual item is answered yes or no; only what a machine could not tell is attested.
        if (isManual(check) || !given.attested.includes(check)) gate.attestationsFor.push(check);
        break;
      case 'reason':
        if (!hasReason) gate.reasonsFor.push(check);
        break;
      case 'nothing':
        break;
    }
  }
  return { ...gate, state: stateOf(gate) };
}

function worst(verdicts: readonly Verdict[]): Verdict {
  return verdicts.includes('fail') ? 'fail' : 'cannotTell';
}

function stateOf({ blockedBy, attestationsFor, reasonsFor }: Gate): Gate['state'] {
  if (blockedBy.length > 0) return 'blocked';
  if (attestationsFor.length > 0) return 'needsAttestations';
  return reasonsFor.length > 0 ? 'needsReasons' : 'open';
}
