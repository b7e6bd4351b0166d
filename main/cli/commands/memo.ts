/** `mochidashi memo …`: password memos (DESIGN: command line). A password comes from a file or standard input, never as an argument. */
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { ExposureEvent, MemoKind, type MemoRow } from '../../../preload/contract/memo.ts';
import type { Formatter } from '../../../resources/locales/format.ts';
import type { Translate } from '../../../resources/locales/translate.ts';
import type { CommandContext } from '../context.ts';
import { findId } from '../lists.ts';
import { formatFacts, formatTable, type Column } from '../output.ts';
import type { AddCommand } from '../program.ts';
import { UsageError } from '../usage-error.ts';
import { textOf } from '../words.ts';

function columns(t: Translate, format: Formatter): Column<MemoRow>[] {
  return [
    { heading: t('cli.column.id'), cell: ({ id }) => id.slice(0, 8) },
    { heading: t('cli.column.service'), cell: ({ service }) => service },
    { heading: t('cli.column.account'), cell: ({ account }) => account },
    { heading: t('cli.column.memoKind'), cell: ({ kind }) => t(`memoWords.kind.${kind}`) },
    { heading: t('cli.column.at'), cell: ({ changedAt }) => format.dateTime(changedAt) },
    {
      heading: t('cli.column.memoWeakness'),
      cell: ({ changeNow, weakness }) =>
        changeNow !== null
          ? t('memoWords.changeNow')
          : weakness === null
            ? t('memoWords.fine')
            : t(`memoWords.weakness.${weakness}`),
    },
  ];
}

/** The bytes of a file, without the line break at its end; wiped by the call they are given to. */
async function secretFrom(path: unknown): Promise<Uint8Array | null> {
  if (path === undefined) return null;
  const bytes = await readFile(textOf(path));
  let { length } = bytes;
  if (bytes[length - 1] === 0x0a) length -= bytes[length - 2] === 0x0d ? 2 : 1;
  const own = Uint8Array.from(bytes.subarray(0, length));
  bytes.fill(0);
  return own;
}

const idOf = ({ client }: CommandContext, written: unknown): Promise<string> =>
  findId(textOf(written), () => client.call('memo/list', {}));

export function addMemoCommands(add: AddCommand, memo: Command, t: Translate): void {
  add(memo, {
    usage: 'add',
    description: t('cli.command.memoAdd'),
    mode: 'unlock',
    options: (command) =>
      command
        .requiredOption('--service <name>', t('cli.option.memoService'))
        .option('--account <name>', t('cli.option.memoAccount'))
        .option('--used-at <text>', t('cli.option.memoUsedAt'))
        .option('--kind <kind>', t('cli.option.memoKind'))
        .option('--text-file <file>', t('cli.option.memoTextFile'))
        .option('--password-file <file>', t('cli.option.memoPasswordFile')),
    action: async ({ client, output, t: words }, _, options) => {
      const kind = MemoKind.safeParse(options['kind'] ?? 'altered');
      if (!kind.success) throw new UsageError('cli.usage.memoKind');
      const row = await client.call('memo/add', {
        service: textOf(options['service']),
        account: textOf(options['account']),
        usedAt: textOf(options['usedAt']),
        kind: kind.data,
        text: (await secretFrom(options['textFile'])) ?? new Uint8Array(0),
        password: await secretFrom(options['passwordFile']),
      });
      output.result(row, () => words('cli.said.memoAdded', { id: row.id.slice(0, 8) }));
    },
  });
  add(memo, {
    usage: 'list',
    description: t('cli.command.memoList'),
    mode: 'unlock',
    action: async ({ client, output, format, t: words }) => {
      const rows = await client.call('memo/list', {});
      output.result(rows, () => formatTable(words, rows, columns(words, format)));
    },
  });
  add(memo, {
    usage: 'show <id>',
    description: t('cli.command.memoShow'),
    mode: 'unlock',
    action: async (context, [written]) => {
      const { client, output, t: words } = context;
      const id = await idOf(context, written);
      const detail = await client.call('memo/show', { id });
      const passphrase = await context.passphrase();
      const shown = await client.call('memo/reveal', { id, purpose: 'show', passphrase });
      const text = Buffer.from(shown.text).toString('utf8');
      const password = shown.password === null ? null : Buffer.from(shown.password).toString('utf8');
      output.result({ ...detail, text, password }, () =>
        formatFacts([
          [words('cli.column.service'), detail.service],
          [words('cli.column.account'), detail.account],
          [words('cli.column.memoKind'), words(`memoWords.kind.${detail.kind}`)],
          [words('cli.column.memoText'), text],
          ...(password === null ? [] : [[words('cli.column.memoPassword'), password] as [string, string]]),
        ]),
      );
    },
  });
  add(memo, {
    usage: 'exposed <id>',
    description: t('cli.command.memoExposed'),
    mode: 'unlock',
    options: (command) => command.option('--event <event>', t('cli.option.memoEvent')),
    action: async (context, [written], options) => {
      const { client, output, t: words } = context;
      const event = ExposureEvent.safeParse(options['event'] ?? 'seenHands');
      if (!event.success) throw new UsageError('cli.usage.memoEvent');
      const marked = await client.call('memo/exposed', { event: event.data, ids: [await idOf(context, written)] });
      output.result(marked, () => words('cli.said.memoExposed', { count: marked.marked.length }));
    },
  });
  add(memo, {
    usage: 'check',
    description: t('cli.command.memoCheck'),
    mode: 'unlock',
    action: async ({ client, output, refuse, t: words }) => {
      const found = await client.call('memo/weaknesses', {});
      if (found.some(({ severity }) => severity === 'bad')) refuse();
      output.result(found, () =>
        found.length === 0
          ? words('cli.said.memoFine')
          : formatTable(words, found, [
              { heading: words('cli.column.id'), cell: ({ memoId }) => memoId.slice(0, 8) },
              { heading: words('cli.column.service'), cell: ({ service }) => service },
              { heading: words('cli.column.memoWeakness'), cell: ({ kind }) => words(`memoWords.weakness.${kind}`) },
              { heading: words('cli.column.memoNext'), cell: ({ next }) => words(`memoWords.next.${next}`) },
            ]),
      );
    },
  });
}
