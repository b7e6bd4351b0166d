/** Whole machines, read by the real collectors from recordings and judged by the real rules. Where each output comes from stands beside it. */
import { describe, expect, it } from 'vitest';
import { collectFacts, judge } from '../../../main/check/check.ts';
import type { ReasonCode } from '../../../preload/contract/check.ts';
import { factIds } from '../../../preload/contract/check-facts.ts';
import { createRecordedMachine, nothingKnown, recordedAt, type Recording } from '../../helpers/recorded-machine.ts';
import { everythingBlocks } from '../../helpers/check-policies.ts';
import * as linux from './machines/linux.ts';
import * as macos from './machines/macos.ts';
import * as windows from './machines/windows.ts';

const known = {
  lastBackupAt: '2026-11-20T00:00:00.000Z',
  notBefore: '2026-11-01T00:00:00.000Z',
  pendingSince: '2026-11-15T00:00:00.000Z',
};
const vaultFolderOf = ({ system }: Recording) =>
  system === 'windows' ? String.raw`C:\Users\sato\vault` : '/home/sato/vault';

/** The reason that each check gives; the verdict follows from it. */
const expected: readonly (readonly [Recording, Readonly<Record<string, ReasonCode>>])[] = [
  [
    windows.healthy,
    {
      antivirus: 'antivirusOn',
      definitions: 'definitionsFresh',
      osSupport: 'supported',
      updates: 'updatesNone',
      applications: 'applicationsCurrent',
      software: 'softwareApproved',
      firewall: 'firewallOn',
      diskEncryption: 'diskEncrypted',
      screenLock: 'screenLockOn',
      tampering: 'tamperingNone',
      media: 'mediaNone',
      wifi: 'wifiProtected',
    },
  ],
  [
    windows.thirdParty,
    {
      antivirus: 'antivirusOn',
      definitions: 'definitionsSaidOld',
      osSupport: 'supportEnded',
      updates: 'restartPending',
      applications: 'applicationsOld',
      software: 'softwareUnapproved',
      firewall: 'firewallOff',
      diskEncryption: 'diskPlain',
      screenLock: 'screenLockOff',
      tampering: 'tamperingFound',
      media: 'mediaPresent',
      wifi: 'wifiOpen',
    },
  ],
  [
    windows.japanese,
    {
      antivirus: 'antivirusOn',
      definitions: 'definitionsSaidCurrent',
      osSupport: 'supported',
      updates: 'updatesGrace',
      applications: 'applicationsNoneFound',
      software: 'softwareUnapproved',
      firewall: 'firewallOn',
      diskEncryption: 'diskEncrypted',
      screenLock: 'screenLockOn',
      tampering: 'tamperingNone',
      media: 'mediaNone',
      wifi: 'wifiProtected',
    },
  ],
  [
    windows.brokenWmi,
    {
      antivirus: 'absentFailed',
      definitions: 'absentFailed',
      osSupport: 'absentFailed',
      updates: 'absentFailed',
      applications: 'absentTimeout',
      software: 'absentTimeout',
      firewall: 'absentFailed',
      diskEncryption: 'diskUnknown',
      screenLock: 'absentFailed',
      tampering: 'absentRefused',
      media: 'absentTimeout',
      wifi: 'absentFailed',
    },
  ],
  [
    windows.silent,
    {
      antivirus: 'absentFailed',
      definitions: 'absentFailed',
      osSupport: 'absentNonsense',
      updates: 'absentFailed',
      applications: 'absentNonsense',
      software: 'absentNonsense',
      firewall: 'absentNonsense',
      diskEncryption: 'diskUnknown',
      screenLock: 'absentNonsense',
      tampering: 'absentNonsense',
      media: 'absentNonsense',
      wifi: 'absentNonsense',
    },
  ],
  [
    windows.hostile,
    {
      antivirus: 'antivirusUnknown',
      definitions: 'definitionsUnknown',
      osSupport: 'absentNonsense',
      updates: 'updatesUnknown',
      applications: 'applicationsNoneFound',
      software: 'softwareUnapproved',
      firewall: 'absentNonsense',
      diskEncryption: 'diskUnknown',
      screenLock: 'absentNonsense',
      tampering: 'absentNonsense',
      media: 'absentNonsense',
      wifi: 'wifiUnknown',
    },
  ],
  [
    windows.unprotected,
    {
      antivirus: 'antivirusExpired',
      definitions: 'definitionsUnknown',
      osSupport: 'supportEnded',
      updates: 'updatesLookUnknown',
      applications: 'applicationsNoneFound',
      software: 'softwareUnapproved',
      firewall: 'firewallOff',
      diskEncryption: 'diskPlain',
      screenLock: 'screenLockOff',
      tampering: 'tamperingUnknown',
      media: 'mediaNone',
      wifi: 'wifiNone',
    },
  ],
  [
    macos.healthy,
    {
      antivirus: 'antivirusOn',
      definitions: 'definitionsFresh',
      osSupport: 'supported',
      updates: 'updatesNone',
      applications: 'applicationsCurrent',
      software: 'softwareApproved',
      firewall: 'firewallOn',
      diskEncryption: 'diskEncrypted',
      screenLock: 'screenLockOn',
      tampering: 'tamperingNone',
      media: 'mediaNone',
      wifi: 'wifiProtected',
    },
  ],
  [
    macos.defender,
    {
      antivirus: 'antivirusOn',
      definitions: 'definitionsFresh',
      osSupport: 'supported',
      updates: 'updatesNone',
      applications: 'applicationsCurrent',
      software: 'softwareApproved',
      firewall: 'firewallOn',
      diskEncryption: 'diskEncrypted',
      screenLock: 'screenLockOn',
      tampering: 'tamperingNone',
      media: 'mediaNone',
      wifi: 'wifiProtected',
    },
  ],
  [
    macos.open,
    {
      antivirus: 'antivirusUnknown',
      definitions: 'definitionsUnknown',
      osSupport: 'supportEnded',
      updates: 'updatesLookOld',
      applications: 'applicationsUnknown',
      software: 'softwareUnapproved',
      firewall: 'firewallOff',
      diskEncryption: 'diskPlain',
      screenLock: 'screenLockOff',
      tampering: 'tamperingFound',
      media: 'mediaPresent',
      wifi: 'wifiOpen',
    },
  ],
  [
    macos.between,
    {
      antivirus: 'antivirusOn',
      definitions: 'definitionsFresh',
      osSupport: 'supported',
      updates: 'updatesUnknown',
      applications: 'absentTimeout',
      software: 'absentTimeout',
      firewall: 'firewallOn',
      diskEncryption: 'diskPlain',
      screenLock: 'screenLockLate',
      tampering: 'tamperingFound',
      media: 'mediaNone',
      wifi: 'wifiNone',
    },
  ],
  [
    macos.hanging,
    {
      antivirus: 'absentFailed',
      definitions: 'absentFailed',
      osSupport: 'absentTimeout',
      updates: 'absentFailed',
      applications: 'absentTimeout',
      software: 'absentTimeout',
      firewall: 'absentTimeout',
      diskEncryption: 'diskUnknown',
      screenLock: 'absentFailed',
      tampering: 'tamperingUnknown',
      media: 'absentTimeout',
      wifi: 'absentTimeout',
    },
  ],
  [
    macos.silent,
    {
      antivirus: 'absentNonsense',
      definitions: 'absentNonsense',
      osSupport: 'absentNonsense',
      updates: 'absentNonsense',
      applications: 'absentNonsense',
      software: 'absentNonsense',
      firewall: 'absentNonsense',
      diskEncryption: 'diskUnknown',
      screenLock: 'absentFailed',
      tampering: 'tamperingUnknown',
      media: 'absentNonsense',
      wifi: 'absentNonsense',
    },
  ],
  [
    macos.hostile,
    {
      antivirus: 'antivirusUnknown',
      definitions: 'definitionsUnknown',
      osSupport: 'absentNonsense',
      updates: 'updatesUnknown',
      applications: 'absentNonsense',
      software: 'absentNonsense',
      firewall: 'absentNonsense',
      diskEncryption: 'diskUnknown',
      screenLock: 'absentFailed',
      tampering: 'tamperingUnknown',
      media: 'absentNonsense',
      wifi: 'absentNonsense',
    },
  ],
  [
    linux.healthy,
    {
      antivirus: 'antivirusOnDemand',
      definitions: 'definitionsFresh',
      osSupport: 'supported',
      updates: 'updatesNone',
      applications: 'applicationsCurrent',
      software: 'softwareApproved',
      firewall: 'firewallOn',
      diskEncryption: 'diskEncrypted',
      screenLock: 'screenLockOn',
      tampering: 'tamperingNone',
      media: 'mediaNone',
      wifi: 'wifiProtected',
    },
  ],
  [
    linux.neglected,
    {
      antivirus: 'antivirusOnDemand',
      definitions: 'definitionsOld',
      osSupport: 'supportEnded',
      updates: 'restartPending',
      applications: 'applicationsOld',
      software: 'softwareUnapproved',
      firewall: 'firewallOff',
      diskEncryption: 'diskPlain',
      screenLock: 'screenLockOff',
      tampering: 'tamperingNone',
      media: 'mediaPresent',
      wifi: 'wifiOpen',
    },
  ],
  [
    linux.fedora,
    {
      antivirus: 'antivirusExpired',
      definitions: 'definitionsUnknown',
      osSupport: 'supportUnknown',
      updates: 'absentMissing',
      applications: 'absentMissing',
      software: 'absentMissing',
      firewall: 'firewallOn',
      diskEncryption: 'diskEncrypted',
      screenLock: 'screenLockOn',
      tampering: 'tamperingNone',
      media: 'absentMissing',
      wifi: 'absentMissing',
    },
  ],
  [
    linux.container,
    {
      antivirus: 'antivirusOnDemand',
      definitions: 'definitionsUnknown',
      osSupport: 'supportUnknown',
      updates: 'absentTimeout',
      applications: 'absentNonsense',
      software: 'absentNonsense',
      firewall: 'firewallOn',
      diskEncryption: 'diskUnknown',
      screenLock: 'absentUnsupported',
      tampering: 'tamperingFound',
      media: 'absentUnsupported',
      wifi: 'absentMissing',
    },
  ],
  [
    linux.broken,
    {
      antivirus: 'absentFailed',
      definitions: 'absentFailed',
      osSupport: 'absentRefused',
      updates: 'absentFailed',
      applications: 'absentFailed',
      software: 'absentFailed',
      firewall: 'absentRefused',
      diskEncryption: 'absentFailed',
      screenLock: 'absentFailed',
      tampering: 'tamperingUnknown',
      media: 'absentFailed',
      wifi: 'absentFailed',
    },
  ],
  [
    linux.hostile,
    {
      antivirus: 'absentNonsense',
      definitions: 'absentNonsense',
      osSupport: 'absentNonsense',
      updates: 'absentNonsense',
      applications: 'absentNonsense',
      software: 'absentNonsense',
      firewall: 'firewallOff',
      diskEncryption: 'diskUnknown',
      screenLock: 'absentFailed',
      tampering: 'tamperingNone',
      media: 'absentNonsense',
      wifi: 'wifiUnknown',
    },
  ],
];

describe.each(expected)('$name', (recording, reasons) => {
  it('is judged as it should be', async () => {
    const facts = await collectFacts(createRecordedMachine(recording), {
      ...known,
      vaultFolder: vaultFolderOf(recording),
    });
    const answers = judge(facts, everythingBlocks, { ownership: 'lent', place: 'home' }, {}, recordedAt);
    const given = new Map(answers.map(({ check, reason }) => [check as string, reason]));
    expect(Object.fromEntries(Object.keys(reasons).map((check) => [check, given.get(check)]))).toEqual(reasons);
  });

  it('says where each fact was read and when', async () => {
    const facts = await collectFacts(createRecordedMachine(recording), {
      ...nothingKnown,
      vaultFolder: vaultFolderOf(recording),
    });
    for (const id of factIds) {
      expect(facts[id].readAt).toBe('2026-11-22T05:00:00.000Z');
      const isGivenIn = id === 'backup' || id === 'clock' || id === 'tampering';
      const asksNothing = id === 'screenLock' && facts[id].state === 'absent';
      if (facts[id].state === 'read' && !isGivenIn) expect(facts[id].sources.join()).not.toBe('');
      else if (!asksNothing) expect(facts[id].sources).toBeInstanceOf(Array);
    }
  });

  it('lets no control character and no hidden mark through', async () => {
    const facts = await collectFacts(createRecordedMachine(recording), {
      ...nothingKnown,
      vaultFolder: vaultFolderOf(recording),
    });
    const text = JSON.stringify(facts);
    expect(text).not.toMatch(/\\u00[01]|[\p{Cc}\p{Cf}]/u);
    expect(text).not.toContain('SecretName');
  });
});

it('knows at least six machines of each system', () => {
  for (const system of ['linux', 'macos', 'windows']) {
    expect(expected.filter(([recording]) => recording.system === system).length).toBeGreaterThanOrEqual(6);
  }
  for (const [{ source }] of expected) expect(source).not.toBe('');
});

describe('what is read from a machine', () => {
  it('is the newest date that a ClamAV database states, in UTC', async () => {
    const { antivirus } = await collectFacts(createRecordedMachine(linux.neglected), nothingKnown);
    expect(antivirus).toMatchObject({
      state: 'read',
      value: {
        products: [
          {
            name: 'ClamAV 0.103.11',
            running: false,
            definitions: { kind: 'dated', at: '2026-10-01T09:35:00.000Z', version: '27700' },
          },
        ],
        updaterRunning: false,
      },
    });
  });

  it('is not the date of the main database while a daily one is there', async () => {
    const { antivirus } = await collectFacts(createRecordedMachine(linux.healthy), nothingKnown);
    expect(antivirus).toMatchObject({
      value: { products: [{ running: true, realTime: false, definitions: { at: '2026-11-21T09:35:00.000Z' } }] },
    });
  });

  it('counts upgrades of installed packages, and of these the security ones', async () => {
    const { updates } = await collectFacts(createRecordedMachine(linux.neglected), nothingKnown);
    expect(updates).toMatchObject({ value: { pending: 2, security: 1, restartPending: true } });
  });

  it('takes several products at once, with the name each has in its own language', async () => {
    const { antivirus } = await collectFacts(createRecordedMachine(windows.japanese), nothingKnown);
    expect(antivirus).toMatchObject({
      value: {
        products: [
          { name: 'ESET エンドポイント セキュリティ', running: true, definitions: { kind: 'said', current: true } },
          { name: 'Microsoft Defender', running: false, definitions: null },
        ],
      },
    });
  });

  it('calls a Windows 11 by its build, whatever its product name says', async () => {
    const { release } = await collectFacts(createRecordedMachine(windows.healthy), nothingKnown);
    expect(release).toMatchObject({
      value: { name: 'Windows 11 Pro 25H2', version: '10.0.26200', build: '26200.7171' },
    });
  });

  it('does not believe minutes since an update that reach back before there were any', async () => {
    const { antivirus } = await collectFacts(createRecordedMachine(linux.fedora), nothingKnown);
    expect(antivirus).toMatchObject({ value: { products: [{ licence: 'expired', definitions: null }] } });
  });

  it('is the stick that is plugged in, and not a reader without a card', async () => {
    const { media } = await collectFacts(createRecordedMachine(linux.neglected), nothingKnown);
    expect(media).toMatchObject({ value: { removable: [{ name: 'Cruzer Blade', sizeBytes: 31_914_983_424 }] } });
  });
});
