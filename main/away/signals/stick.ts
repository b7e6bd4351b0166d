/** The stick that carries the vault, or the one named as its key, is pulled out. Looked at several times a second; for away.ts. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { KeyStick } from '../../../preload/contract/away.ts';
import type { SignalSink } from '../signal.ts';
import { linuxSticks, mountOf, parseMounts, volumes, type Stick } from './mounts.ts';

export interface Sticks {
  /** Plugged in now. */
  list(): Stick[];
  isPresent(id: string): boolean;
  /** The device a folder lies on; null when the folder is not there. */
  deviceOf(folder: string): { readonly number: number; readonly isCarried: boolean; isPluggedIn(): boolean } | null;
}

/** The machine's own; `root` stands before every path of the system, for tests. */
export function createSticks(platform: NodeJS.Platform, root = '/'): Sticks {
  const isLinux = platform === 'linux';
  const mounts = () => {
    try {
      return parseMounts(readFileSync(join(root, 'proc/self/mountinfo'), 'utf8'));
    } catch {
      return [];
    }
  };
  return {
    list: () => (isLinux ? linuxSticks(root) : volumes(platform)),
    isPresent: (id) => existsSync(id.startsWith('uuid:') ? join(root, 'dev/disk/by-uuid', id.slice(5)) : id.slice(5)),
    deviceOf(folder) {
      const found = statSync(folder, { throwIfNoEntry: false });
      if (!found) return null;
      const table = isLinux ? mounts() : [];
      const mount = mountOf(table, folder);
      const block = mount && join(root, 'sys/dev/block', mount.device);
      const hasBlock = block !== null && existsSync(block);
      return {
        number: found.dev,
        isCarried: mount !== null && mount.mountPoint !== '/' && mount.device !== mountOf(table, '/')?.device,
        // A stick that was pulled out may stay mounted for a while; its device is gone at once.
        isPluggedIn: () => !hasBlock || existsSync(block),
      };
    },
  };
}

export interface StickWatch {
  /** Looks once. `folder` is the open vault's, null while none is open. */
  look(folder: string | null, keyStick: KeyStick | null): void;
}

const carrying = 'vault folder';
const key = 'key stick';

export function createStickWatch(sink: SignalSink, sticks: Sticks): StickWatch {
  let carrier: { folder: string; device: ReturnType<Sticks['deviceOf']> } | null = null;
  let keyWasThere = false;

  function lookAtCarrier(folder: string | null): void {
    if (folder === null) {
      carrier = null;
      sink.detached('stick', carrying, 'notSet');
      return;
    }
    if (carrier?.folder !== folder) {
      carrier = { folder, device: sticks.deviceOf(folder) };
      if (carrier.device?.isCarried) sink.attached('stick', carrying);
      else sink.detached('stick', carrying, 'notSet');
    }
    const now = deviceQuietly(folder);
    if (now?.number === carrier.device?.number && carrier.device?.isPluggedIn() === true) return;
    if (carrier.device?.isCarried) sink.seen('stick', carrying);
    sink.lock('stick');
  }

  function deviceQuietly(folder: string): ReturnType<Sticks['deviceOf']> {
    try {
      return sticks.deviceOf(folder);
    } catch {
      // An input/output error: the medium is gone, or as good as gone.
      return null;
    }
  }

  return {
    look(folder, keyStick) {
      lookAtCarrier(folder);
      if (keyStick === null) {
        sink.detached('stick', key, 'notSet');
        return;
      }
      sink.attached('stick', key);
      const isThere = sticks.isPresent(keyStick.id);
      if (keyWasThere && !isThere) sink.seen('stick', key);
      keyWasThere = isThere;
      // Also when it was never there: without its key the vault does not stay open.
      if (!isThere && folder !== null) sink.lock('stick');
    },
  };
}
