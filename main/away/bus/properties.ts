/** Reading and following properties of objects on a bus. For the sources of main/away/signals. */
import type { Bus } from './bus.ts';

const properties = 'org.freedesktop.DBus.Properties';

/** The value inside a variant as the library gives it, `[type, [value]]`; undefined for anything else. */
function valueOf(variant: unknown): unknown {
  if (!Array.isArray(variant) || !Array.isArray(variant[1])) return undefined;
  return (variant[1] as readonly unknown[])[0];
}

export interface BusObject {
  readonly service: string;
  readonly path: string;
  readonly interface: string;
}

/** One property now. Rejects where there is no such object or property. */
export async function readProperty(bus: Bus, { service, path, interface: name }: BusObject, property: string) {
  const get = { path, interface: properties, member: 'Get' };
  const [variant] = await bus.call(service, get, 'ss', [name, property]);
  return valueOf(variant);
}

/** Calls `listener` with each property of the object that changes. */
export async function onProperties(
  bus: Bus,
  { service, path, interface: name }: BusObject,
  listener: (property: string, value: unknown) => void,
): Promise<void> {
  await bus.onSignal(service, { path, interface: properties, member: 'PropertiesChanged' }, ([changed, values]) => {
    if (changed !== name || !Array.isArray(values)) return;
    for (const entry of values as readonly unknown[]) {
      if (Array.isArray(entry) && typeof entry[0] === 'string') listener(entry[0], valueOf(entry[1]));
    }
  });
}
