/** Pending updates on macOS, as the last search left them in the preferences of Software Update. For main/check. */
import { z } from 'zod';
import type { FactValue } from '../../../preload/contract/check-facts.ts';
import { ask, instantFrom, orNull, readJson } from '../probe/ask.ts';
import { ProbeGap, type Collector, type Machine } from '../probe/probe.ts';

const preferences = '/Library/Preferences/com.apple.SoftwareUpdate.plist';

/** One value as plutil(1) prints it raw: a number, or a date in ISO 8601; `null` where there is none. */
async function preference(machine: Machine, key: string): Promise<string | null> {
  const said = await orNull(ask(machine, 'plutil', ['-extract', key, 'raw', '-o', '-', preferences]));
  return said === null ? null : said.trim();
}

const History = z.object({
  SPInstallHistoryDataType: z
    .array(z.object({ _name: z.string(), install_date: z.string().optional(), package_source: z.string().optional() }))
    .max(20_000),
});

async function installedAt(machine: Machine): Promise<string | null> {
  const text = await orNull(
    ask(machine, 'system_profiler', ['-json', 'SPInstallHistoryDataType'], { timeoutMs: 15_000 }),
  );
  if (text === null) return null;
  return (
    readJson(text, History)
      .SPInstallHistoryDataType.filter(({ _name }) => /^macOS\b/u.test(_name))
      .map(({ install_date: date }) => instantFrom(date))
      .filter((date) => date !== null)
      .sort()
      .at(-1) ?? null
  );
}

export const collectUpdates: Collector<FactValue<'updates'>> = async (machine, { pendingSince }) => {
  const [count, looked, installed] = await Promise.all([
    preference(machine, 'LastUpdatesAvailable'),
    preference(machine, 'LastSuccessfulDate'),
    installedAt(machine),
  ]);
  if (count === null && looked === null) throw new ProbeGap('failed');
  const pending = count !== null && /^\d{1,4}$/u.test(count) ? Number(count) : null;
  return {
    pending,
    security: null,
    pendingSince: pending === 0 ? null : pendingSince,
    lookedAt: instantFrom(looked),
    installedAt: installed,
    // macOS restarts in the course of an update; nothing waits for it afterwards.
    restartPending: false,
  };
};
