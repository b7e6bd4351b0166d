/**
 * Each probe of the pre-work check against what this Debian's own command prints. Runs in mount and network namespaces of its own, so that a
 * scanner can be missing or a firewall on without the machine being changed. What cannot be tried here is skipped by name.
 */
import { spawnSync } from 'node:child_process';
import { chmod, cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { at, node24 } from '../../main/setup/place.mjs';
import { Facts } from '../../preload/contract/check-facts.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const isRoot = process.getuid?.() === 0;
const english = { ...process.env, LC_ALL: 'C.UTF-8', LANGUAGE: 'C' };
const run = (command: string, args: readonly string[], env: NodeJS.ProcessEnv = english) => {
  const ended = spawnSync(command, args, { encoding: 'utf8', env, timeout: 100_000 });
  return { status: ended.status, stdout: ended.stdout ?? '', stderr: ended.stderr ?? '' };
};
const shell = (script: string, env: NodeJS.ProcessEnv = english) => run('bash', ['-c', script], env);
const has = (command: string): boolean => shell(`PATH=$PATH:/usr/sbin:/sbin command -v ${command}`).status === 0;
const hasDeviceMapper = shell('grep -q device-mapper /proc/misc').status === 0;
const hasNamespaces = isRoot && run('unshare', ['-m', '-n', 'true']).status === 0;
/** Root may put a writable layer over the system's folders. */
const hasOverlay =
  hasNamespaces &&
  run('unshare', [
    '-m',
    'bash',
    '-c',
    'd=$(mktemp -d) && mount -t tmpfs t $d && mkdir $d/u $d/w && mount -t overlay o -o lowerdir=/usr,upperdir=$d/u,workdir=$d/w /usr',
  ]).status === 0;

let folder: string;
beforeEach(async () => {
  folder = await tempFolder();
  await chmod(folder, 0o755);
});

interface Where {
  /** What is done in the namespace first. */
  readonly first?: string;
  readonly vault?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly as?: 'nobody';
}

/** Chosen facts, and what a command of the system prints in the same place. */
function look(ids: readonly string[], command: string, { first = '', vault = '', env = {}, as }: Where = {}) {
  const script = `${first}
    printf '%s' "$(${command})" > ${folder}/own
    ${as === 'nobody' ? 'exec setpriv --reuid=65534 --regid=65534 --clear-groups' : 'exec'} "$@"`;
  const program = [node24, at('test/system/read-facts.ts'), vault, ...ids];
  const isolated = first === '' ? [] : ['unshare', '-m', '-n'];
  const [name = '', ...args] = [...isolated, 'bash', '-c', script, 'bash', ...program];
  const ended = run(name, args, { ...english, ...env });
  if (ended.status !== 0) throw new Error(ended.stderr);
  return { facts: Facts.parse(JSON.parse(ended.stdout)), own: () => readFile(`${folder}/own`, 'utf8') };
}

/** A writable layer over a folder of the system, in the namespace. */
const layer = (over: string) =>
  `l=$(mktemp -d) && mount -t tmpfs layer $l && mkdir $l/u $l/w && mount -t overlay layer -o lowerdir=${over},upperdir=$l/u,workdir=$l/w ${over}`;

describe('the release', () => {
  it('is what os-release says', async () => {
    const { facts, own } = look(['release'], '. /etc/os-release; echo "$ID|$VERSION_ID|$PRETTY_NAME"');
    if (facts.release.state === 'absent') throw new Error(facts.release.why);
    const { product, version, name, build } = facts.release.value;
    expect(`${product}|${version}|${name}`).toBe(await own());
    expect(build).toBe(shell('uname -r').stdout.trim());
    expect(facts.release.sources).toEqual(['/etc/os-release']);
  });
});

describe('ClamAV', () => {
  const database = async (version: number) => {
    const made = path.join(folder, 'database');
    await mkdir(made);
    await writeFile(path.join(made, 'daily.hdb'), '44d88612fea8a8f36de82e1278abb02f:68:Test.Signature\n');
    await writeFile(path.join(made, 'COPYING'), 'for a test\n');
    const built = shell(`cd ${made} && echo tester | sigtool --unsigned --build=daily.cud --cvd-version=${version}`);
    if (built.status !== 0) throw new Error(built.stderr);
    const clean = path.join(folder, 'clean');
    await mkdir(clean);
    await cp(path.join(made, 'daily.cud'), path.join(clean, 'daily.cud'));
    return clean;
  };

  it.skipIf(!hasOverlay)('that is not installed is no product [needs root and overlayfs]', async () => {
    const first = `${layer('/usr')}; rm -f /usr/bin/clamscan /usr/local/bin/clamscan`;
    const { facts, own } = look(['antivirus'], 'command -v clamscan || echo none', { first });
    expect(facts.antivirus).toMatchObject({ state: 'read', value: { products: [] } });
    expect(await own()).toBe('none');
  });

  it.skipIf(!hasNamespaces || !has('sigtool'))(
    'has the date and version that sigtool reads from the database itself [needs root and clamav]',
    async () => {
      const made = await database(27_900);
      const { facts, own } = look(['antivirus'], `sigtool --info ${made}/daily.cud; clamscan --version`, {
        first: `mount --bind ${made} /var/lib/clamav`,
      });
      const said = await own();
      const built = /^Build time: (\d+ \w+ \d+ \d\d:\d\d [+-]\d{4})$/mu.exec(said)?.[1] ?? '';
      expect(facts.antivirus).toMatchObject({
        value: {
          products: [
            {
              name: `ClamAV ${/^ClamAV ([\d.]+)/mu.exec(said)?.[1] ?? '?'}`,
              onDemand: true,
              definitions: { kind: 'dated', at: new Date(built).toISOString(), version: '27900' },
            },
          ],
        },
      });
    },
  );

  it.skipIf(!hasNamespaces || !has('clamscan'))('without a database has no date [needs root and clamav]', async () => {
    const { facts } = look(['antivirus'], 'true', { first: 'mount -t tmpfs empty /var/lib/clamav' });
    expect(facts.antivirus).toMatchObject({ value: { products: [{ definitions: null }] } });
  });

  it.skipIf(!has('clamscan') || !has('freshclam'))('runs or not, as pgrep says [needs clamav-freshclam]', async () => {
    const own = path.join(folder, 'fresh');
    await mkdir(own);
    await chmod(own, 0o777);
    const config = path.join(folder, 'freshclam.conf');
    const log = path.join(own, 'log');
    await writeFile(
      config,
      `DatabaseDirectory ${own}\nDatabaseMirror localhost\nUpdateLogFile ${log}\nDatabaseOwner root\nChecks 1\n`,
    );
    const start = `freshclam -d --foreground --config-file=${config} >/dev/null 2>&1 & pid=$!; sleep 1; pgrep -x freshclam >/dev/null && echo up`;
    const { facts, own: said } = look(['antivirus'], `${start}; disown; echo $pid >${folder}/pid`);
    const pid = (await readFile(`${folder}/pid`, 'utf8')).trim();
    try {
      expect(await said()).toBe('up');
      expect(facts.antivirus).toMatchObject({ value: { updaterRunning: true } });
    } finally {
      run('kill', [pid]);
    }
    const other = shell('pgrep -x freshclam').status === 0;
    expect(look(['antivirus'], 'true').facts.antivirus).toMatchObject({ value: { updaterRunning: other } });
  });
});

describe('pending updates', () => {
  /** apt with lists and sources of its own; one of them offers a newer version of an installed package. */
  const apt = async (withNewer: boolean): Promise<Record<string, string>> => {
    const lists = path.join(folder, 'lists');
    const repository = path.join(folder, 'repository');
    await mkdir(path.join(lists, 'partial'), { recursive: true });
    await mkdir(repository);
    const installed = shell("dpkg-query -W -f '${Package} ${Architecture}\\n' bash").stdout.trim().split(' ');
    // apt takes no empty list, so there is always one package; the other one is not installed.
    const stanza = `Package: ${withNewer ? (installed[0] ?? '') : 'mochidashi-not-installed'}\nVersion: 9999\nArchitecture: ${installed[1] ?? ''}\nMaintainer: Test <test@example.invalid>\nFilename: ./none.deb\nSize: 1\nSHA256: ${'0'.repeat(64)}\nDescription: newer\n\n`;
    await writeFile(path.join(repository, 'Packages'), stanza);
    await writeFile(path.join(folder, 'sources.list'), `deb [trusted=yes] file:${repository} ./\n`);
    const config = path.join(folder, 'apt.conf');
    await writeFile(
      config,
      `Dir::State::lists "${lists}";\nDir::Etc::sourcelist "${folder}/sources.list";\nDir::Etc::sourceparts "-";\nDir::Cache::pkgcache "";\nDir::Cache::srcpkgcache "";\nAPT::Sandbox::User "root";\n`,
    );
    const updated = run('apt-get', ['update'], { ...english, APT_CONFIG: config });
    if (updated.status !== 0) throw new Error(updated.stderr + updated.stdout);
    return { APT_CONFIG: config };
  };
  const counted = 'apt-get -s dist-upgrade | grep -Po "^\\d+(?= upgraded)"';

  it.skipIf(!isRoot).each([
    ['none', false, '0'],
    ['one', true, '1'],
  ] as const)('are %s where apt counts as many [needs root to fetch lists]', async (_, withNewer, count) => {
    const { facts, own } = look(['updates'], counted, { env: await apt(withNewer) });
    expect(await own()).toBe(count);
    expect(facts.updates).toMatchObject({ state: 'read', value: { pending: Number(count) } });
  });

  it('of this machine are as many as apt counts, also for somebody without rights', async () => {
    const { facts, own } = look(['updates'], counted, isRoot ? { as: 'nobody' } : {});
    if (facts.updates.state === 'absent') throw new Error(facts.updates.why);
    expect(String(facts.updates.value.pending)).toBe(await own());
    const looked = shell('stat -c %Y /var/lib/apt/lists/*_InRelease 2>/dev/null | sort -n | tail -1').stdout.trim();
    if (looked !== '')
      expect(Date.parse(facts.updates.value.lookedAt ?? '')).toBeGreaterThanOrEqual(Number(looked) * 1000);
  });
});

describe('ufw', () => {
  const ruled = `${layer('/etc')}; ${layer('/var/lib')}; mount -t tmpfs run /run`;
  // Switching it on needs iptables in the kernel, which not every container has.
  const canSwitch =
    hasOverlay && has('ufw') && run('unshare', ['-m', '-n', 'bash', '-c', `${ruled}; ufw --force enable`]).status === 0;

  it.skipIf(!canSwitch).each([
    ['on', 'ufw --force enable', true, 'Status: active'],
    ['off', 'ufw --force disable', false, 'Status: inactive'],
  ] as const)(
    'is %s as its own status says [needs root, ufw and iptables in the kernel]',
    async (_, switching, on, status) => {
      const { facts, own } = look(['firewall'], 'ufw status | head -1', {
        first: `${ruled}; ${switching} >/dev/null 2>&1`,
      });
      expect(await own()).toBe(status);
      expect(facts.firewall).toMatchObject({ state: 'read', value: { profiles: [{ name: 'ufw', on }] } });
    },
  );

  it.skipIf(!hasOverlay || !has('ufw'))(
    'that is configured on but not active is not on for somebody without rights [needs root, ufw and overlayfs]',
    () => {
      const first = `${ruled}; sed -i s/ENABLED=.*/ENABLED=yes/ /etc/ufw/ufw.conf`;
      const { facts } = look(['firewall'], 'true', { first, as: 'nobody' });
      if (facts.firewall.state === 'absent') throw new Error(facts.firewall.why);
      expect(facts.firewall.value.profiles.every(({ on }) => on !== true)).toBe(true);
    },
  );
});

describe('disk encryption', () => {
  it('of the system is what lsblk shows above its file system', async () => {
    const { facts, own } = look(
      ['disks'],
      'lsblk -n -s -o TYPE "$(findmnt -n -o SOURCE -T /)" 2>/dev/null || echo none',
      { vault: folder },
    );
    if (facts.disks.state === 'absent') throw new Error(facts.disks.why);
    const types = (await own()).split(/\s+/u);
    const expected = types.includes('none') ? null : types.includes('crypt');
    expect(facts.disks.value.volumes[0]).toMatchObject({ holds: 'system', place: '/', encrypted: expected });
    expect(facts.disks.value.volumes[1]?.place).toBe(shell(`findmnt -n -o TARGET -T ${folder}`).stdout.trim());
  });

  const loop = (open: string) =>
    `truncate -s 32M ${folder}/image && ${open} && mkdir ${folder}/mounted && mount $d ${folder}/mounted`;
  const plain = 'd=$(losetup -f --show ${folder}/image) && mkfs.ext4 -q $d'.replace('${folder}', () => folder);

  it.skipIf(!hasNamespaces || run('losetup', ['-f']).status !== 0)(
    'of a vault on a plain loop device is none [needs root and loop devices]',
    () => {
      const script = loop(plain.replaceAll(/\S+\/image/gu, `${folder}/image`));
      const made = shell(`set -e; ${script}; echo $d`);
      if (made.status !== 0) throw new Error(made.stderr);
      try {
        const { facts } = look(['disks'], 'true', { vault: `${folder}/mounted` });
        expect(facts.disks).toMatchObject({
          value: { volumes: [{ holds: 'system' }, { holds: 'vault', place: `${folder}/mounted`, encrypted: false }] },
        });
      } finally {
        shell(`umount ${folder}/mounted; losetup -d ${made.stdout.trim()}`);
      }
    },
  );

  it.skipIf(!hasNamespaces || !has('cryptsetup') || !hasDeviceMapper)(
    'of a vault in a LUKS container is there [needs root, cryptsetup, loop devices and device-mapper in the kernel]',
    () => {
      const name = `mochidashi-test-${process.pid}`;
      const opened = `d=$(losetup -f --show ${folder}/image) && printf key | cryptsetup luksFormat -q --pbkdf-force-iterations 4 --pbkdf-memory 32 --type luks2 $d - && printf key | cryptsetup open $d ${name} - && l=$d && d=/dev/mapper/${name} && mkfs.ext4 -q $d`;
      const made = shell(`set -e; ${loop(opened)}; echo $l`);
      try {
        if (made.status !== 0) throw new Error(made.stderr);
        const { facts } = look(['disks'], 'true', { vault: `${folder}/mounted` });
        expect(shell(`cryptsetup status ${name}`).stdout).toContain('type:    LUKS2');
        expect(facts.disks).toMatchObject({
          value: { volumes: [{}, { holds: 'vault', place: `${folder}/mounted`, encrypted: true, how: 'dm-crypt' }] },
        });
      } finally {
        shell(`umount ${folder}/mounted; cryptsetup close ${name}; losetup -d ${made.stdout.trim()}`);
      }
    },
  );
});

describe('the rest', () => {
  it('lists the packages that apt calls installed on purpose, with dpkg’s versions', async () => {
    const { facts, own } = look(['software'], 'apt-mark showmanual | sort | head -500');
    if (facts.software.state === 'absent') throw new Error(facts.software.why);
    const names = facts.software.value.items.map(({ name }) => name).sort();
    const manual = (await own()).split('\n').map((name) => name.replace(/:.*$/u, ''));
    expect(names).toEqual([...new Set(manual)].sort());
    const [first] = facts.software.value.items;
    const version = shell(`dpkg-query -W -f '\${Version}' ${first?.name ?? ''}`).stdout;
    expect(first?.version).toBe(version);
  });

  it('sees the removable disks that lsblk marks', async () => {
    const marked = `lsblk -d -n -b -o TYPE,RM,HOTPLUG,TRAN,SIZE | awk '$1=="disk" && ($2==1 || $3==1 || $4=="usb") && $NF>0' | wc -l`;
    const { facts, own } = look(['media'], marked);
    if (facts.media.state === 'absent') throw new Error(facts.media.why);
    expect(String(facts.media.value.removable.length)).toBe(await own());
  });

  it('knows whether it runs as root', async () => {
    const elevated = (where: Where) => {
      const { tampering } = look(['tampering'], 'true', where).facts;
      return tampering.state === 'read' ? tampering.value.signs[0] : null;
    };
    expect(elevated({})).toEqual({ sign: 'elevated', present: isRoot });
    if (isRoot) expect(elevated({ as: 'nobody' })).toEqual({ sign: 'elevated', present: false });
  });

  const hasGnome =
    has('gsettings') && run('gsettings', ['get', 'org.gnome.desktop.screensaver', 'lock-enabled']).status === 0;
  it.skipIf(!hasGnome)('reads the screen lock that gsettings keeps [needs the schemas of GNOME]', async () => {
    const env = { XDG_CURRENT_DESKTOP: 'GNOME', GSETTINGS_BACKEND: 'keyfile', XDG_CONFIG_HOME: folder };
    const set =
      'gsettings set org.gnome.desktop.session idle-delay 420; gsettings set org.gnome.desktop.screensaver lock-enabled';
    for (const [to, expected] of [
      ['true', { on: true, afterSeconds: 420 }],
      ['false', { on: false, afterSeconds: 420 }],
    ] as const) {
      const { facts } = look(['screenLock'], `${set} ${to}; gsettings set org.gnome.desktop.screensaver lock-delay 0`, {
        env,
      });
      expect(facts.screenLock).toMatchObject({ state: 'read', value: expected });
    }
  });

  it('gives all facts in one document on the command line', () => {
    const args = [at('main/cli/index.ts'), 'check', 'facts', '--json', '--vault', folder, '--keychain', 'none'];
    const ended = run(node24, args);
    expect(ended.stderr).toBe('');
    expect(ended.status).toBe(0);
    expect(Facts.parse(JSON.parse(ended.stdout)).system).toBe('linux');
  });
});
