import { describe, expect, it, vi } from 'vitest';
import { closingOf } from '../../../main/shell/closing.ts';
import { createLockKey } from '../../../main/shell/lock-key.ts';
import { watchTrayHost } from '../../../main/shell/tray-host.ts';
import { startPrivateBus, type Variant } from '../../helpers/private-bus.ts';

const after = (ms: number, work: () => void) => {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
};

describe('closing the window', () => {
  it.each([
    ['quit', true, 'quit'],
    ['lock', true, 'lock'],
    ['hide', true, 'hide'],
    ['quit', false, 'quit'],
    ['lock', false, 'quit'],
    ['hide', false, 'quit'],
  ] as const)(
    'does what was wished (%s) only where there is a tray to come back from (%s)',
    (onClose, hasTray, does) => {
      expect(closingOf({ onClose }, hasTray)).toBe(does);
    },
  );
});

describe('the key of the lock', () => {
  function key({ isFree = true, reachesOthers = true } = {}) {
    const did: string[] = [];
    const made = createLockKey({
      register: () => {
        did.push('register');
        return isFree;
      },
      unregister: () => did.push('unregister'),
      reachesOthers,
    });
    return { ...made, did };
  }

  it('is held once and let go once', () => {
    const { hold, letGo, reach, did } = key();
    hold();
    hold();
    expect(reach()).toBe('everywhere');
    letGo();
    letGo();
    expect(did).toEqual(['register', 'unregister']);
  });

  it('is told to be taken where another program has it, and that program keeps it', () => {
    const { hold, letGo, reach, did } = key({ isFree: false });
    hold();
    expect(reach()).toBe('taken');
    letGo();
    expect(did).toEqual(['register']);
  });

  it('promises nothing on a desktop that passes no keys on', () => {
    const { hold, reach } = key({ reachesOthers: false });
    hold();
    expect(reach()).toBe('notHere');
  });
});

describe('the tray', () => {
  const service = 'org.kde.StatusNotifierWatcher';
  const at = '/StatusNotifierWatcher';

  it('is there while a program of the desktop shows icons, and its end is told', async () => {
    const bus = await startPrivateBus();
    const gone = vi.fn<() => void>();
    const host = watchTrayHost({ platform: 'linux', address: bus.address, after, onGone: gone });
    try {
      expect(host.isThere()).toBe(false);
      const has = (isThere: boolean): Variant => ['b', isThere];
      const watcher = await bus.mock(service, '--session', service, at, service);
      await watcher.addProperty(at, service, 'IsStatusNotifierHostRegistered', has(false));
      // A watcher alone shows nothing.
      await watcher.emit(at, service, 'StatusNotifierHostRegistered', '');
      expect(host.isThere()).toBe(false);
      await watcher.update(at, service, { IsStatusNotifierHostRegistered: has(true) });
      await watcher.emit(at, service, 'StatusNotifierHostRegistered', '');
      await expect.poll(host.isThere).toBe(true);
      expect(gone).not.toHaveBeenCalled();
      await watcher.stop();
      await expect.poll(host.isThere).toBe(false);
      expect(gone).toHaveBeenCalledTimes(1);
    } finally {
      host.close();
      await bus.kill();
    }
  });

  it('is not there without a bus, and always there on Windows and macOS', () => {
    const watch = (platform: NodeJS.Platform) =>
      watchTrayHost({ platform, address: null, after, onGone: () => undefined });
    expect(watch('linux').isThere()).toBe(false);
    expect(watch('win32').isThere()).toBe(true);
    expect(watch('darwin').isThere()).toBe(true);
  });
});
