/** `mochidashi office …`, the second half: what comes back, recovery, renewal. */
import type { Command } from 'commander';
import type { CallOutput } from '../../../preload/contract/engine.ts';
import { translateError, type Translate } from '../../../resources/locales/translate.ts';
import { parseDays, parseFingerprint } from '../arguments.ts';
import { findDevice, findId } from '../lists.ts';
import { formatFacts, formatTable } from '../output.ts';
import type { AddCommand } from '../program.ts';
import { UsageError } from '../usage-error.ts';
import { shortId } from './takeout-table.ts';
import { textOf, textsOf } from '../words.ts';

type DeskItem = CallOutput<'desk/show'>['items'][number];

/** The proposal, carried out: every proposal is safe in itself (it overwrites nothing that changed meanwhile). */
function safeAction(item: DeskItem): 'writeBack' | 'keepBoth' | 'nothing' | 'restore' {
  return item.proposal === 'alreadySame' ? 'nothing' : item.proposal;
}

function formatItems(t: Translate, items: readonly DeskItem[]): string {
  return formatTable(t, items, [
    { heading: t('cli.column.id'), cell: (item) => shortId(item.id) },
    { heading: t('cli.column.name'), cell: (item) => (item.folder === '' ? item.name : `${item.folder}/${item.name}`) },
    { heading: t('cli.column.proposal'), cell: (item) => t(`cli.proposal.${item.proposal}`) },
    { heading: t('cli.column.done'), cell: (item) => (item.done === null ? '' : t('common.yes')) },
    { heading: t('cli.column.written'), cell: (item) => item.writtenTo ?? '' },
    {
      heading: t('cli.column.problem'),
      cell: (item) => (item.problem === null ? '' : translateError(t, { code: item.problem })),
    },
  ]);
}

export function addOfficeDeskCommands(add: AddCommand, office: Command, t: Translate): void {
  add(office, {
    usage: 'receive <return>',
    description: t('cli.command.officeReceive'),
    mode: 'unlock',
    options: (command) =>
      command
        .option('--dry-run', t('cli.option.dryRun'))
        .option('--only <ids...>', t('cli.option.only'))
        .option('--out <file>', t('cli.option.outReceipt')),
    action: async ({ client, output, refuse }, [parcel], options) => {
      const isDryRun = options['dryRun'] === true;
      const out = textOf(options['out']);
      if (out === '' && !isDryRun) throw new UsageError('cli.usage.receiptMissing');
      const { returnId, already } = await client.call('desk/receive', { parcel: client.token(textOf(parcel)) });
      const before = await client.call('desk/show', { returnId });
      const only = await Promise.all(
        textsOf(options['only']).map((id) => findId(id, () => Promise.resolve(before.items))),
      );
      const chosen = before.items.filter((item) => item.done === null && (only.length === 0 || only.includes(item.id)));
      const decisions = chosen.map((item) => ({ itemId: item.id, action: safeAction(item) }));
      const after = isDryRun
        ? { items: before.items, settled: false }
        : await client.call('desk/settle', { returnId, decisions });
      const receipt = isDryRun ? null : await client.call('desk/receipt', { returnId, out: client.token(out) });
      if (after.items.some((item) => item.problem !== null)) refuse();
      const { summary } = isDryRun ? before : await client.call('desk/show', { returnId });
      output.result({ ...summary, already, dryRun: isDryRun, items: after.items, receipt }, () =>
        [
          formatItems(t, after.items),
          t(isDryRun ? 'cli.said.dryRun' : already ? 'cli.said.receivedAgain' : 'cli.said.received', {
            files: after.items.length,
          }),
        ].join('\n'),
      );
    },
  });

  add(office, {
    usage: 'recover <request>',
    description: t('cli.command.officeRecover'),
    mode: 'unlock',
    options: (command) =>
      command
        .option('--fingerprint <digits>', t('cli.option.fingerprint'), parseFingerprint)
        .requiredOption('--out <file>', t('cli.option.outParcel')),
    action: async ({ client, output }, [request], options) => {
      const facts = await client.call('office/recovery-inspect', { parcel: client.token(textOf(request)) });
      const compared = textsOf(options['fingerprint']);
      if (compared.length === 0) output.note(t('cli.said.compare', { fingerprint: facts.fingerprint.join(' ') }));
      const parcel = await client.call('office/recover', {
        parcel: client.token(textOf(request)),
        comparedFingerprint: compared.length === 0 ? facts.fingerprint : compared,
        out: client.token(textOf(options['out'])),
      });
      output.result({ ...parcel, deviceId: facts.deviceId, fingerprint: facts.fingerprint }, () =>
        formatFacts([
          [t('cli.column.device'), facts.deviceName],
          [t('cli.column.worker'), facts.workerName],
          [t('cli.column.parcel'), parcel.fileName],
        ]),
      );
    },
  });

  add(office, {
    usage: 'renew <device>',
    description: t('cli.command.officeRenew'),
    mode: 'unlock',
    options: (command) =>
      command
        .requiredOption('--lease <days>', t('cli.option.lease'), parseDays)
        .requiredOption('--out <file>', t('cli.option.outParcel')),
    action: async ({ client, output, format }, [written], options) => {
      const device = await findDevice(client, textOf(written));
      const leaseDays = typeof options['lease'] === 'number' ? options['lease'] : 1;
      const result = await client.call('office/renew', {
        deviceId: device.id,
        leaseDays,
        out: client.token(textOf(options['out'])),
      });
      output.result(result, () =>
        formatFacts([
          [t('cli.column.device'), device.name],
          [t('cli.column.lease'), format.dateTime(result.leaseNotAfter)],
          [t('cli.column.parcel'), result.parcel.fileName],
        ]),
      );
    },
  });
}
