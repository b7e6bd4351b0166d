/** The worker's calls but for the files themselves: enrol, accept, take out, return, import, recover. Made in compose.ts. */
import { acceptGrant } from '../takeout/accept.ts';
import { listRequests, requestApproval, takeApproved } from '../takeout/approvals.ts';
import { readEnrolment, startEnrolment } from '../takeout/enrol.ts';
import { inspectGrant } from '../takeout/grant.ts';
import { workerHome } from '../takeout/home.ts';
import { importParcel } from '../takeout/import.ts';
import { markLost, stillOut } from '../takeout/lost.ts';
import { describePlan, takePlan } from '../takeout/plans.ts';
import { acceptRecovery, requestRecovery } from '../takeout/recovery.ts';
import { chooseForReturn, listReturns, packAgain, packReturn } from '../takeout/returns.ts';
import { unsentReports } from '../takeout/reports.ts';
import type { OpenVault } from '../vault/open-vault.ts';
import { listTakeouts, showTakeout } from '../vault/vault.ts';
import type { HandlersOf } from './router.ts';
import type { Session } from './session.ts';

type WorkerCallName =
  | 'enrol/start'
  | 'enrol/state'
  | 'grant/inspect'
  | 'grant/accept'
  | 'recovery/request'
  | 'recovery/accept'
  | 'worker/home'
  | 'takeout/plan'
  | 'takeout/start'
  | 'takeout/request-approval'
  | 'takeout/requests'
  | 'takeout/take-approved'
  | 'takeout/still-out'
  | 'takeout/mark-lost'
  | 'return/plan'
  | 'return/pack'
  | 'return/pack-again'
  | 'return/list'
  | 'parcel/import';

/** How many files the home page names. */
const shownNext = 8;

/** What is overdue or due soonest, then what has no date. */
function nextDue(session: Session) {
  const { vault } = session.opened();
  const query = { search: '', deviceId: null, offset: 0, limit: shownNext };
  const sort = { by: 'dueAt', descending: false } as const;
  const filters = ['out', 'changed'] as const;
  return listTakeouts(vault.catalogue, 'entries', { ...query, sort, filters: [...filters] }, session.dueTerms()).rows;
}

export function createWorkerHandlers(session: Session): HandlersOf<WorkerCallName> {
  const { env, folder, appVersion, paths } = session;
  const vaultOf = (): OpenVault => session.opened().vault;
  const rowOf = (id: string) => showTakeout(vaultOf().catalogue, id, session.dueTerms()).row;

  return {
    'enrol/start': ({ out, ...input }, job) =>
      startEnrolment(env, folder, { ...input, appVersion, outPath: paths.resolve(out) }, job),
    'enrol/state': () => readEnrolment(folder),
    'grant/inspect': ({ parcel }) => inspectGrant(env, folder, paths.resolve(parcel)),
    'grant/accept': async ({ parcel, passphrase, acceptedPolicyVersion }) => {
      const input = { path: paths.resolve(parcel), passphrase, acceptedPolicyVersion, appVersion };
      return session.admit(await acceptGrant(env, folder, input), 'passed');
    },
    'recovery/request': ({ out }, job) => requestRecovery(env, folder, paths.resolve(out), job),
    'recovery/accept': async ({ parcel, passphrase }) =>
      session.admit(await acceptRecovery(env, folder, { path: paths.resolve(parcel), passphrase }), null),

    'worker/home': () => Promise.resolve(workerHome(vaultOf(), nextDue(session))),

    'takeout/plan': async ({ paths: tokens }, job) =>
      describePlan(
        await session.opened().plans.make(
          tokens.map((token) => paths.resolve(token)),
          job,
        ),
      ),
    'takeout/start': async ({ planId, purpose, dueOn }, context) => {
      const { vault, plans } = session.opened();
      const taken = await takePlan(vault, plans.find(planId), { purpose, dueOn }, context);
      context.changed('files', 'status');
      return taken;
    },
    'takeout/request-approval': async ({ planId, purpose, dueOn, out }, context) => {
      const { vault, plans } = session.opened();
      const asked = { purpose, dueOn, outPath: paths.resolve(out) };
      const written = await requestApproval(vault, plans.find(planId), asked, context);
      context.changed('files');
      return written;
    },
    'takeout/requests': () => Promise.resolve(listRequests(vaultOf())),
    'takeout/take-approved': async ({ requestId }, context) => {
      const taken = await takeApproved(vaultOf(), requestId, context);
      context.changed('files', 'status');
      return taken;
    },
    'takeout/still-out': ({ ids }) => Promise.resolve({ ids: stillOut(vaultOf(), ids) }),
    'takeout/mark-lost': async ({ ids, reason }, { changed }) => {
      await session.opened().copies.closeFor(ids);
      markLost(vaultOf(), ids, reason);
      changed('files', 'status');
      return {};
    },

    'return/plan': ({ ids }) => {
      const { vault, drafts } = session.opened();
      const entries = chooseForReturn(vault, ids);
      const withDraft = new Set(drafts.list());
      const rows = entries.map(({ id }) => rowOf(id));
      const isChanged = (row: (typeof rows)[number]): boolean => row.changedAt !== null;
      return Promise.resolve({
        files: rows.length,
        changed: rows.filter(isChanged).length,
        unchanged: rows.filter((row) => !isChanged(row)).length,
        bytes: rows.filter(isChanged).reduce((sum, row) => sum + row.sizeBytes, 0),
        reports: unsentReports(vault),
        drafts: rows.filter(({ id }) => withDraft.has(id)).length,
        rows,
      });
    },
    'return/pack': async ({ ids, out }, context) => {
      const { vault, copies } = session.opened();
      // What other programs have saved goes home, too.
      await copies.closeFor(ids);
      const { parcel, files, changed } = await packReturn(
        vault,
        chooseForReturn(vault, ids),
        paths.resolve(out),
        context,
      );
      context.changed('files', 'returns', 'status');
      return { parcel, files, changed };
    },
    'return/pack-again': async ({ returnId, out }, context) => {
      const { parcel, files, changed } = await packAgain(vaultOf(), returnId, paths.resolve(out), context);
      context.changed('files', 'returns');
      return { parcel, files, changed };
    },
    'return/list': () => Promise.resolve(listReturns(vaultOf())),
    'parcel/import': async ({ parcel }, context) => {
      const imported = await importParcel(vaultOf(), paths.resolve(parcel), context);
      context.changed('files', 'returns', 'policy', 'status');
      return imported;
    },
  };
}
