/**
 * Linux machines. os-release(5), findmnt(8), lsblk(8), apt-get(8), ufw(8), firewall-cmd(1) (exit code 252 NOT_RUNNING), nft(8), gsettings(1),
 * nmcli(1); the ClamAV head after docs.clamav.net/appendix/CvdFormat or as sigtool(1) writes it. Outputs of Debian 12 were taken from
 * one; the others follow the manual pages.
 */
import { timeout, type Recording } from '../../../helpers/recorded-machine.ts';

const head = (built: string, version: number) =>
  `ClamAV-VDB:${built}:${version}:2067000:90:X:X:raynman:1732170900`.padEnd(512, ' ');
const mount = (source: string, target: string, fstype: string) =>
  JSON.stringify({ filesystems: [{ source, target, fstype }] });
const plain =
  '{"blockdevices":[{"name":"sda2","type":"part","fstype":"ext4","children":[{"name":"sda","type":"disk","fstype":null}]}]}';
const luks =
  '{"blockdevices":[{"name":"root","type":"lvm","fstype":"ext4","children":[{"name":"sda3_crypt","type":"crypt","fstype":"LVM2_member","children":[{"name":"sda3","type":"part","fstype":"crypto_LUKS","children":[{"name":"sda","type":"disk","fstype":null}]}]}]}]}';
const media = (...devices: object[]) => JSON.stringify({ blockdevices: devices });
const disk = (name: string, over: object = {}) => ({
  name,
  type: 'disk',
  rm: false,
  hotplug: false,
  tran: 'nvme',
  size: 512_110_190_592,
  model: 'Disk',
  ...over,
});
const aptEnd = (count: number) => `${count} upgraded, 0 newly installed, 0 to remove and 0 not upgraded.\n`;

export const healthy: Recording = {
  name: 'a Debian 12 laptop with ClamAV, ufw, LUKS and GNOME',
  source: 'Debian 12, its commands and files',
  system: 'linux',
  environment: { XDG_CURRENT_DESKTOP: 'GNOME' },
  kernel: '6.1.0-27-amd64',
  commands: [
    ['clamscan --version', 'ClamAV 1.4.6/27812/Sat Nov 21 09:35:13 2026\n'],
    ['apt-get', `NOTE: This is only a simulation!\n${aptEnd(0)}`],
    ['apt-mark', 'chromium\nlibreoffice\nufw\n'],
    [
      'dpkg-query',
      'chromium\t131.0.6778.85-1~deb12u1\tinstalled\nlibreoffice\t4:7.4.7-1+deb12u5\tinstalled\nufw\t0.36.2-1\tinstalled\nlibc6\t2.36-9\tinstalled\nold\t1\tconfig-files\n',
    ],
    ['ufw status', { status: 1, stderr: 'ERROR: You need to be root to run this script\n' }],
    ['systemctl is-active ufw', 'active\n'],
    ['nft', { status: 1, stderr: 'Operation not permitted (you must be root)\n' }],
    ['findmnt', mount('/dev/mapper/vg-root', '/', 'ext4')],
    ['lsblk -s', luks],
    ['lsblk -J -b -d', media(disk('nvme0n1'))],
    ['lock-enabled', 'true\n'],
    ['lock-delay', 'uint32 0\n'],
    ['idle-delay', 'uint32 300\n'],
    ['timedatectl', 'yes\n'],
    ['nmcli', 'no:WPA2\nyes:WPA2 WPA3\nno:\n'],
  ],
  files: {
    '/etc/os-release':
      'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nNAME="Debian GNU/Linux"\nVERSION_ID="12"\nVERSION="12 (bookworm)"\nID=debian\n',
    '/var/lib/clamav': ['main.cvd', 'daily.cld', 'bytecode.cvd', 'freshclam.dat', 'mirrors.dat'],
    '/var/lib/clamav/daily.cld': head('21 Nov 2026 09-35 +0000', 27_812),
    '/var/lib/clamav/main.cvd': head('16 Sep 2021 08-32 -0400', 62),
    '/proc': ['1', '402', '733', 'self', 'cpuinfo'],
    '/proc/1/comm': 'systemd\n',
    '/proc/402/comm': 'clamd\n',
    '/proc/733/comm': 'freshclam\n',
    '/var/lib/apt/lists': ['deb.debian.org_debian_dists_bookworm_InRelease', 'lock', 'partial'],
    '/var/log/apt/history.log':
      'Start-Date: 2026-11-20  10:00:00\nUpgrade: libc6:amd64 (2.36-8, 2.36-9)\nEnd-Date: 2026-11-20  10:00:09\n\nStart-Date: 2026-11-21  10:00:00\nRemove: x:amd64 (1)\nEnd-Date: 2026-11-21  10:00:09\n',
    '/boot': ['vmlinuz-6.1.0-26-amd64', 'vmlinuz-6.1.0-27-amd64', 'config-6.1.0-27-amd64'],
    '/etc/ufw/ufw.conf': '# comment\nENABLED=yes\nLOGLEVEL=low\n',
    '/sys/firmware': ['acpi', 'efi'],
    '/sys/firmware/efi': ['efivars'],
    '/sys/firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c': Uint8Array.of(6, 0, 0, 0, 1),
  },
  modified: {
    '/var/lib/apt/lists/deb.debian.org_debian_dists_bookworm_InRelease': '2026-11-21T20:46:28.000Z',
  },
};

export const neglected: Recording = {
  name: 'an Ubuntu 20.04 with old definitions, updates, a newer kernel and the firewall off',
  source: 'Ubuntu: apt-get(8) with focal-security, ufw(8)',
  system: 'linux',
  environment: { XDG_CURRENT_DESKTOP: 'ubuntu:GNOME' },
  kernel: '5.4.0-200-generic',
  commands: [
    ['clamscan --version', 'ClamAV 0.103.11\n'],
    [
      'apt-get',
      `Inst libssl1.1 [1.1.1f-1ubuntu2.22] (1.1.1f-1ubuntu2.23 Ubuntu:20.04/focal-updates, Ubuntu:20.04/focal-security [amd64])\nInst tzdata [2024a-0ubuntu0.20.04.1] (2024b-0ubuntu0.20.04 Ubuntu:20.04/focal-updates [all])\nInst linux-image-5.4.0-202-generic (5.4.0-202.222 Ubuntu:20.04/focal-security [amd64])\nConf libssl1.1 (1.1.1f-1ubuntu2.23 Ubuntu:20.04/focal-security [amd64])\n2 upgraded, 1 newly installed, 0 to remove and 0 not upgraded.\n`,
    ],
    ['apt-mark', 'firefox\n'],
    ['dpkg-query', 'firefox\t1:1snap1-0ubuntu2\tinstalled\n'],
    ['ufw status', { status: 1, stderr: 'ERROR: You need to be root to run this script\n' }],
    ['findmnt', mount('/dev/sda2', '/', 'ext4')],
    ['lsblk -s', plain],
    [
      'lsblk -J -b -d',
      media(
        disk('sda', { tran: 'sata', rm: '0', hotplug: '0', size: '500107862016' }),
        disk('sdb', { tran: 'usb', rm: '1', hotplug: '1', size: '31914983424', model: 'Cruzer Blade' }),
        disk('sdc', { tran: 'usb', rm: '1', hotplug: '1', size: '0', model: 'Card Reader' }),
        disk('loop0', { type: 'loop', tran: null, model: null, size: '1000' }),
      ),
    ],
    ['lock-enabled', 'false\n'],
    ['lock-delay', 'uint32 0\n'],
    ['idle-delay', 'uint32 900\n'],
    ['timedatectl', 'no\n'],
    ['nmcli', 'yes:\n'],
  ],
  files: {
    '/etc/os-release': 'PRETTY_NAME=\'Ubuntu 20.04.6 LTS\'\nVERSION_ID="20.04"\nID=ubuntu\n',
    '/etc/clamav/freshclam.conf': '# x\nDatabaseDirectory /srv/clamav\n',
    '/srv/clamav': ['daily.cvd'],
    '/srv/clamav/daily.cvd': head('01 Oct 2026 04-35 -0500', 27_700),
    '/proc': ['1'],
    '/proc/1/comm': 'systemd\n',
    '/boot': ['vmlinuz-5.4.0-200-generic', 'vmlinuz-5.4.0-202-generic'],
    '/etc/ufw/ufw.conf': 'ENABLED=no\n',
    '/sys/firmware': ['acpi'],
  },
};

export const fedora: Recording = {
  name: 'a Fedora KDE with firewalld, without apt, mdatp in force',
  source:
    'firewall-cmd(1); kscreenlockerrc as KDE writes it; mdatp: learn.microsoft.com/defender-endpoint/health-status',
  system: 'linux',
  environment: { XDG_CURRENT_DESKTOP: 'KDE', XDG_CONFIG_HOME: '/home/sato/.config' },
  commands: [
    ['firewall-cmd', 'running\n'],
    ['nft', { status: 1, stderr: 'not permitted' }],
    [
      'mdatp health',
      'healthy : true\nlicensed : false\nengine_load_status : "Engine load succeeded"\nreal_time_protection_enabled : true\ndefinitions_updated_minutes_ago : 27712166\ndefinitions_version : "1.355.2589.0"\n',
    ],
    ['findmnt', mount('/dev/mapper/luks-1[/root]', '/', 'btrfs')],
    [
      'lsblk -s',
      '{"blockdevices":[{"name":"luks-1","type":"crypt","fstype":"btrfs","children":[{"name":"nvme0n1p3","type":"part","fstype":"crypto_LUKS","children":[{"name":"nvme0n1","type":"disk","fstype":null}]}]}]}',
    ],
  ],
  files: {
    '/usr/lib/os-release':
      'ID=fedora\nVERSION_ID=43\nPRETTY_NAME="Fedora Linux 43 (KDE Plasma)"\nVARIANT="KDE Plasma"\n',
    '/home/sato/.config/kscreenlockerrc':
      '[$Version]\nupdate_info=x\n\n[Daemon]\nTimeout=10\nLockGrace=0\n\n[Greeter]\nTheme=x\n',
  },
};

export const container: Recording = {
  name: 'a container: overlay file system, no /boot, nobody else in /proc, root with nftables',
  source: 'Debian 12 in a container',
  system: 'linux',
  isRoot: true,
  commands: [
    ['clamscan --version', 'ClamAV 1.4.6\n'],
    ['apt-get', timeout],
    ['apt-mark', ''],
    ['dpkg-query', ''],
    [
      'nft list ruleset',
      'table inet filter {\n\tchain input {\n\t\ttype filter hook input priority filter; policy drop;\n\t\tct state established accept\n\t}\n}\n',
    ],
    ['findmnt', mount('overlay', '/', 'overlay')],
    ['lsblk -J -b -d', '{"blockdevices": []}'],
  ],
  files: { '/etc/os-release': 'ID=arch\nPRETTY_NAME="Arch Linux"\n', '/proc': ['self'], '/var/lib/clamav': [] },
};

export const broken: Recording = {
  name: 'a Linux whose commands crash and whose files may not be read',
  source: 'made up',
  system: 'linux',
  isRoot: null,
  environment: { XDG_CURRENT_DESKTOP: 'MATE' },
  commands: [
    ['clamscan', { state: 'failed' }],
    ['apt-get', { status: 100, stderr: 'E: The package cache file is corrupted\n' }],
    ['gsettings', { status: 1, stderr: 'No such schema\n' }],
    ['findmnt', { status: 1 }],
    ['', { state: 'failed' }],
  ],
  files: { '/etc/os-release': 'refused', '/etc/ufw/ufw.conf': 'refused', '/proc': 'refused' },
};

export const hostile: Recording = {
  name: 'a Linux whose files and outputs try to be taken for something else',
  source: 'made up',
  system: 'linux',
  environment: { XDG_CURRENT_DESKTOP: 'X-Cinnamon' },
  commands: [
    ['clamscan --version', 'ClamAV \u001b[2J1.0; rm -rf\n'],
    ['apt-get', 'Inst x [1] (2 Evil)\n0 upgraded'],
    ['apt-mark', 'a\u202eb\n'],
    ['dpkg-query', 'a\u202eb\t1\u0007\tinstalled\n\t\tinstalled\n'],
    ['ufw status', 'Statuses: active\n'],
    ['systemctl', 'active but not really\n'],
    ['nft', 'chain input { type filter hook forward; policy drop; }'],
    ['findmnt', '{"filesystems":[{"source":"/dev/../../etc/passwd; reboot","target":"/","fstype":"ext4"}]}'],
    ['lsblk -s', '{"blockdevices":[]}'],
    ['lsblk -J -b -d', '{"blockdevices":[{"name":"x","type":"disk","rm":"yes"}]}'],
    ['lock-enabled', "'true'\n"],
    ['lock-delay', 'uint32 -1\n'],
    ['idle-delay', 'uint32 99999999999\n'],
    ['nmcli', 'yes:TRUST-ME\n'],
  ],
  files: {
    '/etc/os-release': 'ID="../../etc"\nPRETTY_NAME="\u001b[31mDebian"\n',
    '/var/lib/clamav': ['daily.cvd', '../../../etc/passwd', 'x'.repeat(300)],
    '/var/lib/clamav/daily.cvd': 'ClamAV-VDB:99 Foo 2026 99-99 +9999:1:',
    '/etc/ufw/ufw.conf': 'ENABLED=yes\n',
    '/sys/firmware': ['efi'],
    '/sys/firmware/efi': [],
    '/sys/firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c': Uint8Array.of(1),
  },
};

export const linuxMachines = [healthy, neglected, fedora, container, broken, hostile];
