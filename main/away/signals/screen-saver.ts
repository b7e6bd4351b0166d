/** The screen savers of the Linux desktops, each by its own name on the session's bus. `true` means it began. For sources.ts. */
import type { BusSource } from '../bus/bus-keeper.ts';
import type { SignalSink } from '../signal.ts';

export interface ScreenSaver {
  readonly service: string;
  readonly path: string;
}

/** KDE and others answer to the freedesktop name. */
export const screenSavers: readonly ScreenSaver[] = [
  { service: 'org.freedesktop.ScreenSaver', path: '/org/freedesktop/ScreenSaver' },
  { service: 'org.gnome.ScreenSaver', path: '/org/gnome/ScreenSaver' },
  { service: 'org.cinnamon.ScreenSaver', path: '/org/cinnamon/ScreenSaver' },
  { service: 'org.mate.ScreenSaver', path: '/org/mate/ScreenSaver' },
  { service: 'org.xfce.ScreenSaver', path: '/org/xfce/ScreenSaver' },
];

export function screenSaver(sink: SignalSink, { service, path }: ScreenSaver): BusSource {
  // Each has the interface of its own name.
  const member = (name: string) => ({ interface: service, member: name });
  return async (bus) => {
    // From any of its objects: KDE has two.
    await bus.onSignal(service, { path: null, ...member('ActiveChanged') }, ([isActive]) => {
      if (typeof isActive !== 'boolean') return;
      sink.seen('screenSaver', service);
      if (isActive) sink.lock('screenSaver');
    });
    await bus.onService(service, (isThere) => {
      if (!isThere) {
        sink.detached('screenSaver', service, 'noService');
        return;
      }
      sink.attached('screenSaver', service);
      bus
        .call(service, { path, ...member('GetActive') })
        .then(([isActive]) => {
          if (isActive === true) sink.lock('screenSaver');
        })
        .catch(() => {
          // Some have the name for the sake of inhibiting alone; then nothing will ever come from it.
          sink.detached('screenSaver', service, 'noService');
        });
    });
    return null;
  };
}
