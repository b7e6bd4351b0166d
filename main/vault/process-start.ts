/** When a process of this machine began: tells it from a later one with the same number. For owner-lock.ts and main/workcopy. */
import { readFileSync } from 'node:fs';
import { systemCode } from './durable.ts';

/** Start time of a process, or an empty text where the system does not tell; `null` if there is no such process. */
export function startOf(pid: number): string | null {
  if (process.platform === 'linux') {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
      // The name in parentheses may hold spaces; field 22 is the 20th after it.
      return `${boot} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''}`;
    } catch (error) {
      if (systemCode(error) === 'ENOENT' || systemCode(error) === 'ESRCH') return null;
      return '';
    }
  }
  try {
    process.kill(pid, 0);
    return '';
  } catch (error) {
    return systemCode(error) === 'EPERM' ? '' : null;
  }
}
