/** Peers that show a folder through FUSE: gocryptfs, securefs, cryfs. They are mounted beforehand, as our vault is open. For the bulk benchmark. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { runCommand, runShell, versionOf } from './command.ts';
import type { Surroundings } from './command.ts';
import type { Measured, Run, Store } from './store.ts';

const passphrase = 'umi no mieru machi';

/** Unmounts whatever is still mounted below a folder that is to be removed. */
export function unmountBelow(folder: string): void {
  for (const line of readFileSync('/proc/mounts', 'utf8').split('\n')) {
    const mounted = line.split(' ')[1] ?? '';
    if (mounted.startsWith(`${folder}/`)) unmount(mounted);
  }
}

interface Mounting {
  readonly name: string;
  readonly version: () => string;
  /** Makes an empty store. `password` is a file that holds the passphrase. */
  readonly create: (store: string, password: string, surroundings: Surroundings) => void;
  /** Command that mounts and goes on in the background. */
  readonly mount: (store: string, mounted: string, password: string) => { command: string[]; input?: string };
}

/** Peak memory of the daemon behind a mount: the process whose command line names it. */
function peakOfDaemon(mounted: string): number {
  let peak = 0;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(mounted)) continue;
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      peak = Math.max(peak, Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0));
    } catch {
      // It ended meanwhile.
    }
  }
  return peak;
}

function isMounted(mounted: string): boolean {
  return readFileSync('/proc/mounts', 'utf8').includes(` ${mounted} fuse`);
}

function unmount(mounted: string): void {
  for (let tries = 0; isMounted(mounted) && tries < 50; tries += 1) {
    spawnSync('fusermount', ['-u', mounted], { stdio: 'ignore' });
    if (isMounted(mounted)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  }
  // What is still mounted here would be removed with the folder, file by file and through it.
  if (isMounted(mounted)) throw new Error(`${mounted} is still mounted`);
}

function mounting({ name, version, create, mount }: Mounting): Store {
  return {
    name,
    kind: 'vault',
    version,
    start(folder, { folder: source }) {
      const [store, mounted, password] = [join(folder, 'store'), join(folder, 'mounted'), join(folder, 'password')];
      for (const each of [store, mounted]) mkdirSync(each);
      writeFileSync(password, passphrase, { mode: 0o600 });
      const surroundings: Surroundings = {
        folder,
        env: { CRYFS_FRONTEND: 'noninteractive', CRYFS_NO_UPDATE_CHECK: 'true', XDG_DATA_HOME: folder },
      };
      create(store, password, surroundings);
      const open = (): number => {
        const { command, input } = mount(store, mounted, password);
        const start = performance.now();
        runCommand(command, { ...surroundings, ...(input === undefined ? {} : { input }) });
        while (!isMounted(mounted)) {
          if (performance.now() - start > 30_000) throw new Error(`${name} was not mounted`);
          Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
        }
        return performance.now() - start;
      };
      const measure = (ms: number): Promise<Measured> => Promise.resolve({ ms, peakKibibytes: peakOfDaemon(mounted) });
      const shell = (line: string): Promise<Measured> => measure(runShell(line, surroundings).ms);
      open();
      const run: Run = {
        takeIn: () => shell(`cp -r '${source}/.' '${mounted}'`),
        open() {
          unmount(mounted);
          return measure(open());
        },
        listOpen: () => shell(`ls -R '${mounted}' > /dev/null`),
        giveBack: (target) => shell(`cp -r '${mounted}/.' '${target}'`),
        verify: () => shell(`find '${mounted}' -type f -exec cat {} + > /dev/null`),
        close() {
          unmount(mounted);
          return Promise.resolve();
        },
      };
      return Promise.resolve(run);
    },
  };
}

const gocryptfs = mounting({
  name: 'gocryptfs',
  version: () => versionOf('gocryptfs', '-version'),
  create: (store, password, surroundings) =>
    void runCommand(['gocryptfs', '-init', '-q', '-passfile', password, store], surroundings),
  mount: (store, mounted, password) => ({ command: ['gocryptfs', '-q', '-passfile', password, store, mounted] }),
});

const securefs = mounting({
  name: 'securefs',
  version: () => versionOf('securefs', 'version'),
  create: (store, _password, surroundings) =>
    void runCommand(['securefs', 'create', '--format', '4', '--pass', passphrase, store], surroundings),
  mount: (store, mounted) => ({
    command: ['securefs', 'mount', '--background', '--log', '/dev/null', '--pass', passphrase, store, mounted],
  }),
});

const cryfs = mounting({
  name: 'cryfs',
  version: () => versionOf('cryfs', '--version'),
  create: () => undefined,
  mount: (store, mounted) => ({ command: ['cryfs', store, mounted], input: passphrase }),
});

/** Those for which this system can mount at all. */
export const mounts: readonly Store[] = existsSync('/dev/fuse') ? [gocryptfs, securefs, cryfs] : [];
