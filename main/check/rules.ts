/** Which rule answers which check. A new check gets a line here (README.md). For judge.ts. */
import type { AutomaticCheck } from '../../preload/contract/check-policy.ts';
import { antivirusRule, definitionsRule } from './antivirus/rules.ts';
import type { Rule } from './answer.ts';
import { backupRule } from './backup/backup.ts';
import { clockRule } from './clock/clock.ts';
import { diskEncryptionRule } from './disks/rule.ts';
import { firewallRule } from './firewall/rule.ts';
import { mediaRule } from './media/rule.ts';
import { osSupportRule } from './release/rule.ts';
import { screenLockRule } from './screen-lock/rule.ts';
import { applicationsRule, softwareRule } from './software/rules.ts';
import { tamperingRule } from './tampering/rule.ts';
import { updatesRule } from './updates/rule.ts';
import { wifiRule } from './wifi/rule.ts';

export const rules: Readonly<Record<AutomaticCheck | 'wifi', Rule>> = {
  antivirus: antivirusRule,
  definitions: definitionsRule,
  osSupport: osSupportRule,
  updates: updatesRule,
  applications: applicationsRule,
  software: softwareRule,
  firewall: firewallRule,
  diskEncryption: diskEncryptionRule,
  screenLock: screenLockRule,
  tampering: tamperingRule,
  media: mediaRule,
  backup: backupRule,
  clock: clockRule,
  wifi: wifiRule,
};
