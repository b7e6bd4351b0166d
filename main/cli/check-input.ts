/** What a command line says to the pre-work check: the facts of this machine and the user's answers. For commands that open a vault and for `check`. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { HandedIn } from '../../preload/contract/check.ts';
import type { Facts } from '../../preload/contract/check-facts.ts';
import { CheckId, ManualItem, Place } from '../../preload/contract/check-policy.ts';
import type { CallOutput } from '../../preload/contract/engine.ts';
import { AppError } from '../../preload/contract/errors.ts';
import type { Translate } from '../../resources/locales/translate.ts';
import { collectFacts } from '../check/check.ts';
import type { Machine } from '../check/check.ts';
import { UsageError } from './usage-error.ts';
import { textOf, textsOf } from './words.ts';

export type Terms = CallOutput<'check/terms'>;
type Options = Readonly<Record<string, unknown>>;

/** The options by which the check is answered. */
export function addCheckOptions(command: Command, t: Translate): Command {
  return command
    .option('--place <place>', t('cli.option.place'))
    .option('--yes <item...>', t('cli.option.yes'))
    .option('--no <item...>', t('cli.option.no'))
    .option('--attest <check...>', t('cli.option.attest'))
    .option('--check-reason <text...>', t('cli.option.checkReason'))
    .option('--exception <text...>', t('cli.option.exception'))
    .option('--code <text...>', t('cli.option.code'));
}

const optionNames = ['place', 'yes', 'no', 'attest', 'checkReason', 'exception', 'code'] as const;

/** Whether the user answered anything of the check. */
export function hasAnswers(options: Options): boolean {
  return optionNames.some((name) => options[name] !== undefined && options[name] !== true);
}

function one<Name extends string>(
  schema: { safeParse(text: string): { data?: Name | undefined } },
  text: string,
): Name {
  const { data } = schema.safeParse(text);
  if (data === undefined) throw new UsageError('cli.usage.checkUnknown', { name: text });
  return data;
}

/** One check by its name. Throws `UsageError`. */
export const readCheck = (text: string): CheckId => one(CheckId, text);

/** `check=words`, apart. */
function pairsOf(value: unknown): { check: CheckId; text: string }[] {
  return textsOf(value).map((written) => {
    const at = written.indexOf('=');
    if (at < 1) throw new UsageError('cli.usage.reasonForm');
    return { check: one(CheckId, written.slice(0, at).trim()), text: written.slice(at + 1).trim() };
  });
}

/** The answers; what was not said is not answered. Throws `UsageError`. */
export function readHandedIn(options: Options): HandedIn {
  const place = Place.safeParse(options['place'] === undefined ? 'home' : textOf(options['place']));
  if (!place.success) throw new UsageError('cli.usage.placeUnknown');
  const items = (name: 'yes' | 'no') => textsOf(options[name]).map((text) => [one(ManualItem, text), name] as const);
  return {
    place: place.data,
    manual: Object.fromEntries([...items('yes'), ...items('no')]),
    attested: textsOf(options['attest']).map((text) => one(CheckId, text)),
    reasons: pairsOf(options['checkReason']),
    excuses: pairsOf(options['exception']),
    codes: pairsOf(options['code']).map(({ check, text }) => ({ check, code: text })),
  };
}

/** Reads the facts and tells the engine. Throws `check/system-unknown`. */
export async function readFacts(
  {
    machine,
    vaultFolder,
    learnFacts,
  }: { machine: Machine | null; vaultFolder: string; learnFacts: (facts: Facts) => Promise<Facts> },
  terms: Terms | null,
): Promise<Facts> {
  if (machine === null) throw new AppError('check/system-unknown');
  return learnFacts(
    await collectFacts(machine, {
      vaultFolder: resolve(vaultFolder),
      lastBackupAt: terms?.lastBackupAt ?? undefined,
      notBefore: null,
      pendingSince: null,
    }),
  );
}
