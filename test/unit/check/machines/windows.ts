/**
 * Windows machines. The shapes are those of the objects that Microsoft documents; each field is printed by our own scripts.
 * Cmdlets: learn.microsoft.com/powershell/module/defender/get-mpcomputerstatus, …/netsecurity/get-netfirewallprofile;
 * Windows Update Agent: learn.microsoft.com/windows/win32/api/wuapi (IUpdateSearcher, IAutomaticUpdatesResults, ISystemInformation);
 * Security Center states: learn.microsoft.com/windows/win32/api/iwscapi (WSC_SECURITY_PRODUCT_STATE); logical disks:
 * learn.microsoft.com/windows/win32/cimwin32prov/win32-logicaldisk; registry values: as Settings and Group Policy write them.
 */
import { powershellError, timeout, type Recording } from '../../../helpers/recorded-machine.ts';

/** Parts of our scripts by which a recording answers. */
export const asks = {
  listed: 'AntiVirusProduct',
  defender: 'Get-MpComputerStatus',
  release: 'Windows NT\\CurrentVersion',
  pending: 'Microsoft.Update.Session',
  dates: 'Microsoft.Update.AutoUpdate',
  software: 'Uninstall',
  firewall: 'Get-NetFirewallProfile',
  bitlocker: 'BitLockerProtection',
  screenLock: 'InactivityTimeoutSecs',
  tampering: 'WindowsPrincipal',
  media: 'Win32_LogicalDisk',
  wifi: 'netsh wlan',
} as const;

const firewall = (domain: number, own: number, open: number) =>
  `[{"name":"Domain","on":${domain}},{"name":"Private","on":${own}},{"name":"Public","on":${open}}]`;
const saver = (values: Record<string, string | number>) =>
  JSON.stringify({
    limit: null,
    policyScreenSaveActive: null,
    userScreenSaveActive: null,
    policyScreenSaverIsSecure: null,
    userScreenSaverIsSecure: null,
    policyScreenSaveTimeOut: null,
    userScreenSaveTimeOut: null,
    ...values,
  });

export const healthy: Recording = {
  name: 'Windows 11 Pro with Defender, all well',
  source: 'Get-MpComputerStatus example of learn.microsoft.com (AMRunningMode Normal); productState 397568',
  system: 'windows',
  environment: { SystemDrive: 'C:', SystemRoot: 'C:\\Windows' },
  isRoot: null,
  commands: [
    [asks.listed, '[{"name":"Windows Defender","state":397568}]'],
    [
      asks.defender,
      '{"service":true,"antivirus":true,"realTime":true,"mode":"Normal","version":"1.413.102.0","updated":"2026-11-21T20:06:27.0000000Z"}',
    ],
    [
      asks.release,
      '{"product":"Windows 10 Pro","display":"25H2","build":"26200","revision":"7171","edition":"Professional","type":"Client"}',
    ],
    [asks.pending, '{"pending":0,"security":0}'],
    [
      asks.dates,
      '{"looked":"2026-11-21T22:10:05.0000000Z","installed":"2026-11-12T03:00:41.0000000Z","restart":false}',
    ],
    [
      asks.software,
      '[{"name":"Google Chrome","version":"131.0.6778.86"},{"name":"Microsoft 365 Apps for business - ja-jp","version":"16.0.18129.20158"},{"name":"Adobe Acrobat (64-bit)","version":"24.004.20272"}]',
    ],
    [asks.firewall, firewall(1, 1, 1)],
    [asks.bitlocker, '{"protection":1}'],
    [asks.screenLock, saver({ limit: 600 })],
    [asks.tampering, '{"admin":false,"secureBoot":1,"developer":0,"start":" NOEXECUTE=OPTIN  FVEBOOT=2670592"}'],
    [asks.media, '[]'],
    [
      asks.wifi,
      'There is 1 interface on the system:\r\n\r\n    Name                   : Wi-Fi\r\n    GUID                   : 11111111-2222-3333-4444-555555555555\r\n    State                  : connected\r\n    Authentication         : WPA2-Personal\r\n    Cipher                 : CCMP\r\n',
    ],
  ],
};

export const thirdParty: Recording = {
  name: 'Windows 10 with another product, definitions old, public firewall off',
  source:
    'productState 266256 (on, not up to date) and 393472 (Defender off), Security Center states of iwscapi.h; BitLocker suspended',
  system: 'windows',
  environment: { SystemDrive: 'C:' },
  isRoot: null,
  commands: [
    [asks.listed, '[{"name":"ウイルスバスター クラウド","state":266256},{"name":"Windows Defender","state":393472}]'],
    [
      asks.defender,
      '{"service":true,"antivirus":false,"realTime":false,"mode":"Not running","version":"1.413.1.0","updated":"2026-10-01T00:00:00.0000000Z"}',
    ],
    [
      asks.release,
      '{"product":"Windows 10 Pro","display":"22H2","build":"19045","revision":"6456","edition":"Professional","type":"Client"}',
    ],
    [asks.pending, '{"pending":4,"security":2}'],
    [asks.dates, '{"looked":"2026-11-20T01:00:00.0000000Z","installed":null,"restart":true}'],
    [asks.software, '[{"name":"Google Chrome","version":"128.0.6613.137"},{"name":"ExampleTool","version":null}]'],
    [asks.firewall, firewall(1, 1, 0)],
    [asks.bitlocker, '{"protection":5}'],
    [asks.screenLock, saver({ userScreenSaveActive: '1', userScreenSaverIsSecure: '0', userScreenSaveTimeOut: '600' })],
    [asks.tampering, '{"admin":true,"secureBoot":0,"developer":1,"start":" NOEXECUTE=OPTIN TESTSIGNING"}'],
    [asks.media, '[{"name":"E:","size":31914983424}]'],
    [
      asks.wifi,
      '\r\n    Name                   : Wi-Fi\r\n    GUID                   : 1\r\n    Authentication         : Open\r\n    Cipher                 : None\r\n',
    ],
  ],
};

export const japanese: Recording = {
  name: 'a Japanese Windows 11 Enterprise',
  source: 'the same objects; names and netsh words as a Japanese system shows them (made up after its user interface)',
  system: 'windows',
  environment: { SystemDrive: 'C:' },
  isRoot: null,
  commands: [
    [
      asks.listed,
      '\uFEFF[{"name":"Windows Defender","state":397568},{"name":"ESET エンドポイント セキュリティ","state":266240}]',
    ],
    [
      asks.defender,
      '{"service":true,"antivirus":false,"realTime":false,"mode":"Passive Mode","version":"1.1.0.0","updated":null}',
    ],
    [
      asks.release,
      '{"product":"Windows 10 Enterprise","display":"24H2","build":"26100","revision":"2314","edition":"Enterprise","type":"Client"}',
    ],
    [asks.pending, '{"pending":1,"security":0}'],
    [
      asks.dates,
      '{"looked":"2026-11-22T00:00:00.0000000Z","installed":"2026-11-12T03:00:41.0000000Z","restart":false}',
    ],
    [asks.software, '[{"name":"一太郎2025","version":"35.0.1.2000"}]'],
    [asks.firewall, firewall(1, 1, 1)],
    [asks.bitlocker, '{"protection":1}'],
    [
      asks.screenLock,
      saver({ policyScreenSaveActive: '1', policyScreenSaverIsSecure: '1', policyScreenSaveTimeOut: '300' }),
    ],
    [asks.tampering, '{"admin":false,"secureBoot":1,"developer":null,"start":" NOEXECUTE=OPTIN"}'],
    [asks.media, '[]'],
    [
      asks.wifi,
      '\r\n    名前                   : Wi-Fi\r\n    GUID                   : 1\r\n    状態                   : 接続されました\r\n    認証                   : WPA3-パーソナル\r\n    暗号                   : CCMP\r\n',
    ],
  ],
};

export const brokenWmi: Recording = {
  name: 'a Windows whose WMI repository is broken and whose update service hangs',
  source:
    'Get-CimInstance error text "Invalid namespace" (HRESULT 0x8004100e), as learn.microsoft.com documents WMI error constants',
  system: 'windows',
  isRoot: null,
  commands: [
    [
      asks.listed,
      powershellError('Get-CimInstance : Invalid namespace\r\n    + FullyQualifiedErrorId : HRESULT 0x8004100e'),
    ],
    [asks.defender, powershellError("Get-MpComputerStatus : The term 'Get-MpComputerStatus' is not recognized")],
    [asks.release, powershellError('Get-ItemProperty : Cannot find path')],
    [asks.pending, timeout],
    [asks.dates, timeout],
    [asks.software, timeout],
    [asks.firewall, powershellError('Get-NetFirewallProfile : Access is denied.')],
    [asks.bitlocker, powershellError('You cannot call a method on a null-valued expression.')],
    [asks.screenLock, { state: 'failed' }],
    [asks.tampering, { state: 'refused' }],
    [asks.media, timeout],
    [
      asks.wifi,
      { status: 1, stdout: 'Network shell commands need location permission to access WLAN information.\r\n' },
    ],
  ],
};

export const silent: Recording = {
  name: 'a Windows on which every command succeeds and says nothing',
  source: 'made up: constrained language mode and broken consoles end with 0 and print nothing',
  system: 'windows',
  isRoot: null,
  commands: [
    ['powershell', ''],
    ['netsh', ''],
  ],
};

export const hostile: Recording = {
  name: 'a Windows whose outputs try to be taken for something else',
  source:
    'made up: escape sequences, right-to-left overrides, wrong types, impossible numbers and dates, prototype keys',
  system: 'windows',
  isRoot: null,
  commands: [
    [
      asks.listed,
      `[{"name":"\\u001b[2JWindows\\u202eredneofeD \\u0000${'x'.repeat(5000)}","state":4294967295},{"name":"__proto__","state":-1},{"name":"Good","state":1e300}]`,
    ],
    [
      asks.defender,
      '{"service":"true","antivirus":1,"realTime":[],"mode":"Normal","version":{},"updated":"9999-99-99T99:99:99Z"}',
    ],
    [
      asks.release,
      '{"product":"x","display":"x","build":"26100; calc.exe","revision":"0","edition":"x","type":"Client"}',
    ],
    [asks.pending, '{"pending":-5,"security":0}'],
    [asks.dates, '{"looked":"+275760-09-13T00:00:00.000Z","installed":"0001-01-01T00:00:00Z","restart":false}'],
    [asks.software, '[{"name":"\\u202e\\u0007","version":null},{"name":"  Evil\\r\\nName  ","version":"1\\u0000"}]'],
    [asks.firewall, '[{"name":"Domain","on":1}]'],
    [asks.bitlocker, '{"protection":"1"}'],
    [asks.screenLock, '{"limit":"600; rm","__proto__":{"limit":600}}'],
    [asks.tampering, '{"admin":"no","secureBoot":1,"developer":0,"start":""}'],
    [asks.media, '{"name":"E:"}'],
    [asks.wifi, 'Authentication : ClosedAndVerySafe\r\n'],
  ],
};

/** What `AMServiceEnabled` looks like when Defender is stopped and nothing else is there. */
export const unprotected: Recording = {
  name: 'a Windows Home without any protection, screen never locks',
  source: 'productState 262144 (off), Defender stopped; registry without any screen saver values',
  system: 'windows',
  isRoot: null,
  commands: [
    [asks.listed, '[{"name":"Some Antivirus","state":274432}]'],
    [asks.defender, '{"service":false,"antivirus":false,"realTime":false,"mode":"","version":null,"updated":null}'],
    [
      asks.release,
      '{"product":"Windows 10 Home","display":"23H2","build":"22631","revision":"1","edition":"Core","type":"Client"}',
    ],
    [asks.pending, '{"pending":31,"security":12}'],
    [asks.dates, '{"looked":null,"installed":null,"restart":false}'],
    [asks.software, '[{"name":"Game","version":"1"}]'],
    [asks.firewall, firewall(0, 0, 2)],
    [asks.bitlocker, '{"protection":2}'],
    [asks.screenLock, saver({ userScreenSaveActive: 0 })],
    [asks.tampering, '{"admin":false,"secureBoot":null,"developer":null,"start":null}'],
    [asks.media, '[]'],
    [
      asks.wifi,
      '\r\n    Name                   : Wi-Fi\r\n    GUID                   : 1\r\n    State                  : disconnected\r\n',
    ],
  ],
};

export const windowsMachines = [healthy, thirdParty, japanese, brokenWmi, silent, hostile, unprotected];
