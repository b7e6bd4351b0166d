/** Is there an anti-virus that works, and are its definitions current (guideline 勤務者6)? For main/check. */
import type { AntivirusProduct } from '../../../preload/contract/check-facts.ts';
import {
  cannotTell,
  clockToleranceMs,
  dayMs,
  daysSince,
  fail,
  namesInARow,
  pass,
  ruleFor,
  type Answer,
  type Case,
} from '../answer.ts';

type Given = Case<'antivirus'>;

function judgeProduct(product: AntivirusProduct, { policy, system }: Given): Answer {
  const params = { name: product.name };
  if (product.licence === 'expired') return fail('antivirusExpired', params);
  if (product.onDemand && policy.antivirus.onDemandSuffices.includes(system)) {
    return product.licence === null ? cannotTell('antivirusUnknown', params) : pass('antivirusOnDemand', params);
  }
  if (product.running === false) return fail('antivirusStopped', params);
  if (product.realTime === false) return fail('antivirusRealTimeOff', params);
  const isKnown = product.running !== null && product.realTime !== null && product.licence !== null;
  return isKnown ? pass('antivirusOn', params) : cannotTell('antivirusUnknown', params);
}

/** One product that works is enough; of several, the best answer counts. */
export const antivirusRule = ruleFor('antivirus', (given) => {
  const { products } = given.value;
  if (products.length === 0) return fail('antivirusNone');
  const answers = products.map((product) => judgeProduct(product, given));
  return (
    answers.find(({ verdict }) => verdict === 'pass') ??
    answers.find(({ verdict }) => verdict === 'cannotTell') ??
    answers[0] ??
    cannotTell('antivirusUnknown', { name: namesInARow(products.map(({ name }) => name)) })
  );
});

function judgeDefinitions({ name, definitions }: AntivirusProduct, { policy, now }: Given): Answer {
  if (definitions === null) return cannotTell('definitionsUnknown', { name });
  if (definitions.kind === 'said') {
    return definitions.current ? pass('definitionsSaidCurrent', { name }) : fail('definitionsSaidOld', { name });
  }
  const { freshDays, graceDays } = policy.definitions;
  if (Date.parse(definitions.at) > now + clockToleranceMs) {
    return cannotTell('definitionsFromFuture', { name, at: definitions.at });
  }
  const days = Math.max(0, daysSince(definitions.at, now));
  const params = { name, days, at: definitions.at };
  if (days <= freshDays) return pass('definitionsFresh', params);
  const daysLeft = freshDays + graceDays - days;
  if (daysLeft < 0) return fail('definitionsOld', params);
  const until = new Date(Date.parse(definitions.at) + (freshDays + graceDays + 1) * dayMs).toISOString();
  return pass('definitionsGrace', { ...params, daysLeft }, until);
}

/**
 * Judges the product that protects: among those that work the best, and where none does, the best of all. So an old second
 * scanner does not spoil a current first one, and a current one that is switched off does not help an old one that runs.
 */
export const definitionsRule = ruleFor('antivirus', (given) => {
  const { products } = given.value;
  if (products.length === 0) return fail('antivirusNone');
  const working = products.filter((product) => judgeProduct(product, given).verdict === 'pass');
  const answers = (working.length > 0 ? working : products).map((product) => judgeDefinitions(product, given));
  // A definition that passes on a product that does not protect is no pass.
  const best = (verdict: Answer['verdict']) => answers.filter((answer) => answer.verdict === verdict);
  const passing = best('pass').sort((a, b) => Number(a.graceUntil !== null) - Number(b.graceUntil !== null))[0];
  if (passing !== undefined) return working.length > 0 ? passing : cannotTell('definitionsUnknown', passing.params);
  return best('cannotTell')[0] ?? best('fail')[0] ?? cannotTell('definitionsUnknown', { name: '' });
});
