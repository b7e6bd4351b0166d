/** What the policy says about files somebody wants to take out: pure rules. For takeout. */
import path from 'node:path';
import type { TakeoutRules } from '../../preload/contract/policy.ts';
import type { TakeoutVerdict } from '../../preload/contract/calls/worker.ts';
import type { FoundFile } from './walk.ts';

/** Lower case, without the dot; empty where there is none. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot > 0
    ? name
        .slice(dot + 1)
        .normalize('NFKC')
        .toLowerCase()
        .trim()
    : '';
}

/** Whether a path lies in one of the folders. Case counts except on Windows and macOS, where file systems do not tell it apart. */
export function isInFolders(
  location: string,
  folders: readonly string[],
  platform: NodeJS.Platform = process.platform,
): boolean {
  const paths = platform === 'win32' ? path.win32 : path.posix;
  const fold = (text: string): string => {
    const composed = paths.normalize(text).normalize('NFC');
    return platform === 'win32' || platform === 'darwin' ? composed.toLowerCase() : composed;
  };
  const own = fold(location);
  return folders.some((folder) => {
    const base = fold(folder).replace(/[\\/]+$/u, '');
    return own === base || own.startsWith(base + paths.sep);
  });
}

/**
 * Judges the files in their order, since earlier ones use up what may be out at a time. `bytesOut` is what is out
 * already. The answer has one verdict a file.
 */
export function judgeFiles(
  files: readonly Pick<FoundFile, 'name' | 'location' | 'sizeBytes' | 'problem'>[],
  rules: TakeoutRules,
  bytesOut: number,
  platform: NodeJS.Platform = process.platform,
): TakeoutVerdict[] {
  let count = 0;
  let bytes = bytesOut;
  return files.map((file): TakeoutVerdict => {
    if (file.problem) return `refused:${file.problem}`;
    const extension = extensionOf(file.name);
    if (rules.forbiddenExtensions.includes(extension)) return 'refused:forbidden';
    if (count >= rules.maxFilesAtOnce) return 'refused:tooMany';
    if (bytes + file.sizeBytes > rules.maxBytesOut) return 'refused:vaultFull';
    count += 1;
    bytes += file.sizeBytes;
    if (!rules.selfService) return 'needsApproval:selfService';
    if (rules.approvalExtensions.includes(extension)) return 'needsApproval:extension';
    if (rules.folders.length > 0 && !isInFolders(file.location, rules.folders, platform)) return 'needsApproval:folder';
    if (file.sizeBytes > rules.maxFileBytes) return 'needsApproval:size';
    return 'allowed';
  });
}
