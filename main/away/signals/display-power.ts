/** The display is turned off to save power: as GNOME's compositor tells it, or as the kernel's files do. For sources.ts. */
import { join } from 'node:path';
import type { BusSource } from '../bus/bus-keeper.ts';
import { onProperties, readProperty } from '../bus/properties.ts';
import type { SignalSink } from '../signal.ts';
import { lineOf, listOf } from './kernel-files.ts';

const mutter = {
  service: 'org.gnome.Mutter.DisplayConfig',
  path: '/org/gnome/Mutter/DisplayConfig',
  interface: 'org.gnome.Mutter.DisplayConfig',
};
const property = 'PowerSaveMode';

/** Mutter: 0 is on; standby, suspend and off come after it; -1 means that it cannot tell. */
export function displayOfMutter(sink: SignalSink): BusSource {
  const name = `${mutter.service} ${property}`;
  return async (bus) => {
    let isOff = false;
    await onProperties(bus, mutter, (changed, value) => {
      if (changed !== property || typeof value !== 'number' || value < 0) return;
      sink.seen('displayOff', name);
      const was = isOff;
      isOff = value > 0;
      if (isOff && !was) sink.lock('displayOff');
    });
    await bus.onService(mutter.service, (isThere) => {
      if (!isThere) {
        sink.detached('displayOff', name, 'noService');
        return;
      }
      readProperty(bus, mutter, property)
        .then((value) => {
          if (typeof value === 'number' && value >= 0) sink.attached('displayOff', name);
          else sink.detached('displayOff', name, 'noDevice');
        })
        .catch(() => {
          sink.detached('displayOff', name, 'noService');
        });
    });
    return null;
  };
}

/** Whether all displays that are plugged in are off; null where there is none, or the kernel does not say. */
export function areDisplaysOff(folder: string): boolean | null {
  const states = listOf(folder).flatMap((connector) => {
    const status = lineOf(join(folder, connector, 'status'));
    const power = lineOf(join(folder, connector, 'dpms'));
    return status === 'connected' && power !== null ? [power] : [];
  });
  return states.length === 0 ? null : states.every((power) => power !== 'On');
}

/** Returns the function that looks at the kernel's files once (`/sys/class/drm`). */
export function displayOfKernel(sink: SignalSink, folder = '/sys/class/drm'): () => void {
  const name = 'sysfs drm dpms';
  let before: boolean | null | undefined;
  return () => {
    const isOff = areDisplaysOff(folder);
    if (isOff === before) return;
    if (isOff === null) sink.detached('displayOff', name, 'noDevice');
    else sink.attached('displayOff', name);
    if (isOff !== null && typeof before === 'boolean') {
      sink.seen('displayOff', name);
      if (isOff) sink.lock('displayOff');
    }
    before = isOff;
  };
}
