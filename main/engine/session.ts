/** One vault folder in this process: what it is opened with, and the vault once it is open. Shared by the handlers of all rooms. */
import type { KilledLock } from '../../preload/contract/control.ts';
import { AppError } from '../../preload/contract/errors.ts';
import type { CallOutput } from '../../preload/contract/engine.ts';
import { completeInit } from '../office/init.ts';
import { createPlans, type Plans } from '../takeout/plans.ts';
import { acceptedPolicy, currentPolicy } from '../takeout/policies.ts';
import { completeAcceptance } from '../takeout/accept.ts';
import { noteTime } from '../takeout/lease.ts';
import type { DueTerms } from '../vault/list.ts';
import type { OpenVault } from '../vault/open-vault.ts';
import { createDrafts, type Drafts, type VaultEnvironment } from '../vault/vault.ts';
import type { ContentTable } from './content-table.ts';
import { createKeptReaders, type KeptReaders } from './kept-readers.ts';
import type { PathTable } from './path-table.ts';
import { statusOf } from './vault-status.ts';

/** What lives as long as a vault is open. */
export interface Opened {
  readonly vault: OpenVault;
  readonly openedAt: string;
  readonly plans: Plans;
  readonly drafts: Drafts;
  readonly readers: KeptReaders;
}

export interface Session {
  readonly folder: string;
  readonly env: VaultEnvironment;
  readonly appVersion: string;
  readonly paths: PathTable;
  readonly content: ContentTable;
  /** Locks by force that the vault's log does not tell of yet. */
  readonly killedLocks: readonly KilledLock[];
  /** The vault, open. Throws `engine/locked`. */
  readonly opened: () => Opened;
  /** Null while locked. */
  readonly openedOrNull: () => Opened | null;
  /** Takes a vault in that was just opened or made, and completes what a crash may have left of its acceptance. */
  admit(vault: OpenVault): Promise<CallOutput<'vault/status'>>;
  /** What "overdue" and "due soon" are measured by now. */
  dueTerms(): DueTerms;
  /** Closes the vault if one is open. */
  close(): Promise<void>;
}

export type SessionParts = Pick<Session, 'folder' | 'env' | 'appVersion' | 'paths' | 'content' | 'killedLocks'>;

export function createSession(parts: SessionParts): Session {
  const { env } = parts;
  let current: Opened | null = null;
  let untold = parts.killedLocks;

  const opened = (): Opened => {
    if (!current) throw new AppError('engine/locked');
    return current;
  };

  return {
    ...parts,
    opened,
    openedOrNull: () => current,
    async admit(vault) {
      try {
        await completeAcceptance(env, vault);
        await completeInit(env, vault);
        noteTime(vault);
        for (const { reason, at } of untold) vault.audit.append('vault.lock-killed', { reason, at });
        untold = [];
        current = {
          vault,
          openedAt: new Date(env.clock.now()).toISOString(),
          plans: createPlans(vault),
          drafts: createDrafts(vault),
          readers: createKeptReaders(vault.files),
        };
        return statusOf(current);
      } catch (error) {
        current = null;
        await vault.close();
        throw error;
      }
    },
    dueTerms() {
      const { vault } = opened();
      const { policy } = acceptedPolicy(vault) ?? currentPolicy(vault);
      return { now: env.clock.now(), dueSoonDays: policy.dueSoonDays };
    },
    async close() {
      const ending = current;
      current = null;
      ending?.readers.close();
      await ending?.vault.close();
    },
  };
}
