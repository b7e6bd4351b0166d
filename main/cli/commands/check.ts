/** `mochidashi check …`: what this device says of itself, and the check before work by the office's policy. The vault stays locked. */
import type { Command } from 'commander';
import { isAppError } from '../../../preload/contract/errors.ts';
import { instructionsFor, reasonText } from '../../../resources/locales/check-words.ts';
import type { Translate } from '../../../resources/locales/translate.ts';
import { addCheckOptions, readFacts, readHandedIn, type Terms } from '../check-input.ts';
import type { CommandContext } from '../context.ts';
import type { AddCommand } from '../program.ts';
import { formatFactsTable, formatRun, type Run } from './check-tables.ts';

async function termsOrNull({ client }: CommandContext): Promise<Terms | null> {
  try {
    return await client.call('check/terms', {});
  } catch (error) {
    if (isAppError(error, 'check/no-policy')) return null;
    throw error;
  }
}

async function run(context: CommandContext, options: Readonly<Record<string, unknown>>): Promise<Run> {
  const handedIn = readHandedIn(options);
  const { client, t } = context;
  const terms = await client.call('check/terms', {});
  const { policy, policyVersion, officeName, ownership } = terms;
  const facts = await readFacts(context, terms);
  const { answers, gate, system } = await client.call('check/judge', handedIn);
  // Only the open vault can tell whether a code by telephone is right, and only it keeps a record.
  if (options['record'] === true) {
    await client.call('vault/unlock', { passphrase: await context.passphrase(), check: handedIn });
  }
  return {
    ...(options['record'] === true ? { ...gate, state: 'open', blockedBy: [] } : gate),
    place: handedIn.place,
    ownership,
    officeName,
    policyVersion,
    system,
    checkedAt: new Date(context.machine?.now() ?? 0).toISOString(),
    exceptions: policy.exceptions,
    answers: answers.map((answer) => ({
      ...answer,
      text: reasonText(t, answer),
      instructions: instructionsFor(answer, system).map((key) => t(key)),
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
    options: (command) => addCheckOptions(command, t).option('--record', t('cli.option.record')),
    action: async (context, _, options) => {
      const result = await run(context, options);
      if (result.state !== 'open') context.refuse();
      context.output.result(result, () => formatRun(t, result));
    },
  });
}
