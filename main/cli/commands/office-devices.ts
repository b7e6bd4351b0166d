/** `mochidashi office devices | audit | code`: the ledger of devices, what a device's log says, and the code by telephone. */
import type { Command } from 'commander';
import type { DeviceCheck } from '../../../preload/contract/check.ts';
import type { Formatter } from '../../../resources/locales/format.ts';
import { definitionsText, readinessWhy, updatesText } from '../../../resources/locales/readiness-words.ts';
import type { Translate } from '../../../resources/locales/translate.ts';
import { localDay } from '../../check/check.ts';
import { parseDay } from '../arguments.ts';
import { readCheck } from '../check-input.ts';
import { collectPages, findDevice } from '../lists.ts';
import { formatTable } from '../output.ts';
import type { AddCommand } from '../program.ts';
import { textOf } from '../words.ts';
import { auditColumns } from './audit.ts';
import { shortId } from './takeout-table.ts';

function lastCheckText(t: Translate, format: Formatter, check: DeviceCheck): string {
  const said = { readiness: t(`devices.readiness.${check.readiness}`), why: readinessWhy(t, check, Date.now()) };
  if (check.checkedAt === null) return t('cli.said.lastCheckNever', said);
  return t('cli.said.lastCheck', {
    ...said,
    when: format.dateTime(check.checkedAt),
    definitions: definitionsText(t, check),
    updates: updatesText(t, check),
  });
}

export function addOfficeDeviceCommands(add: AddCommand, office: Command, t: Translate): void {
  add(office, {
    usage: 'devices',
    description: t('cli.command.officeDevices'),
    mode: 'unlock',
    action: async ({ client, output, format }) => {
      const { devices: told } = await client.call('office/report-overview', {});
      const devices = (await client.call('office/devices', {})).map((device) => {
        const reports = told.find(({ deviceId }) => deviceId === device.id);
        return {
          ...device,
          inspectedAt: reports?.inspectedAt ?? null,
          requestsOpen: reports?.openRequests ?? 0,
          cardsPassed: reports?.readings.filter(({ state }) => state === 'passed').length ?? 0,
          cards: reports?.readings.length ?? 0,
        };
      });
      output.result(devices, () =>
        formatTable(t, devices, [
          { heading: t('cli.column.id'), cell: (device) => shortId(device.id) },
          { heading: t('cli.column.device'), cell: (device) => device.name },
          { heading: t('cli.column.worker'), cell: (device) => device.workerName },
          { heading: t('cli.column.state'), cell: (device) => t(`devices.state.${device.state}`) },
          { heading: t('cli.column.ready'), cell: ({ lastCheck }) => t(`devices.readiness.${lastCheck.readiness}`) },
          { heading: t('cli.column.definitions'), cell: ({ lastCheck }) => definitionsText(t, lastCheck) },
          { heading: t('cli.column.updates'), cell: ({ lastCheck }) => updatesText(t, lastCheck) },
          { heading: t('cli.column.lease'), cell: (device) => format.date(device.leaseNotAfter) },
          { heading: t('cli.column.files'), cell: (device) => String(device.filesOut), align: 'right' },
          { heading: t('cli.column.requests'), cell: (device) => String(device.requestsOpen), align: 'right' },
          { heading: t('cli.column.cards'), cell: (device) => `${device.cardsPassed}/${device.cards}`, align: 'right' },
          { heading: t('cli.column.log'), cell: (device) => t(`devices.log.${device.log}`) },
        ]),
      );
    },
  });

  add(office, {
    usage: 'audit <device>',
    description: t('cli.command.officeAudit'),
    mode: 'unlock',
    action: async ({ client, output, refuse, format }, [written]) => {
      const device = await findDevice(client, textOf(written));
      const ask = (offset: number, limit: number) =>
        client.call('office/device-log', { deviceId: device.id, offset, limit });
      const { verdict, brokenAtSeq } = await ask(0, 1);
      const rows = await collectPages(ask);
      if (verdict === 'broken') refuse();
      const { lastCheck } = device;
      output.result({ deviceId: device.id, verdict, brokenAtSeq, lastCheck, rows }, () =>
        [
          formatTable(t, rows, auditColumns(t, format)),
          t(`cli.said.deviceLog.${verdict}`, { seq: brokenAtSeq ?? 0 }),
          lastCheckText(t, format, lastCheck),
        ].join('\n'),
      );
    },
  });

  add(office, {
    usage: 'code <device>',
    description: t('cli.command.officeCode'),
    mode: 'unlock',
    options: (command) =>
      command
        .requiredOption('--check <check>', t('cli.option.check'))
        .option('--day <day>', t('cli.option.day'), parseDay),
    action: async ({ client, output }, [written], options) => {
      const device = await findDevice(client, textOf(written));
      const check = readCheck(textOf(options['check']));
      const day = textOf(options['day']) || localDay(Date.now());
      const { code } = await client.call('office/telephone-code', { deviceId: device.id, check, day });
      output.result({ deviceId: device.id, check, day, code }, () =>
        t('cli.said.telephoneCode', { device: device.name, check: t(`check.name.${check}`), day, code }),
      );
    },
  });
}
