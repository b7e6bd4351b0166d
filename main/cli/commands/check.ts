/** `mochidashi check …`: what this device says of itself, and the check before work by the office's policy. The vault stays locked. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { GivenAnswers } from '../../../preload/contract/check.ts';
import type { Facts } from '../../../preload/contract/check-facts.ts';
import { CheckId, ManualItem, Place } from '../../../preload/contract/check-policy.ts';
import type { CallOutput } from '../../../preload/contract/engine.ts';
import { AppError, isAppError } from '../../../preload/contract/errors.ts';
import { instructionsFor, reasonText } from '../../../resources/locales/check-words.ts';
import type { Translate } from '../../../resources/locales/translate.ts';
import { collectFacts, decide, judge, levelsFor, localDay, rememberPendingSince } from '../../check/check.ts';
import type { CommandContext } from '../context.ts';
import type { AddCommand } from '../program.ts';
import { UsageError } from '../usage-error.ts';
import { textOf, textsOf } from '../words.ts';
import { formatFactsTable, formatRun, type Run } from './check-tables.ts';

type Terms = CallOutput<'check/terms'>;

async function termsOrNull({ client }: CommandContext): Promise<Terms | null> {
  try {
    return await client.call('check/terms', {});
  } catch (error) {
    if (isAppError(error, 'check/no-policy')) return null;
    throw error;
  }
}

/** Reads the facts, and keeps since when updates are pending where there is a vault to keep it beside. */
async function readFacts({ client, machine, vaultFolder }: CommandContext, terms: Terms | null): Promise<Facts> {
  if (machine === null) throw new AppError('check/system-unknown');
  const before = terms?.pendingSince ?? null;
  const known = {
    vaultFolder: resolve(vaultFolder),
    lastBackupAt: terms?.lastBackupAt ?? undefined,
    notBefore: terms?.notBefore ?? null,
    // Updates that are seen for the first time are pending since now.
    pendingSince: before ?? new Date(machine.now()).toISOString(),
  };
  const facts = await collectFacts(machine, known);
  if (terms !== null) {
    await client.call('check/remember', { pendingSince: rememberPendingSince(before, facts.updates) });
  }
  return facts;
}

function readGiven(options: Readonly<Record<string, unknown>>): GivenAnswers {
  const one = <Name extends string>(
    schema: { safeParse(text: string): { data?: Name | undefined } },
    text: string,
  ): Name => {
    const { data } = schema.safeParse(text);
    if (data === undefined) throw new UsageError('cli.usage.checkUnknown', { name: text });
    return data;
  };
  const items = (name: 'yes' | 'no') => textsOf(options[name]).map((text) => [one(ManualItem, text), name] as const);
  return {
    manual: Object.fromEntries([...items('yes'), ...items('no')]),
    attested: textsOf(options['attest']).map((text) => one(CheckId, text)),
    reasons: textsOf(options['reason']).map((text) => {
      const at = text.indexOf('=');
      if (at < 1) throw new UsageError('cli.usage.reasonForm');
      return { check: one(CheckId, text.slice(0, at).trim()), text: text.slice(at + 1).trim() };
    }),
    exceptions: [],
  };
}

function readPlace(text: string): Place {
  const place = Place.safeParse(text);
  if (!place.success) throw new UsageError('cli.usage.placeUnknown');
  return place.data;
}

async function run(context: CommandContext, options: Readonly<Record<string, unknown>>): Promise<Run> {
  const place = readPlace(textOf(options['place']));
  const given = readGiven(options);
  const terms = await context.client.call('check/terms', {});
  const { policy, policyVersion, officeName, ownership } = terms;
  const facts = await readFacts(context, terms);
  const now = context.machine?.now() ?? 0;
  const setting = { ownership, place };
  const answers = judge(facts, policy, setting, given.manual, now);
  const gate = decide({ answers, policy, setting, given, today: localDay(now) });
  const levels = levelsFor(policy, setting);
  const { t } = context;
  return {
    ...gate,
    place,
    ownership,
    officeName,
    policyVersion,
    system: facts.system,
    checkedAt: new Date(now).toISOString(),
    exceptions: policy.exceptions,
    answers: answers.map((answer) => ({
      ...answer,
      // Advice has no level: it is shown and not weighed.
      level: levels.get(answer.check) ?? null,
      text: reasonText(t, answer),
      instructions: instructionsFor(answer, facts.system).map((key) => t(key)),
    })),
    facts,
  };
}

export function addCheckCommands(add: AddCommand, check: Command, t: Translate): void {
  add(check, {
    usage: 'facts',
    description: t('cli.command.checkFacts'),
    mode: 'locked',
    action: async (context) => {
      const facts = await readFacts(context, await termsOrNull(context));
      context.output.result(facts, () => formatFactsTable(t, context.format, facts));
    },
  });
  add(check, {
    usage: 'run',
    description: t('cli.command.checkRun'),
    mode: 'locked',
    options: (command) =>
      command
        .option('--place <place>', t('cli.option.place'), 'home')
        .option('--yes <item...>', t('cli.option.yes'))
        .option('--no <item...>', t('cli.option.no'))
        .option('--attest <check...>', t('cli.option.attest'))
        .option('--reason <text...>', t('cli.option.checkReason')),
    action: async (context, _, options) => {
      const result = await run(context, options);
      if (result.state !== 'open') context.refuse();
      context.output.result(result, () => formatRun(t, result));
    },
  });
}
