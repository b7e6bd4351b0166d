/** The machine goes to sleep and wakes up, as logind tells it. For sources.ts. */
import type { BusSource } from '../bus/bus-keeper.ts';
import type { SignalSink } from '../signal.ts';

const service = 'org.freedesktop.login1';
const name = `${service} Manager.PrepareForSleep`;
const signal = {
  path: '/org/freedesktop/login1',
  interface: 'org.freedesktop.login1.Manager',
  member: 'PrepareForSleep',
};

export function sleep(sink: SignalSink): BusSource {
  return async (bus) => {
    await bus.onSignal(service, signal, ([isAboutToSleep]) => {
      if (typeof isAboutToSleep !== 'boolean') return;
      sink.seen('suspend', name);
      if (isAboutToSleep) sink.lock('suspend');
      else sink.resumed();
    });
    await bus.onService(service, (isThere) => {
      if (isThere) sink.attached('suspend', name);
      else sink.detached('suspend', name, 'noService');
    });
    return null;
  };
}
