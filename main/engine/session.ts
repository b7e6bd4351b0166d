/** One vault folder in this process: what it is opened with, and the vault once it is open. Shared by the handlers of all rooms. */
import type { LockReason } from '../../preload/contract/away.ts';
import type { CopySettings, KilledLock, OpenedOutside } from '../../preload/contract/control.ts';
import { AppError } from '../../preload/contract/errors.ts';
import type { Policy } from '../../preload/contract/policy.ts';
import type { CallOutput } from '../../preload/contract/engine.ts';
import { completeInit } from '../office/init.ts';
import { createPlans, type Plans } from '../takeout/plans.ts';
import { type Memos, createMemoThread, createMemos } from '../memo/memos.ts';
import { acceptedPolicy, currentPolicy } from '../takeout/policies.ts';
import { completeAcceptance } from '../takeout/accept.ts';
import { deviceSetting, officeSetting } from '../takeout/device.ts';
import { noteTime } from '../takeout/lease.ts';
import type { DueTerms } from '../vault/list.ts';
import type { OpenVault } from '../vault/open-vault.ts';
import type { HandedIn } from '../../preload/contract/check.ts';
import { createDrafts, type Drafts, type VaultEnvironment } from '../vault/vault.ts';
import { noteCheck } from './check-note.ts';
import type { ContentTable } from './content-table.ts';
import { createWorkingCopies, type WorkingCopies } from '../workcopy/working-copies.ts';
import type { FactsDesk } from './facts-desk.ts';
import { passGate } from './gate.ts';
import { createKeptReaders, type KeptReaders } from './kept-readers.ts';
import type { PathTable } from './path-table.ts';
import type { Changed } from './router.ts';
import { statusOf } from './vault-status.ts';

/** What lives as long as a vault is open. */
export interface Opened {
  readonly vault: OpenVault;
  readonly openedAt: string;
  readonly plans: Plans;
  readonly drafts: Drafts;
  readonly readers: KeptReaders;
  readonly copies: WorkingCopies;
  readonly memos: Memos;
}

/** What working copies need besides the vault. */
export interface CopyParts {
  readonly settings: CopySettings;
  readonly openOutside: (path: string) => Promise<OpenedOutside>;
  readonly changed: (...what: readonly Changed[]) => void;
}

export interface Session {
  readonly folder: string;
  readonly env: VaultEnvironment;
  readonly appVersion: string;
  readonly paths: PathTable;
  readonly content: ContentTable;
  /** What the machine said of itself before work. */
  readonly facts: FactsDesk;
  /** Locks by force that the vault's log does not tell of yet. */
  readonly killedLocks: readonly KilledLock[];
  readonly copies: CopyParts;
  /** The vault, open. Throws `engine/locked`. */
  readonly opened: () => Opened;
  /** Null while locked. */
  readonly openedOrNull: () => Opened | null;
  /**
   * Takes a vault in that was just opened or made, and completes what a crash may have left of its acceptance. One that was opened
   * has to pass the gate of the check (gate.ts); it is closed again where it does not. `passed`: it was just made and holds nothing yet, or was open a moment ago.
   */
  admit(vault: OpenVault, check: HandedIn | null | 'passed'): Promise<CallOutput<'vault/status'>>;
  /** What "overdue" and "due soon" are measured by now. */
  dueTerms(): DueTerms;
  /** Closes the vault if one is open. Saves of other programs are taken in before, until `limit`, or all of them. A lock has a reason. */
  close(limit?: Promise<unknown>, reason?: LockReason): Promise<void>;
}

export type SessionParts = Pick<
  Session,
  'folder' | 'env' | 'appVersion' | 'paths' | 'content' | 'facts' | 'killedLocks' | 'copies'
>;

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
    async admit(vault, check) {
      try {
        await completeAcceptance(env, vault);
        await completeInit(env, vault);
        noteTime(vault);
        for (const { reason, at } of untold) vault.audit.append('vault.lock-killed', { reason, at });
        untold = [];
        const passed = check === 'passed' ? null : passGate(vault, check, parts.facts);
        if (passed !== null) await noteCheck(vault.folder, passed);
        current = {
          vault,
          openedAt: new Date(env.clock.now()).toISOString(),
          plans: createPlans(vault),
          drafts: createDrafts(vault),
          readers: createKeptReaders(vault.files),
          copies: await createCopies(vault, parts.copies),
          memos: createMemos({
            vault,
            thread: createMemoThread({ workerUrl: env.workerUrl, sodium: env.sodium }),
            rules: () => policyOf(vault).memo,
            names: () => namesOf(vault),
          }),
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
      return { now: env.clock.now(), dueSoonDays: policyOf(vault).dueSoonDays };
    },
    async close(limit = never, reason) {
      const ending = current;
      current = null;
      ending?.readers.close();
      ending?.memos.close();
      await ending?.copies.settle(limit);
      await ending?.vault.close(reason);
    },
  };
}

/** The policy the worker accepted last, or else the one that came with the grant. */
function policyOf(vault: OpenVault): Policy {
  return (acceptedPolicy(vault) ?? currentPolicy(vault)).policy;
}

/** What an attacker knows of whoever works here. */
function namesOf(vault: OpenVault): string[] {
  const names = [deviceSetting.read(vault)?.workerName, officeSetting.read(vault)?.name];
  return names.filter((name) => name !== undefined && name !== '') as string[];
}

const never = new Promise<never>(() => undefined);

function createCopies(vault: OpenVault, { settings, openOutside, changed }: CopyParts): Promise<WorkingCopies> {
  return createWorkingCopies({
    vault,
    settings,
    openOutside,
    isAllowed: () => policyOf(vault).away.workingCopies,
    onChange: (isSaved) => {
      if (isSaved) changed('files', 'status');
      changed('copies');
    },
    after: (ms, work) => {
      const timer = setTimeout(work, ms);
      return () => {
        clearTimeout(timer);
      };
    },
  });
}
