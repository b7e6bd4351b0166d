/** Screen locked and session switched, as logind tells them of our own session (org.freedesktop.login1). For sources.ts. */
import type { Bus } from '../bus/bus.ts';
import type { BusSource } from '../bus/bus-keeper.ts';
import { onProperties, readProperty } from '../bus/properties.ts';
import type { SignalSink } from '../signal.ts';

const service = 'org.freedesktop.login1';
const manager = { path: '/org/freedesktop/login1', interface: 'org.freedesktop.login1.Manager' };
const sessionInterface = 'org.freedesktop.login1.Session';

/** The object of our session. Rejects where logind knows none, as for a program that was not started from a desktop. */
async function findSession(bus: Bus, sessionId: string | undefined): Promise<string> {
  const names = [...(sessionId ? [sessionId] : []), 'auto'];
  for (const name of names) {
    const [path] = await bus.call(service, { ...manager, member: 'GetSession' }, 's', [name]).catch(() => []);
    if (typeof path !== 'string') continue;
    // A stand-in of logind may make a path of any name; one that has no property is no session.
    const found = await readProperty(bus, { service, path, interface: sessionInterface }, 'Active').catch(() => null);
    if (found !== null) return path;
  }
  throw new Error('no session');
}

/** `sessionId` is the environment's `XDG_SESSION_ID`. */
export function loginSession(sink: SignalSink, sessionId: string | undefined): BusSource {
  return async (bus) => {
    const asLock = `${service} Session.Lock`;
    const asHint = `${service} Session.LockedHint`;
    const asActive = `${service} Session.Active`;

    function take(property: string, value: unknown, isChange: boolean): void {
      if (typeof value !== 'boolean') return;
      if (property === 'LockedHint') {
        if (isChange) sink.seen('screenLock', asHint);
        if (value) sink.lock('screenLock');
      } else if (property === 'Active') {
        if (isChange) sink.seen('sessionSwitch', asActive);
        if (!value) sink.lock('sessionSwitch');
      }
    }

    async function attach(): Promise<void> {
      const path = await findSession(bus, sessionId);
      const session = { service, path, interface: sessionInterface };
      await bus.onSignal(service, { ...session, member: 'Lock' }, () => {
        sink.seen('screenLock', asLock);
        sink.lock('screenLock');
      });
      await bus.onSignal(service, { ...session, member: 'Unlock' }, () => {
        sink.seen('screenLock', asLock);
      });
      await onProperties(bus, session, (property, value) => {
        take(property, value, true);
      });
      sink.attached('screenLock', asLock);
      sink.attached('screenLock', asHint);
      sink.attached('sessionSwitch', asActive);
      // What happened while nobody listened.
      for (const property of ['LockedHint', 'Active']) {
        take(property, await readProperty(bus, session, property).catch(() => null), false);
      }
    }

    await bus.onService(service, (isThere) => {
      if (isThere) {
        attach().catch(() => {
          for (const source of [asLock, asHint]) sink.detached('screenLock', source, 'noService');
          sink.detached('sessionSwitch', asActive, 'noService');
        });
        return;
      }
      for (const source of [asLock, asHint]) sink.detached('screenLock', source, 'noService');
      sink.detached('sessionSwitch', asActive, 'noService');
    });
    return null;
  };
}
