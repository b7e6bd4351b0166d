/** All sources of signals of this machine, put together. For away.ts. */
import { existsSync, readdirSync } from 'node:fs';
import type { Bus } from './bus/bus.ts';
import { keepBus, type BusKeeper } from './bus/bus-keeper.ts';
import type { Idle } from './idle.ts';
import { displayOfKernel, displayOfMutter } from './signals/display-power.ts';
import { idleOfLogin, idleOfMutter, idleOfScreenSaver } from './signals/idle-time.ts';
import { lid, lidOfLogin, lidOfUpower } from './signals/lid.ts';
import { loginSession } from './signals/login-session.ts';
import { listenToPowerEvents, type PowerEvents } from './signals/power-events.ts';
import { screenSaver, screenSavers } from './signals/screen-saver.ts';
import { sleep } from './signals/sleep.ts';
import type { SignalSink } from './signal.ts';

export interface SourceParts {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly power: PowerEvents;
  readonly connectBus: (address: string) => Promise<Bus>;
  readonly monotonic: () => number;
  readonly after: (ms: number, work: () => void) => () => void;
}

export interface Sources {
  /** Asks what has to be asked, in the background; and Electron's idle time, at once. */
  poll(): void;
  close(): void;
}

const powerIdle = 'powerMonitor.getSystemIdleTime';

export function startSources(sink: SignalSink, idle: Idle, parts: SourceParts): Sources {
  const { platform, power } = parts;
  const idleSource = (name: string) => idle.reader(() => sink.seen('idle', name));
  // The ones asked first are believed first: GNOME knows of all input, Electron's number may be about X11 programs alone.
  const desktops = platform === 'linux' ? startBuses(sink, idleSource, parts) : [];
  const fromPower = idleSource(powerIdle);
  sink.attached('idle', powerIdle);
  listenToPowerEvents(sink, power, platform);
  const lookAtDisplays = platform === 'linux' ? displayOfKernel(sink) : () => undefined;
  lookAtDisplays();

  return {
    poll() {
      try {
        fromPower.take(power.systemIdleSeconds() * 1000);
      } catch {
        fromPower.take(null);
      }
      lookAtDisplays();
      for (const bus of desktops) bus.poll();
    },
    close() {
      for (const bus of desktops) bus.close();
    },
  };
}

function startBuses(
  sink: SignalSink,
  idleSource: (name: string) => ReturnType<Idle['reader']>,
  parts: SourceParts,
): BusKeeper[] {
  const { env, connectBus: connect, monotonic, after } = parts;
  const runtime = env['XDG_RUNTIME_DIR'];
  const session = keepBus({
    address: env['DBUS_SESSION_BUS_ADDRESS'] ?? (runtime ? `unix:path=${runtime}/bus` : null),
    connect,
    after,
    sources: [
      ...screenSavers.map((saver) => screenSaver(sink, saver)),
      displayOfMutter(sink),
      idleOfMutter({ sink, reader: idleSource('org.gnome.Mutter.IdleMonitor') }),
      idleOfScreenSaver({ sink, reader: idleSource('org.freedesktop.ScreenSaver GetSessionIdleTime'), monotonic }),
    ],
    onGone() {
      for (const { service } of screenSavers) sink.detached('screenSaver', service, 'noBus');
      sink.detached('displayOff', 'org.gnome.Mutter.DisplayConfig PowerSaveMode', 'noBus');
      sink.detached('idle', 'org.gnome.Mutter.IdleMonitor', 'noBus');
      sink.detached('idle', 'org.freedesktop.ScreenSaver GetSessionIdleTime', 'noBus');
    },
  });
  const system = keepBus({
    address: env['DBUS_SYSTEM_BUS_ADDRESS'] ?? 'unix:path=/run/dbus/system_bus_socket',
    connect,
    after,
    sources: [
      loginSession(sink, env['XDG_SESSION_ID']),
      sleep(sink),
      lid(sink, lidOfUpower, hasLid),
      lid(sink, lidOfLogin, hasLid),
      idleOfLogin({ sink, reader: idleSource('org.freedesktop.login1 IdleHint'), monotonic }),
    ],
    onGone() {
      for (const hint of ['Lock', 'LockedHint']) {
        sink.detached('screenLock', `org.freedesktop.login1 Session.${hint}`, 'noBus');
      }
      sink.detached('sessionSwitch', 'org.freedesktop.login1 Session.Active', 'noBus');
      sink.detached('suspend', 'org.freedesktop.login1 Manager.PrepareForSleep', 'noBus');
      for (const { service, closed } of [lidOfUpower, lidOfLogin])
        sink.detached('lid', `${service} ${closed}`, 'noBus');
      sink.detached('idle', 'org.freedesktop.login1 IdleHint', 'noBus');
    },
  });
  return [session, system];
}

/** What the kernel says of a lid switch; null where it says nothing about any. */
function hasLid(): boolean | null {
  const folder = '/proc/acpi/button/lid';
  if (!existsSync('/proc/acpi/button')) return null;
  try {
    return readdirSync(folder).length > 0;
  } catch {
    return false;
  }
}
