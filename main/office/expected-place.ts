/** Whether a file may be put where a device says its original was: a device that was taken over must not choose where the office writes. For main/office. */
import path from 'node:path';
import type { TakeoutRules } from '../../preload/contract/policy.ts';
import { extensionOf, isInFolders } from '../takeout/verdict.ts';
import type { ItemRow } from './desk-rows.ts';

/** Nobody keeps office files there, and programs are started from some of them. */
const systemFolders =
  '/bin /boot /dev /etc /lib /lib64 /opt /proc /run /sbin /sys /usr /Library /System /Applications'.split(' ');
const windowsFolder = /^[a-z]:[\\/](?:windows|program files(?: \(x86\))?|programdata)(?:[\\/]|$)|[\\/]appdata[\\/]/iu;

/**
 * True for what the office packed or approved, since it knows the place by itself (the ledger keeps those grounds only where that is
 * so). For files the worker took by himself the place is the device's own word: it has to be an absolute, ordinary path,
 * in the policy's folders where it names some, of a kind the policy lets out.
 */
export function isExpectedPlace(
  takeout: TakeoutRules,
  item: Pick<ItemRow, 'allowed_ground' | 'original_location'>,
): boolean {
  if (item.allowed_ground !== 'policy') return true;
  const location = item.original_location;
  if (takeout.forbiddenExtensions.includes(extensionOf(path.basename(location)))) return false;
  if (!path.isAbsolute(location) || path.normalize(location) !== location) return false;
  if (location.split(/[\\/]/u).some((name) => name.startsWith('.'))) return false;
  if (isInFolders(location, systemFolders) || windowsFolder.test(location)) return false;
  return takeout.folders.length === 0 || isInFolders(location, takeout.folders);
}
