/**
 * The lid of a laptop, as UPower tells it, or logind. logind sends no signal of its own for it, so it is also asked. For sources.ts.
 */
import type { BusSource } from '../bus/bus-keeper.ts';
import { onProperties, readProperty, type BusObject } from '../bus/properties.ts';
import type { SignalSink } from '../signal.ts';

interface LidSource extends BusObject {
  readonly closed: string;
  /** The property that says whether there is a lid; null where the service does not know. */
  readonly present: string | null;
}

export const lidOfUpower: LidSource = {
  service: 'org.freedesktop.UPower',
  path: '/org/freedesktop/UPower',
  interface: 'org.freedesktop.UPower',
  closed: 'LidIsClosed',
  present: 'LidIsPresent',
};

export const lidOfLogin: LidSource = {
  service: 'org.freedesktop.login1',
  path: '/org/freedesktop/login1',
  interface: 'org.freedesktop.login1.Manager',
  closed: 'LidClosed',
  present: null,
};

/** `hasLid` is what the system's files say: null where they say nothing. */
export function lid(sink: SignalSink, source: LidSource, hasLid: () => boolean | null): BusSource {
  const name = `${source.service} ${source.closed}`;
  return async (bus) => {
    let isClosed: boolean | null = null;

    function take(value: unknown): void {
      if (typeof value !== 'boolean' || value === isClosed) return;
      // The first answer is how the lid is; that it moved was not seen.
      if (isClosed !== null) {
        sink.seen('lid', name);
        if (value) sink.lock('lid');
      }
      isClosed = value;
    }

    async function isPresent(): Promise<boolean> {
      if (source.present === null) return hasLid() !== false;
      return (await readProperty(bus, source, source.present)) === true;
    }

    async function attach(): Promise<void> {
      take(await readProperty(bus, source, source.closed));
      if (isClosed !== null && (await isPresent())) sink.attached('lid', name);
      else sink.detached('lid', name, 'noDevice');
    }

    await onProperties(bus, source, (property, value) => {
      if (property === source.closed) take(value);
    });
    await bus.onService(source.service, (isThere) => {
      if (!isThere) {
        isClosed = null;
        sink.detached('lid', name, 'noService');
        return;
      }
      attach().catch(() => {
        sink.detached('lid', name, 'noDevice');
      });
    });
    return async () => {
      if (isClosed !== null) take(await readProperty(bus, source, source.closed));
    };
  };
}
