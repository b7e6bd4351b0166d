/** What devices told besides files: self-inspections, requests, cards read; and the office's answers (guideline 管理者2, 5). For main/office. */
import { isRequest, largestReportBytes, mostInParcel, Report, ReportAnswer } from '../../preload/contract/reports.ts';
import type { OpenVault } from '../vault/open-vault.ts';
import type { Device } from './devices.ts';

/** Of one device: requests that wait, records that do not, and bytes of both. More than that, no device has to say. */
export const mostOpen = 500;
const mostSettled = 500;
const mostBytes = 4 * 1024 * 1024;

export interface RecordedReports {
  readonly kept: number;
  /** Not of a shape we know, too long, or too many: left out, so that the return itself is not lost. */
  readonly refused: number;
}

function readable(value: unknown): Report | null {
  if (JSON.stringify(value).length > largestReportBytes) return null;
  return Report.safeParse(value).data ?? null;
}

/** What a device has here already; changes as more is kept. */
function roomOf({ catalogue }: OpenVault, deviceId: string): { open: number; bytes: number } {
  const row = catalogue.get<{ open: number | null; bytes: number | null }>(
    'SELECT sum(is_open) AS open, sum(length(record)) AS bytes FROM device_reports WHERE device_id = ?',
    [deviceId],
  );
  return { open: row?.open ?? 0, bytes: row?.bytes ?? 0 };
}

/** Keeps what a return brought; what came before changes nothing. The device signed the manifest it came in. Inside the running transaction. */
export function recordReports(vault: OpenVault, device: Device, reports: readonly unknown[]): RecordedReports {
  const { catalogue } = vault;
  const receivedAt = new Date(vault.clock.now()).toISOString();
  const room = roomOf(vault, device.id);
  let kept = 0;
  for (const value of reports) {
    const report = readable(value);
    if (report === null) continue;
    const isKnown = catalogue.get('SELECT 1 FROM device_reports WHERE device_id = ? AND id = ?', [
      device.id,
      report.id,
    ]);
    if (isKnown !== undefined) {
      kept += 1;
      continue;
    }
    const isOpen = isRequest(report);
    const record = JSON.stringify(report);
    if (room.bytes + record.length > mostBytes || (isOpen && room.open >= mostOpen)) continue;
    catalogue.run(
      `INSERT INTO device_reports (device_id, id, kind, at, received_at, record, is_open) VALUES (?, ?, ?, ?, ?, ?, ?)`,
      [device.id, report.id, report.kind, report.at, receivedAt, record, isOpen ? 1 : 0],
    );
    room.bytes += record.length;
    if (isOpen) room.open += 1;
    kept += 1;
  }
  if (kept > 0) dropOldest(vault, device.id);
  return { kept, refused: reports.length - kept };
}

/** Of what waits for nobody, the newest stay. */
function dropOldest({ catalogue }: OpenVault, deviceId: string): void {
  catalogue.run(
    `DELETE FROM device_reports WHERE device_id = ? AND is_open = 0 AND id NOT IN
       (SELECT id FROM device_reports WHERE device_id = ? AND is_open = 0 ORDER BY received_at DESC, at DESC, id LIMIT ?)`,
    [deviceId, deviceId, mostSettled],
  );
}

export interface StoredReport {
  readonly deviceId: string;
  readonly report: Report;
  readonly receivedAt: string;
  readonly answer: ReportAnswer | null;
  readonly isOpen: boolean;
}

interface Row {
  readonly device_id: string;
  readonly received_at: string;
  readonly record: string;
  readonly answer: string | null;
  readonly is_open: number;
}

function storedOf(row: Row): StoredReport[] {
  const report = Report.safeParse(JSON.parse(row.record)).data;
  // One that cannot be read any more is left out, so that the others are still shown.
  if (report === undefined) return [];
  const answer = row.answer === null ? null : ReportAnswer.parse(JSON.parse(row.answer));
  return [{ deviceId: row.device_id, report, receivedAt: row.received_at, answer, isOpen: row.is_open === 1 }];
}

/** Requests of all devices, open ones first, then the newest; at most so many. */
export function storedRequests({ catalogue }: OpenVault, limit: number): StoredReport[] {
  return catalogue
    .all<Row>(
      `SELECT * FROM device_reports WHERE kind IN ('help', 'software') ORDER BY is_open DESC, at DESC, id LIMIT ?`,
      [limit],
    )
    .flatMap(storedOf);
}

/** A device's records of one kind, newest first. */
export function storedOfDevice(
  { catalogue }: OpenVault,
  deviceId: string,
  kind: Report['kind'],
  limit: number,
): StoredReport[] {
  return catalogue
    .all<Row>('SELECT * FROM device_reports WHERE device_id = ? AND kind = ? ORDER BY at DESC, id LIMIT ?', [
      deviceId,
      kind,
      limit,
    ])
    .flatMap(storedOf);
}

export function findStored({ catalogue }: OpenVault, deviceId: string, id: string): StoredReport | null {
  const row = catalogue.get<Row>('SELECT * FROM device_reports WHERE device_id = ? AND id = ?', [deviceId, id]);
  return (row && storedOf(row)[0]) ?? null;
}

/** The answers a renewal carries: the newest, again and again, since nobody says when one has arrived. */
export function answersFor({ catalogue }: OpenVault, deviceId: string): ReportAnswer[] {
  return catalogue
    .all<{ answer: string }>(
      `SELECT answer FROM device_reports WHERE device_id = ? AND answer IS NOT NULL ORDER BY json_extract(answer, '$.answeredAt') DESC LIMIT ?`,
      [deviceId, mostInParcel],
    )
    .map(({ answer }) => ReportAnswer.parse(JSON.parse(answer)));
}

export function openRequests({ catalogue }: OpenVault): number {
  return catalogue.get<{ n: number }>('SELECT count(*) AS n FROM device_reports WHERE is_open = 1')?.n ?? 0;
}
