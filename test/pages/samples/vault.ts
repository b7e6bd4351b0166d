/** Sample answers about the vault itself: what lies in the folder, its state once open, and unlocking it. */
import type { z } from 'zod';
import { AppError } from '../../../preload/contract/errors.ts';
import type { VaultDescription, VaultStatus } from '../../../preload/contract/calls/vault.ts';
import { Preferences, type ShellOutput } from '../../../preload/contract/shell.ts';
import { AwayRules } from '../../../preload/contract/policy.ts';
import type { EngineHandlers } from '../fake-engine.ts';
import { knownVault, pickedPath, type ShellHandlers } from '../fake-shell.ts';
import type { SceneSettings } from '../scenario.ts';
import { daysFrom, fingerprints, sampleId } from './base.ts';
import { officeWords, sampleContacts, samplePolicy } from './office.ts';

export const samplePassphrase = 'umi no mieru mado';

export const samplePreferences = Preferences.parse({ locale: 'ja', theme: 'light', idleLockMinutes: 5 });

/** The shell with the given known vaults (default: one worker's vault). */
export function sampleShell(
  settings: SceneSettings,
  changes: Partial<ShellOutput<'shell/state'>> = {},
  more: ShellHandlers = {},
): ShellHandlers {
  const words = officeWords(settings);
  const vault = knownVault({
    ref: '0123456789abcdef',
    folder: settings.locale === 'ja' ? '/home/sato/持ち出し金庫' : '/home/sato/Mochidashi',
    officeName: words.officeName,
    lastOpenedAt: daysFrom(settings, -1, -2),
  });
  return {
    'shell/state': () => ({
      preferences: samplePreferences,
      vaults: [vault],
      appVersion: '0.1.0',
      platform: 'linux',
      lastLock: null,
      openedParcel: null,
      leftBehind: [],
      ...changes,
    }),
    'shell/choose-vault-folder': () => knownVault({ ...vault, officeName: '', lastOpenedAt: null }),
    'shell/pick-open': ({ folders, multiple }) =>
      multiple
        ? [pickedPath('見積書.xlsx'), pickedPath('議事録.docx')]
        : [pickedPath(folders ? 'USB' : 'parcel.mochi', folders)],
    ...more,
  };
}

export function sampleDescription(
  settings: SceneSettings,
  changes: Partial<z.input<typeof VaultDescription>> = {},
): z.input<typeof VaultDescription> {
  const words = officeWords(settings);
  return {
    state: 'ready',
    role: 'worker',
    vaultId: sampleId(1, 1),
    workerName: words.workerName,
    officeName: words.officeName,
    officeFingerprint: fingerprints.office,
    deviceFingerprint: fingerprints.device,
    contacts: sampleContacts(settings),
    officePageValid: true,
    keychain: 'present',
    failedTries: 0,
    retryAt: null,
    triesLeft: null,
    recovering: false,
    recoveryFingerprint: null,
    ...changes,
  };
}

/** A folder with nothing in it yet. */
export function emptyDescription(settings: SceneSettings): z.input<typeof VaultDescription> {
  return sampleDescription(settings, {
    state: 'none',
    role: null,
    vaultId: null,
    workerName: null,
    officeName: null,
    officeFingerprint: null,
    deviceFingerprint: null,
    contacts: [],
    officePageValid: null,
    keychain: 'present',
  });
}

export function sampleStatus(
  settings: SceneSettings,
  changes: Partial<z.input<typeof VaultStatus>> = {},
): z.input<typeof VaultStatus> {
  const words = officeWords(settings);
  return {
    vaultId: sampleId(1, 1),
    role: 'worker',
    personName: words.workerName,
    officeName: words.officeName,
    deviceId: sampleId(2, 1),
    deviceName: words.deviceName,
    lease: { notAfter: daysFrom(settings, 48), state: 'valid' },
    keychain: 'present',
    idleLockMinutes: 10,
    away: AwayRules.parse({ workingCopies: true }),
    policyVersion: 3,
    policyToAccept: false,
    lastBackupAt: daysFrom(settings, -6),
    openedAt: settings.now.toISOString(),
    wrongTriesBefore: { count: 0, at: [], isIncomplete: false },
    brokenOffId: null,
    exportOutside: true,
    fileCount: 26,
    totalBytes: 184_000_000,
    ...changes,
  };
}

/** Judges a passphrase by its length alone; enough for pictures. */
export function judgePassphrase({ passphrase }: { passphrase: string }) {
  const length = [...passphrase].length;
  const isLong = length >= 8;
  return {
    ok: isLong && length >= 12,
    score: Math.min(4, Math.floor(length / 4)),
    guessesLog10: length * 0.8,
    problems: isLong ? [] : (['tooShort'] as const).slice(),
    advice: length >= 16 ? [] : ['anotherWord'],
    lengthCodePoints: length,
    minimumCodePoints: 8,
  };
}

/** A vault that opens with `samplePassphrase`. */
export function vaultHandlers(
  settings: SceneSettings,
  description = sampleDescription(settings),
  status = sampleStatus(settings),
): EngineHandlers {
  return {
    'vault/describe': () => description,
    'vault/unlock': ({ passphrase }) => {
      if (passphrase === samplePassphrase) return status;
      throw new AppError('vault/wrong-passphrase');
    },
    'vault/status': () => status,
    // Without a check to ask for, a locked vault asks for its passphrase at once.
    'check/terms': () => {
      throw new AppError('check/no-policy');
    },
    'vault/judge-passphrase': judgePassphrase,
    'policy/read': () => ({ policy: samplePolicy(settings), acceptedAt: daysFrom(settings, -42) }),
    'audit/list': () => ({ total: 0, rows: [] }),
    'audit/verify': () => ({ rows: 312, intact: true, brokenAtSeq: null }),
  };
}
