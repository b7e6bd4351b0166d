/** The screen lock of the running desktop: GNOME and its relatives by gsettings, KDE by its configuration file. For main/check. */
import type { FactValue } from '../../../preload/contract/check-facts.ts';
import { ask, orNull, readText } from '../probe/ask.ts';
import { ProbeGap, type Collector, type Machine } from '../probe/probe.ts';

type ScreenLock = FactValue<'screenLock'>;

interface Schemas {
  readonly lock: readonly [schema: string, key: string];
  readonly delay: readonly [schema: string, key: string] | null;
  readonly idle: readonly [schema: string, key: string];
  readonly idleUnitSeconds: number;
}

const gnome: Schemas = {
  lock: ['org.gnome.desktop.screensaver', 'lock-enabled'],
  delay: ['org.gnome.desktop.screensaver', 'lock-delay'],
  idle: ['org.gnome.desktop.session', 'idle-delay'],
  idleUnitSeconds: 1,
};
const desktops: readonly (readonly [name: RegExp, schemas: Schemas])[] = [
  [
    /cinnamon/iu,
    {
      lock: ['org.cinnamon.desktop.screensaver', 'lock-enabled'],
      delay: ['org.cinnamon.desktop.screensaver', 'lock-delay'],
      idle: ['org.cinnamon.desktop.session', 'idle-delay'],
      idleUnitSeconds: 1,
    },
  ],
  [
    /mate/iu,
    {
      lock: ['org.mate.screensaver', 'lock-enabled'],
      delay: null,
      idle: ['org.mate.session', 'idle-delay'],
      idleUnitSeconds: 60,
    },
  ],
  [/gnome|unity|pantheon|budgie/iu, gnome],
];

async function setting(machine: Machine, [schema, key]: readonly [string, string]): Promise<string | null> {
  const said = await orNull(ask(machine, 'gsettings', ['get', schema, key]));
  return said === null ? null : said.trim();
}

/** `uint32 300` or `300`. */
function numberFrom(said: string | null): number | null {
  const digits = /^(?:u?int\d+ )?(\d{1,9})$/u.exec(said ?? '')?.[1];
  return digits === undefined ? null : Number(digits);
}

async function askSettings(machine: Machine, schemas: Schemas): Promise<ScreenLock> {
  const [lock, delay, idle] = await Promise.all([
    setting(machine, schemas.lock),
    schemas.delay === null ? 'uint32 0' : setting(machine, schemas.delay),
    setting(machine, schemas.idle),
  ]);
  const isOn = lock === 'true' ? true : lock === 'false' ? false : null;
  const [idleFor, lockAfter] = [numberFrom(idle), numberFrom(delay)];
  if (isOn === null && idleFor === null) throw new ProbeGap('failed');
  // An idle time of 0 means never.
  if (idleFor === 0) return { on: false, afterSeconds: null };
  const known = idleFor !== null && lockAfter !== null;
  return { on: isOn, afterSeconds: known ? idleFor * schemas.idleUnitSeconds + lockAfter : null };
}

/** KDE's own defaults stand where the file says nothing: locks after 5 minutes, 5 seconds' grace. */
async function askKde(machine: Machine): Promise<ScreenLock> {
  const folder = machine.environment['XDG_CONFIG_HOME'] ?? `${machine.home}/.config`;
  const text = (await readText(machine, `${folder}/kscreenlockerrc`)) ?? '';
  const daemon = /^\[Daemon\]\s*$([^[]*)/mu.exec(text)?.[1] ?? '';
  const value = (key: string): string | undefined => new RegExp(String.raw`^${key}=(\w+)\s*$`, 'mu').exec(daemon)?.[1];
  if (value('Autolock') === 'false') return { on: false, afterSeconds: null };
  const minutes = numberFrom(value('Timeout') ?? '5');
  const grace = numberFrom(value('LockGrace') ?? '5');
  return { on: true, afterSeconds: minutes === null || grace === null ? null : minutes * 60 + grace };
}

export const collectScreenLock: Collector<ScreenLock> = async (machine) => {
  const desktop = machine.environment['XDG_CURRENT_DESKTOP'] ?? '';
  if (/kde/iu.test(desktop)) return askKde(machine);
  const schemas = desktops.find(([name]) => name.test(desktop))?.[1];
  // gsettings would print its defaults for any desktop, running or not.
  if (schemas === undefined) throw new ProbeGap('unsupported');
  return askSettings(machine, schemas);
};
