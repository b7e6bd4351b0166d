/** Awareness cards with their questions: what the worker read and what he answered (guideline 勤務者2). For the worker's handlers. */
import type { CallOutput } from '../../preload/contract/engine.ts';
import { AppError } from '../../preload/contract/errors.ts';
import type { AwarenessCard } from '../../preload/contract/policy.ts';
import type { ReadingReport } from '../../preload/contract/reports.ts';
import { instantOf } from '../vault/clock.ts';
import type { OpenVault } from '../vault/open-vault.ts';
import { cardHash } from './card-hash.ts';
import { effectiveNow, noteTime } from './lease.ts';
import { currentPolicy } from './policies.ts';
import { readingOf, readingState } from './readings.ts';
import { keepReport, keptReports } from './reports.ts';

/** By card as it is now. */
function readingsOf(vault: OpenVault): (card: AwarenessCard) => ReadingReport | undefined {
  const readings = keptReports(vault, ['reading']).map(({ report }) => report);
  return (card) => readingOf(readings, card.id, cardHash(card));
}

/** Cards of the newest policy, without saying which choices are right. */
export function listCards(vault: OpenVault): CallOutput<'learning/cards'> {
  const kept = readingsOf(vault);
  return currentPolicy(vault).policy.cards.map((card) => {
    const reading = kept(card);
    return {
      id: card.id,
      title: card.title,
      text: card.text,
      quiz: card.quiz.map(({ question, choices }) => ({ question, choices })),
      state: readingState(reading),
      at: reading?.at ?? null,
    };
  });
}

/** How many cards are not read or not passed. */
export function cardsLeft(vault: OpenVault): number {
  return listCards(vault).filter(({ state }) => state !== 'passed').length;
}

/**
 * Keeps that a card was read and what was picked (an index a question); gives which questions were wrong. A card that was passed stays so. Throws
 * `learning/card-unknown` for a card that is not in the policy, `learning/incomplete` unless every question is answered.
 */
export function answerCard(
  vault: OpenVault,
  { cardId, picked }: { readonly cardId: string; readonly picked: readonly number[] },
): CallOutput<'learning/answer'> {
  const card = currentPolicy(vault).policy.cards.find(({ id }) => id === cardId);
  if (!card) throw new AppError('learning/card-unknown');
  if (picked.length !== card.quiz.length) throw new AppError('learning/incomplete');
  const wrong = card.quiz.flatMap(({ right }, index) => (picked[index] === right ? [] : [index]));
  const before = readingsOf(vault)(card);
  const outcome = { asked: card.quiz.length, right: card.quiz.length - wrong.length, wrong };
  if (readingState(before) === 'passed') return outcome;
  noteTime(vault);
  vault.catalogue.transaction(() => {
    // One record a card is enough: the newest says how often it was tried.
    if (before) vault.catalogue.run('DELETE FROM reports WHERE id = ?', [before.id]);
    keepReport(vault, {
      kind: 'reading',
      version: 1,
      id: vault.newId(),
      at: instantOf(effectiveNow(vault)),
      cardId,
      cardSha256: cardHash(card),
      right: outcome.right,
      asked: outcome.asked,
      tries: (before?.tries ?? 0) + 1,
    });
    vault.audit.append('learning.answered', { right: outcome.right, asked: outcome.asked });
  });
  return outcome;
}
