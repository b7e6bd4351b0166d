/** Who reads which fact on which system. A new fact gets a line here (README.md). For collect.ts. */
import type { CheckedSystem, FactId, FactValue } from '../../preload/contract/check-facts.ts';
import { collectAntivirus as antivirusOnLinux } from './antivirus/linux.ts';
import { collectAntivirus as antivirusOnMacos } from './antivirus/macos.ts';
import { collectAntivirus as antivirusOnWindows } from './antivirus/windows.ts';
import { collectBackup } from './backup/backup.ts';
import { collectClock } from './clock/clock.ts';
import { collectDisks as disksOnLinux } from './disks/linux.ts';
import { collectDisks as disksOnMacos } from './disks/macos.ts';
import { collectDisks as disksOnWindows } from './disks/windows.ts';
import { collectFirewall as firewallOnLinux } from './firewall/linux.ts';
import { collectFirewall as firewallOnMacos } from './firewall/macos.ts';
import { collectFirewall as firewallOnWindows } from './firewall/windows.ts';
import { collectMedia as mediaOnLinux } from './media/linux.ts';
import { collectMedia as mediaOnMacos } from './media/macos.ts';
import { collectMedia as mediaOnWindows } from './media/windows.ts';
import type { Collector } from './probe/probe.ts';
import { collectRelease as releaseOnLinux } from './release/linux.ts';
import { collectRelease as releaseOnMacos } from './release/macos.ts';
import { collectRelease as releaseOnWindows } from './release/windows.ts';
import { collectScreenLock as screenLockOnLinux } from './screen-lock/linux.ts';
import { collectScreenLock as screenLockOnMacos } from './screen-lock/macos.ts';
import { collectScreenLock as screenLockOnWindows } from './screen-lock/windows.ts';
import { collectSoftware as softwareOnLinux } from './software/linux.ts';
import { collectSoftware as softwareOnMacos } from './software/macos.ts';
import { collectSoftware as softwareOnWindows } from './software/windows.ts';
import { collectTampering as tamperingOnLinux } from './tampering/linux.ts';
import { collectTampering as tamperingOnMacos } from './tampering/macos.ts';
import { collectTampering as tamperingOnWindows } from './tampering/windows.ts';
import { collectUpdates as updatesOnLinux } from './updates/linux.ts';
import { collectUpdates as updatesOnMacos } from './updates/macos.ts';
import { collectUpdates as updatesOnWindows } from './updates/windows.ts';
import { collectWifi as wifiOnLinux } from './wifi/linux.ts';
import { collectWifi as wifiOnMacos } from './wifi/macos.ts';
import { collectWifi as wifiOnWindows } from './wifi/windows.ts';

export type Collectors = { readonly [Id in FactId]: Readonly<Record<CheckedSystem, Collector<FactValue<Id>>>> };

const everywhere = <Value>(collector: Collector<Value>): Readonly<Record<CheckedSystem, Collector<Value>>> => ({
  linux: collector,
  windows: collector,
  macos: collector,
});

export const collectors: Collectors = {
  antivirus: { linux: antivirusOnLinux, windows: antivirusOnWindows, macos: antivirusOnMacos },
  release: { linux: releaseOnLinux, windows: releaseOnWindows, macos: releaseOnMacos },
  updates: { linux: updatesOnLinux, windows: updatesOnWindows, macos: updatesOnMacos },
  software: { linux: softwareOnLinux, windows: softwareOnWindows, macos: softwareOnMacos },
  firewall: { linux: firewallOnLinux, windows: firewallOnWindows, macos: firewallOnMacos },
  disks: { linux: disksOnLinux, windows: disksOnWindows, macos: disksOnMacos },
  screenLock: { linux: screenLockOnLinux, windows: screenLockOnWindows, macos: screenLockOnMacos },
  tampering: { linux: tamperingOnLinux, windows: tamperingOnWindows, macos: tamperingOnMacos },
  media: { linux: mediaOnLinux, windows: mediaOnWindows, macos: mediaOnMacos },
  backup: everywhere(collectBackup),
  clock: everywhere(collectClock),
  wifi: { linux: wifiOnLinux, windows: wifiOnWindows, macos: wifiOnMacos },
};
