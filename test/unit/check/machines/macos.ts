/**
 * Macs. Outputs after Apple's manual pages (sw_vers(1), spctl(8), csrutil(8), fdesetup(8), plutil(1), diskutil(8), system_profiler(8)) and
 * support.apple.com (HT209143 FileVault, "About background updates" for XProtect in the installation history); socketfilterfw and
 * sysadminctl as the CIS Apple macOS benchmarks quote them; mdatp: learn.microsoft.com/defender-endpoint/mac-health-status.
 */
import { timeout, type Recording } from '../../../helpers/recorded-machine.ts';

const history = (...items: readonly (readonly [name: string, date: string, version: string])[]) =>
  JSON.stringify({
    SPInstallHistoryDataType: items.map(([_name, install_date, install_version]) => ({
      _name,
      install_date,
      install_version,
      package_source: 'package_source_apple',
    })),
  });
const airport = (mode: string | null) =>
  JSON.stringify({
    SPAirPortDataType: [
      {
        spairport_airport_interfaces: [
          {
            _name: 'en0',
            ...(mode === null
              ? {}
              : { spairport_current_network_information: { _name: 'SecretName', spairport_security_mode: mode } }),
          },
        ],
      },
    ],
  });
const versions = (version: string, build: string) =>
  `ProductName:\t\tmacOS\nProductVersion:\t\t${version}\nBuildVersion:\t\t${build}\n`;
const df = (mount: string) =>
  `Filesystem     512-blocks      Used Available Capacity  Mounted on\n/dev/disk3s5    965595304 412345678 512345678    45%    ${mount}\n`;

const internalDisk =
  '/dev/disk0 (internal, physical):\n   #:                       TYPE NAME                    SIZE       IDENTIFIER\n   0:      GUID_partition_scheme                        *500.3 GB   disk0\n\n';

export const healthy: Recording = {
  name: 'a Mac with XProtect, FileVault and firewall on',
  source: 'manual pages named above',
  system: 'macos',
  commands: [
    [
      'SPInstallHistoryDataType',
      history(
        ['macOS 26.1', '2026-10-28T03:10:00Z', '26.1'],
        ['XProtectPlistConfigData', '2026-11-20T09:00:00Z', '5323'],
        ['XProtectPlistConfigData', '2026-10-01T09:00:00Z', '5310'],
      ),
    ],
    ['spctl --status', 'assessments enabled\n'],
    ['ps -axo', '/sbin/launchd\n/usr/libexec/syspolicyd\n'],
    ['sw_vers', versions('26.1', '25B78')],
    ['LastUpdatesAvailable', '0\n'],
    ['LastSuccessfulDate', '2026-11-21T01:02:03Z\n'],
    [
      'SPApplicationsDataType',
      '{"SPApplicationsDataType":[{"_name":"Safari","version":"26.1","path":"/System/Cryptexes/App/System/Applications/Safari.app"},{"_name":"Google Chrome","version":"131.0.6778.86","path":"/Applications/Google Chrome.app"}]}',
    ],
    ['socketfilterfw', 'Firewall is enabled. (State = 1) \n'],
    ['fdesetup status', 'FileVault is On.\n'],
    ['df -P', df('/System/Volumes/Data')],
    [
      'diskutil info',
      '   Volume Name:               Data\n   FileVault:                 Yes\n   Owners:                    Enabled\n',
    ],
    ['sysadminctl', { status: 0, stderr: '2026-11-22 14:00:00.000 sysadminctl[1:1] screenLock delay is immediate\n' }],
    ['com.apple.screensaver', '300\n'],
    ['csrutil', 'System Integrity Protection status: enabled.\n'],
    ['diskutil list', internalDisk],
    ['SPAirPortDataType', airport('spairport_security_mode_wpa3_personal')],
  ],
};

export const defender: Recording = {
  name: 'a Mac with Microsoft Defender in force, set by the office',
  source:
    'mdatp health, learn.microsoft.com/defender-endpoint/mac-health-status; “[managed]” as Jamf administrators show it',
  system: 'macos',
  commands: [
    ...(healthy.commands ?? []),
    [
      'mdatp health',
      'healthy                                     : true\nhealth_issues                               : []\nlicensed                                    : true\nengine_version                              : "1.1.24050.5"\nengine_load_status                          : "Engine load succeeded"\nreal_time_protection_enabled                : true [managed]\nreal_time_protection_available              : true\ndefinitions_updated                         : Nov 21, 2026 at 05:08:31 PM\ndefinitions_updated_minutes_ago             : 131\ndefinitions_version                         : "1.413.102.0"\ndefinitions_status                          : "up_to_date"\n',
    ],
  ],
};

export const open: Recording = {
  name: 'an older Mac with everything off and a stick plugged in',
  source: 'the “off” wordings of the same manual pages; FileVault off, Gatekeeper and SIP disabled',
  system: 'macos',
  isRoot: true,
  commands: [
    ['SPInstallHistoryDataType', history(['macOS 13.0', '2022-11-01T00:00:00Z', '13.0'])],
    ['spctl --status', { status: 1, stdout: 'assessments disabled\n' }],
    ['ps -axo', '/Applications/Sophos/Sophos Endpoint.app/Contents/MacOS/Sophos Endpoint\n'],
    ['sw_vers', versions('13.7.1', '22H221')],
    ['LastUpdatesAvailable', '3\n'],
    ['LastSuccessfulDate', '2026-08-01T01:02:03Z\n'],
    ['SPApplicationsDataType', '{"SPApplicationsDataType":[{"_name":"Firefox","path":"/Applications/Firefox.app"}]}'],
    ['socketfilterfw', 'Firewall is disabled. (State = 0)\n'],
    ['fdesetup status', 'FileVault is Off.\n'],
    ['df -P', df('/Volumes/My Stick')],
    ['diskutil info', '   Volume Name:               My Stick\n   Encrypted:                 No\n'],
    ['sysadminctl', { status: 0, stderr: 'screenLock is off\n' }],
    ['csrutil', 'System Integrity Protection status: disabled.\n'],
    [
      'diskutil list',
      `${internalDisk}/dev/disk4 (external, physical):\n   #:                       TYPE NAME\n   0:     FDisk_partition_scheme\n`,
    ],
    ['SPAirPortDataType', airport('spairport_security_mode_none')],
  ],
};

export const between: Recording = {
  name: 'a Mac whose FileVault is still encrypting, with parts of SIP off, blocking all connections',
  source: 'fdesetup(8) “Encryption in progress”; csrutil “unknown (Custom Configuration)”; socketfilterfw state 2',
  system: 'macos',
  commands: [
    ['SPInstallHistoryDataType', history(['XProtectPlistConfigData', '2026-11-19T09:00:00Z', '5323'])],
    ['spctl --status', 'assessments enabled\n'],
    ['ps -axo', ''],
    ['sw_vers', 'ProductName:\t\tmacOS\nProductVersion:\t\t15.1\nProductVersionExtra:\t(a)\nBuildVersion:\t\t24B83\n'],
    ['LastUpdatesAvailable', { status: 1, stderr: 'Could not extract value, error: No value at that key path' }],
    ['LastSuccessfulDate', '2026-11-21T01:02:03Z\n'],
    ['SPApplicationsDataType', timeout],
    ['socketfilterfw', 'Firewall is enabled. (State = 2)\n'],
    ['fdesetup status', 'FileVault is On.\nEncryption in progress: Percent completed = 41\n'],
    ['sysadminctl', { status: 0, stderr: 'screenLock delay is 300 seconds\n' }],
    ['com.apple.screensaver', '1200\n'],
    ['csrutil', 'System Integrity Protection status: unknown (Custom Configuration).\n'],
    ['diskutil list', internalDisk],
    ['SPAirPortDataType', airport(null)],
  ],
};

export const hanging: Recording = {
  name: 'a Mac on which every command hangs or is forbidden',
  source: 'made up: a profile that forbids the tools, a system_profiler that waits for a dead disk',
  system: 'macos',
  isRoot: false,
  commands: [
    ['system_profiler', timeout],
    ['spctl', timeout],
    ['sysadminctl', { state: 'refused' }],
    ['csrutil', { state: 'refused' }],
    ['fdesetup', { status: 11, stderr: 'Error: fdesetup: you must be root' }],
    ['', timeout],
  ],
};

export const silent: Recording = {
  name: 'a Mac on which every command succeeds and says nothing',
  source: 'made up',
  system: 'macos',
  commands: [['', '']],
};

export const hostile: Recording = {
  name: 'a Mac whose outputs try to be taken for something else',
  source: 'made up: the wanted words inside other words, JSON of other shapes, dates that are none',
  system: 'macos',
  commands: [
    [
      'SPInstallHistoryDataType',
      '{"SPInstallHistoryDataType":[{"_name":"XProtectPlistConfigData","install_date":"99999-01-01"}],"__proto__":{"x":1}}',
    ],
    ['spctl --status', 'no assessments here\n'],
    ['ps -axo', '\u001b[31m/Applications/Norton\u202e\n'],
    ['sw_vers', 'ProductVersion: 26.1; reboot\n'],
    ['LastUpdatesAvailable', '-1\n'],
    ['LastSuccessfulDate', 'yesterday\n'],
    ['SPApplicationsDataType', '{"SPApplicationsDataType":[]}'],
    ['socketfilterfw', 'Firewall is enabled. (State = 9)\n'],
    ['fdesetup status', 'Warning: “FileVault is On.” was said by somebody else\n'],
    ['df -P', 'nonsense'],
    ['diskutil info', 'FileVault: Maybe\n'],
    ['sysadminctl', { status: 0, stderr: 'screenLock delay is -5 seconds\n' }],
    ['com.apple.screensaver', '1e9\n'],
    ['csrutil', 'The System Integrity Protection status: enabled.\n'],
    ['diskutil list', 'surprise\n'],
    ['SPAirPortDataType', '[]'],
  ],
};

export const macosMachines = [healthy, defender, open, between, hanging, silent, hostile];
