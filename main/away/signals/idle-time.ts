/** How long nobody touched anything, as the desktops' services tell it. For sources.ts; idle.ts decides whom to believe. */
import type { BusSource } from '../bus/bus-keeper.ts';
import { readProperty } from '../bus/properties.ts';
import type { IdleReader } from '../idle.ts';
import type { SignalSink } from '../signal.ts';

/** A source of `idle` is attached while it answers with a number; that it works is for idle.ts to say. */
interface IdleParts {
  readonly sink: SignalSink;
  readonly reader: IdleReader;
}

const mutter = 'org.gnome.Mutter.IdleMonitor';

/** GNOME: milliseconds since the last input anywhere. */
export function idleOfMutter({ sink, reader }: IdleParts): BusSource {
  const method = { path: '/org/gnome/Mutter/IdleMonitor/Core', interface: mutter, member: 'GetIdletime' };
  return async (bus) => {
    let isThere = false;
    await bus.onService(mutter, (now) => {
      isThere = now;
      if (now) sink.attached('idle', mutter);
      else sink.detached('idle', mutter, 'noService');
    });
    return async () => {
      const [ms] = isThere ? await bus.call(mutter, method) : [];
      reader.take(typeof ms === 'number' ? ms : null);
    };
  };
}

const saver = 'org.freedesktop.ScreenSaver';

/**
 * The freedesktop screen saver (KDE and others). Its specification says seconds and some answer in milliseconds, so the unit is taken
 * from how fast the number grows; until it has grown, nothing is known.
 */
export function idleOfScreenSaver({ sink, reader, monotonic }: IdleParts & { monotonic: () => number }): BusSource {
  const name = `${saver} GetSessionIdleTime`;
  const method = { path: '/org/freedesktop/ScreenSaver', interface: saver, member: 'GetSessionIdleTime' };
  return async (bus) => {
    let isThere = false;
    let unitMs: 1 | 1000 | null = null;
    let first: { value: number; at: number } | null = null;
    await bus.onService(saver, (now) => {
      isThere = now;
      if (!now) sink.detached('idle', name, 'noService');
    });
    return async () => {
      if (!isThere) return;
      const [value] = await bus.call(saver, method).catch(() => [null]);
      if (typeof value !== 'number') {
        sink.detached('idle', name, 'noService');
        reader.take(null);
        return;
      }
      sink.attached('idle', name);
      const at = monotonic();
      if (first === null || value < first.value) first = { value, at };
      const grownPerSecond = at - first.at < 2000 ? 0 : (value - first.value) / ((at - first.at) / 1000);
      if (grownPerSecond > 100) unitMs = 1;
      else if (grownPerSecond > 0.5) unitMs = 1000;
      reader.take(unitMs === null ? null : value * unitMs);
    };
  };
}

const login = 'org.freedesktop.login1';

/** logind: only whether the desktop took the session to be idle, so the time is counted from when it was first said. */
export function idleOfLogin({ sink, reader, monotonic }: IdleParts & { monotonic: () => number }): BusSource {
  const name = `${login} IdleHint`;
  const manager = { service: login, path: '/org/freedesktop/login1', interface: 'org.freedesktop.login1.Manager' };
  return async (bus) => {
    let isThere = false;
    let since: number | null = null;
    await bus.onService(login, (now) => {
      isThere = now;
      if (now) sink.attached('idle', name);
      else sink.detached('idle', name, 'noService');
    });
    return async () => {
      const isIdle = isThere && (await readProperty(bus, manager, 'IdleHint')) === true;
      since = isIdle ? (since ?? monotonic()) : null;
      reader.take(since === null ? null : monotonic() - since);
    };
  };
}
