/** Facts of a device on which all is well, for the tests of the pre-work check; tests change what they are about. */
import type { FactId, Facts, FactValue, Gap } from '../../preload/contract/check-facts.ts';

const stamp = { sources: ['test'], readAt: '2026-11-22T05:00:00.000Z' };

export function readFact<Id extends FactId>(value: FactValue<Id>) {
  return { state: 'read' as const, value, ...stamp };
}

export function absentFact(why: Gap) {
  return { state: 'absent' as const, why, ...stamp };
}

export const goodValues: { readonly [Id in FactId]: FactValue<Id> } = {
  antivirus: {
    products: [
      {
        name: 'Guard',
        running: true,
        realTime: true,
        onDemand: false,
        definitions: { kind: 'dated', at: '2026-11-22T00:00:00.000Z', version: '1' },
        licence: 'valid',
        licenceEndsAt: null,
      },
    ],
    updaterRunning: true,
  },
  release: { name: 'Debian GNU/Linux 12', product: 'debian', version: '12', build: null, edition: 'x' },
  updates: {
    pending: 0,
    security: 0,
    pendingSince: null,
    lookedAt: '2026-11-22T00:00:00.000Z',
    installedAt: '2026-11-20T00:00:00.000Z',
    restartPending: false,
  },
  software: { items: [{ name: 'chromium', version: '131.0.1' }] },
  firewall: { profiles: [{ name: 'ufw', on: true }] },
  disks: {
    volumes: [
      { holds: 'system', place: '/', encrypted: true, how: 'dm-crypt' },
      { holds: 'vault', place: '/home', encrypted: true, how: 'dm-crypt' },
    ],
  },
  screenLock: { on: true, afterSeconds: 300 },
  tampering: {
    signs: [
      { sign: 'elevated', present: false },
      { sign: 'developerMode', present: false },
    ],
  },
  media: { removable: [] },
  backup: { lastAt: '2026-11-20T00:00:00.000Z' },
  clock: { now: '2026-11-22T05:00:00.000Z', notBefore: '2026-11-21T00:00:00.000Z', synchronised: true },
  wifi: { connected: true, protection: 'protected' },
};

/** All facts read and good, but for those given. */
export function factsWith(over: { readonly [Id in FactId]?: FactValue<Id> | Gap } = {}): Facts {
  const all = (Object.keys(goodValues) as FactId[]).map((id) => {
    const value = over[id] ?? goodValues[id];
    return [id, typeof value === 'string' ? absentFact(value) : { state: 'read', value, ...stamp }] as const;
  });
  return { system: 'linux', ...Object.fromEntries(all) } as Facts;
}
