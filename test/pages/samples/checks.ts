/** Sample checks before work: what the office sees of a device's last one, and of those that came before. */
import type { z } from 'zod';
import type { CheckAnswer, CheckException, DeviceCheck, WorkSession } from '../../../preload/contract/check.ts';
import type { SceneSettings } from '../scenario.ts';
import { factsWith, goodValues } from '../../helpers/check-facts.ts';
import { dayFrom, daysFrom, sampleId } from './base.ts';

type Check = z.input<typeof DeviceCheck>;
type Answer = z.input<typeof CheckAnswer>;

function updatesOf(pending: number, verdict: Answer['verdict']): Check['updates'] {
  const reason = pending === 0 ? 'updatesNone' : 'updatesPending';
  return { check: 'updates', verdict, reason, params: { count: pending, days: 16 }, graceUntil: null, pending };
}

function definitionsOf(settings: SceneSettings, ageDays: number, verdict: Answer['verdict']): Check['definitions'] {
  const params = { name: 'Microsoft Defender', days: ageDays, at: daysFrom(settings, -ageDays) };
  const reason = ageDays > 10 ? 'definitionsOld' : 'definitionsFresh';
  return { check: 'definitions', verdict, reason, params, graceUntil: null, ageDays };
}

export function sampleLastCheck(
  settings: SceneSettings,
  kind: 'ready' | 'updates' | 'old' | 'none' | 'lost' | 'retired',
): Check {
  const base = { failed: [], untold: [] };
  switch (kind) {
    case 'ready':
      return {
        ...base,
        readiness: 'ready',
        why: 'passed',
        checkedAt: daysFrom(settings, -1),
        updates: updatesOf(0, 'pass'),
        definitions: definitionsOf(settings, 1, 'pass'),
      };
    case 'updates':
      return {
        ...base,
        readiness: 'attention',
        why: 'failed',
        checkedAt: daysFrom(settings, -1),
        failed: ['updates', 'screenLock'],
        updates: updatesOf(12, 'fail'),
        definitions: definitionsOf(settings, 2, 'pass'),
      };
    case 'none':
      return { ...base, readiness: 'unknown', why: 'none', checkedAt: null, updates: null, definitions: null };
    case 'old':
    case 'lost':
    case 'retired':
      return {
        ...base,
        readiness: kind === 'old' ? 'unknown' : 'attention',
        why: kind === 'old' ? 'old' : 'notInUse',
        checkedAt: daysFrom(settings, kind === 'old' ? -31 : -70),
        failed: ['definitions'],
        updates: updatesOf(0, 'cannotTell'),
        definitions: definitionsOf(settings, kind === 'old' ? 33 : 71, 'fail'),
      };
  }
}

/** Three weeks of checks, newest first: definitions that grow old over a weekend, updates that wait, two exceptions. */
export function sampleSessions(settings: SceneSettings): z.input<typeof WorkSession>[] {
  const isJapanese = settings.locale === 'ja';
  return Array.from({ length: 24 }, (_, back) => back)
    .filter((back) => back % 7 !== 2 && back % 7 !== 3)
    .map((back) => {
      const pending = back > 15 ? 0 : Math.min(12, 18 - back);
      const ageDays = back % 7 === 1 ? 3 : back % 2;
      const checkedAt = daysFrom(settings, -back);
      const day = dayFrom(settings, -back);
      const definitions = { kind: 'dated' as const, at: daysFrom(settings, -back - ageDays), version: '1' };
      const [product] = goodValues.antivirus.products;
      const facts = factsWith({
        antivirus: { products: product ? [{ ...product, definitions }] : [], updaterRunning: true },
        updates: { ...goodValues.updates, pending },
      });
      const exceptions: CheckException[] =
        back === 4
          ? [
              {
                check: 'updates',
                ground: 'reason',
                reason: isJapanese
                  ? '出張先の回線が遅く、更新を入れられないため'
                  : 'The line is too slow here to install the updates',
                day,
              },
            ]
          : back === 7
            ? [{ check: 'tampering', ground: 'telephone', reason: '', day }]
            : [];
      const answers: Answer[] = [
        { check: 'antivirus', verdict: 'pass', reason: 'antivirusOn', params: { name: 'Guard' }, graceUntil: null },
        { check: 'firewall', verdict: 'pass', reason: 'firewallOn', params: { names: 'ufw' }, graceUntil: null },
        {
          check: 'diskEncryption',
          verdict: 'pass',
          reason: 'diskEncrypted',
          params: { places: '/' },
          graceUntil: null,
        },
        {
          check: 'screenLock',
          verdict: back % 5 === 0 ? 'cannotTell' : 'pass',
          reason: back % 5 === 0 ? 'screenLockUnknown' : 'screenLockOn',
          params: { minutes: 5 },
          graceUntil: null,
        },
        {
          check: 'updates',
          verdict: pending > 8 ? 'fail' : 'pass',
          reason: pending > 8 ? 'updatesPending' : 'updatesNone',
          params: { count: pending, days: 16 },
          graceUntil: null,
        },
      ];
      return {
        version: 1,
        sessionId: sampleId(7, back),
        deviceId: sampleId(2, 1),
        vaultId: sampleId(1, 1),
        policyVersion: 3,
        ownership: 'lent',
        system: 'linux',
        place: back % 3 === 0 ? 'cafe' : 'home',
        checkedAt,
        day,
        facts,
        answers,
        given: { manual: {}, attested: [], reasons: [], exceptions },
        gate: {
          state: 'open',
          blockedBy: [],
          attestationsFor: [],
          reasonsFor: [],
          excused: exceptions.map(({ check }) => check),
        },
      };
    });
}
