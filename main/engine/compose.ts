/** The one place where the services of a vault folder are made and joined to the calls. Used by the engine's entry and the command line. */
import { loadSodium } from '../crypto/sodium.ts';
import { noteCoverage } from '../takeout/coverage.ts';
import { isLeaseOver } from '../takeout/lease.ts';
import { createSystemKeychain } from '../vault/keychain.ts';
import type { VaultEnvironment } from '../vault/vault.ts';
import { createCareHandlers } from './care-handlers.ts';
import { createCheckHandlers } from './check-handlers.ts';
import { createFileHandlers } from './file-handlers.ts';
import { createMemoHandlers } from './memo-handlers.ts';
import { createOfficeHandlers } from './office-handlers.ts';
import { createReportHandlers } from './report-handlers.ts';
import { learnFacts } from './learn-facts.ts';
import type { EngineParts, EngineServices } from './serve.ts';
import { createSession } from './session.ts';
import { createVaultHandlers } from './vault-handlers.ts';
import { statusOf } from './vault-status.ts';
import { createWorkcopyHandlers } from './workcopy-handlers.ts';
import { createWorkerHandlers } from './worker-handlers.ts';

/** Makes everything that answers calls for `parts.folder`. Opens nothing yet. */
export async function composeEngine(parts: EngineParts): Promise<EngineServices> {
  const { folder, appVersion, paths, content, facts, clock, workerPath, killedLocks, poolSize } = parts;
  const { copies, openOutside, changed } = parts;
  const sodium = await loadSodium();
  const keychain = parts.keychain ?? createSystemKeychain();
  const env: VaultEnvironment = {
    sodium,
    clock,
    keychain,
    workerUrl: workerPath,
    ...(poolSize === undefined ? {} : { poolSize }),
  };
  const session = createSession({
    folder,
    env,
    appVersion,
    paths,
    content,
    facts,
    killedLocks,
    copies: { settings: copies, openOutside, changed },
  });

  return {
    handlers: {
      ...createVaultHandlers(session),
      ...createCareHandlers(session),
      ...createOfficeHandlers(session),
      ...createWorkerHandlers(session),
      ...createFileHandlers(session),
      ...createCheckHandlers(session),
      ...createWorkcopyHandlers(session),
      ...createReportHandlers(session),
      ...createMemoHandlers(session),
    },
    state() {
      const opened = session.openedOrNull();
      return opened ? { open: true, role: opened.vault.role, leaseOver: isLeaseOver(opened.vault) } : { open: false };
    },
    facts() {
      const opened = session.openedOrNull();
      if (!opened) return { open: false };
      const { role, officeName, idleLockMinutes, away, lease } = statusOf(opened);
      return { open: true, role, officeName, idleLockMinutes, away, leaseUntil: lease?.notAfter ?? null };
    },
    learnFacts: (read, only) => learnFacts(session, read, only),
    noteCoverage(signals) {
      const opened = session.openedOrNull();
      if (opened) noteCoverage(opened.vault, signals);
    },
    close: (limit, reason) => session.close(limit, reason),
  };
}
