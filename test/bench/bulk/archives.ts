/** Peers that seal one file, or one archive of many: age, gpg, 7z; and cp, which protects nothing. For the bulk benchmark. */
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand, runShell, versionOf } from './command.ts';
import type { Corpus } from './corpora.ts';
import type { Measured, Run, Store } from './store.ts';

const passphrase = 'umi no mieru machi';

/** A file goes through as it is, many files through tar. */
function sealing(name: string, commands: (folder: string) => { seal: string; open: string }, version: string): Store {
  return {
    name,
    kind: 'archive',
    version: () => version,
    start(folder, { folder: source, files }) {
      const { seal, open } = commands(folder);
      const sealed = join(folder, 'sealed');
      const surroundings = { folder };
      const shell = (line: string): Promise<Measured> => Promise.resolve(runShell(line, surroundings));
      const isOne = files === 1;
      const run: Run = {
        takeIn: () =>
          shell(isOne ? `${seal} < '${source}'/* > '${sealed}'` : `tar -C '${source}' -c . | ${seal} > '${sealed}'`),
        giveBack: (target) =>
          shell(
            isOne ? `${open} < '${sealed}' > '${target}/動画.mp4'` : `${open} < '${sealed}' | tar -C '${target}' -x`,
          ),
        verify: () => shell(`${open} < '${sealed}' > /dev/null`),
        close: () => Promise.resolve(),
      };
      return Promise.resolve(isOne ? run : { ...run, list: () => shell(`${open} < '${sealed}' | tar -t > /dev/null`) });
    },
  };
}

const age = sealing(
  'age',
  (folder) => {
    const key = join(folder, 'key.txt');
    execFileSync('age-keygen', ['-o', key], { stdio: 'ignore' });
    const recipient = execFileSync('age-keygen', ['-y', key], { encoding: 'utf8' }).trim();
    return { seal: `age -r ${recipient}`, open: `age -d -i '${key}'` };
  },
  `age ${versionOf('age', '--version')}`,
);

const gpg = sealing(
  'gpg',
  (folder) => {
    const home = join(folder, 'gnupg');
    mkdirSync(home, { mode: 0o700 });
    const gpgCommand = `gpg --homedir '${home}' --batch --quiet --no-tty --pinentry-mode loopback --passphrase '${passphrase}'`;
    return {
      seal: `${gpgCommand} --compress-algo none --cipher-algo AES256 --s2k-count 1024 --symmetric`,
      open: `${gpgCommand} --decrypt`,
    };
  },
  versionOf('gpg', '--version'),
);

const sevenZip: Store = {
  name: '7z',
  kind: 'archive',
  version: () => versionOf('7zz', '--help'),
  start(folder, { folder: source }) {
    const archive = join(folder, 'sealed.7z');
    const measure = (command: readonly string[], cwd = folder): Promise<Measured> =>
      Promise.resolve(runCommand(command, { folder, cwd }));
    const password = `-p${passphrase}`;
    const run: Run = {
      takeIn: () => measure(['7zz', 'a', '-mx0', '-mhe=on', password, '-bso0', '-bsp0', archive, '.'], source),
      list: () => measure(['7zz', 'l', '-ba', password, archive]),
      giveBack: (target) => measure(['7zz', 'x', '-bso0', '-bsp0', password, `-o${target}`, archive]),
      verify: () => measure(['7zz', 't', '-bso0', '-bsp0', password, archive]),
      close: () => Promise.resolve(),
    };
    return Promise.resolve(run);
  },
};

const copy: Store = {
  name: 'cp',
  kind: 'plain',
  version: () => versionOf('cp', '--version'),
  start(folder, { folder: source }: Corpus) {
    const kept = join(folder, 'kept');
    mkdirSync(kept);
    const measure = (from: string, to: string): Promise<Measured> =>
      Promise.resolve(runCommand(['cp', '-r', `${from}/.`, to], { folder }));
    return Promise.resolve({
      takeIn: () => measure(source, kept),
      giveBack: (target) => measure(kept, target),
      close: () => Promise.resolve(),
    });
  },
};

export const archives: readonly Store[] = [age, gpg, sevenZip, copy];
