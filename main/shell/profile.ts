/** What the shell keeps in the profile folder: its log, the preferences, the vault folders it knows. For shell.ts. */
import { join } from 'node:path';
import type { Locale } from '../../resources/locales/messages.ts';
import { createKilledLocks, StoredKills, type KilledLocks } from './killed-locks.ts';
import { SeenSignals } from '../away/away.ts';
import { createJsonFile, type JsonFile } from './json-file.ts';
import { createKnownVaults, StoredVaults, type KnownVaults } from './known-vaults.ts';
import { createLog, type WriteLog } from './log.ts';
import { createPreferences, type PreferencesFile } from './preferences.ts';

export interface Profile {
  readonly log: WriteLog;
  readonly stored: PreferencesFile;
  readonly vaults: KnownVaults;
  readonly kills: KilledLocks;
  /** Which signals have been seen to work on this machine. */
  readonly seenSignals: JsonFile<SeenSignals>;
}

/** `locale` is the language until the user has chosen one. */
export function openProfile({ folder, locale, now }: { folder: string; locale: Locale; now: () => number }): Profile {
  const vaultsFile = { path: join(folder, 'vaults.json'), schema: StoredVaults, byDefault: [], now };
  const killsFile = { path: join(folder, 'killed-locks.json'), schema: StoredKills, byDefault: [], now };
  return {
    log: createLog({ path: join(folder, 'logs', 'mochidashi.log'), now }),
    stored: createPreferences({ path: join(folder, 'preferences.json'), locale, now }),
    vaults: createKnownVaults(createJsonFile(vaultsFile)),
    kills: createKilledLocks(createJsonFile(killsFile)),
    seenSignals: createJsonFile({ path: join(folder, 'signals.json'), schema: SeenSignals, byDefault: {}, now }),
  };
}
