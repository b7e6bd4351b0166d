/** The office's calls. Made in compose.ts. */
import { answerRequest, listApprovals, receiveRequest } from '../office/approvals.ts';
import { compareReturn } from '../office/desk-compare.ts';
import { readItemTexts } from '../office/desk-texts.ts';
import { receiveReturn } from '../office/desk-receive.ts';
import { listReturns, requireReturn } from '../office/desk-rows.ts';
import { settleReturn } from '../office/desk-settle.ts';
import { listDeviceLog } from '../office/device-log.ts';
import { listDevices, setDeviceState } from '../office/devices.ts';
import { officeHome } from '../office/home.ts';
import { initOffice } from '../office/init.ts';
import { inspectRequest, issueGrant, renewLease } from '../office/issue.ts';
import { acceptLogBreak } from '../office/log-breaks.ts';
import { savePolicy } from '../office/policy.ts';
import { writeReceipt } from '../office/receipt.ts';
import { answerRecovery, inspectRecovery } from '../office/recover.ts';
import { noteRecoveryPaper, saveRecoveryKey } from '../office/recovery-key.ts';
import { packTakeout } from '../office/takeout-desk.ts';
import type { OpenVault } from '../vault/open-vault.ts';
import { confirmPassphrase, listTakeouts } from '../vault/vault.ts';
import { lastChecks } from './device-rows.ts';
import type { HandlersOf } from './router.ts';
import type { Session } from './session.ts';

type OfficeCallName =
  | 'office/init'
  | 'office/save-recovery-key'
  | 'office/note-recovery-paper'
  | 'office/home'
  | 'office/inspect-request'
  | 'office/issue'
  | 'office/devices'
  | 'office/set-device-state'
  | 'office/renew'
  | 'office/takeout'
  | 'office/ledger'
  | 'office/approval-receive'
  | 'office/approvals'
  | 'office/approval-answer'
  | 'desk/receive'
  | 'desk/list'
  | 'desk/show'
  | 'desk/texts'
  | 'desk/settle'
  | 'desk/receipt'
  | 'office/recovery-inspect'
  | 'office/recover'
  | 'policy/save'
  | 'office/device-log'
  | 'office/accept-log-break';

/** How many overdue files the home page names. */
const shownOverdue = 20;

export function createOfficeHandlers(session: Session): HandlersOf<OfficeCallName> {
  const { env, folder, paths } = session;
  const vaultOf = (): OpenVault => session.opened().vault;

  return {
    'office/init': async (input) => {
      const { vault, recoveryKey, fingerprint } = await initOffice(env, folder, input);
      return { status: await session.admit(vault, 'passed'), recoveryKey, fingerprint };
    },
    'office/save-recovery-key': async ({ out, passphrase }, { changed }) => {
      await confirmPassphrase(vaultOf(), passphrase);
      await saveRecoveryKey(vaultOf(), paths.resolve(out));
      changed('status');
      return {};
    },
    'office/note-recovery-paper': ({ ending }, { changed }) => {
      noteRecoveryPaper(vaultOf(), ending);
      changed('status');
      return Promise.resolve({});
    },
    'office/home': () => {
      const overdue = listTakeouts(
        vaultOf().catalogue,
        'ledger',
        {
          search: '',
          filters: ['overdue'],
          sort: { by: 'dueAt', descending: false },
          deviceId: null,
          offset: 0,
          limit: shownOverdue,
        },
        session.dueTerms(),
      );
      return Promise.resolve(officeHome(vaultOf(), overdue.rows));
    },
    'office/inspect-request': ({ parcel }) => inspectRequest(vaultOf(), paths.resolve(parcel)),
    'office/issue': async ({ request, out, ...input }, context) => {
      const issued = await issueGrant(
        vaultOf(),
        { ...input, path: paths.resolve(request), outPath: paths.resolve(out) },
        context,
      );
      context.changed('devices', 'status');
      return issued;
    },
    'office/devices': () => {
      const vault = vaultOf();
      return Promise.resolve(listDevices(vault).map(lastChecks(vault)));
    },
    'office/set-device-state': ({ deviceId, state, reason }, { changed }) => {
      const vault = vaultOf();
      const device = lastChecks(vault)(setDeviceState(vault, deviceId, state, reason));
      changed('devices', 'ledger');
      return Promise.resolve(device);
    },
    'office/renew': async ({ deviceId, leaseDays, out }, context) => {
      const renewed = await renewLease(vaultOf(), { deviceId, leaseDays, outPath: paths.resolve(out) }, context);
      context.changed('devices');
      return renewed;
    },
    'office/takeout': async ({ paths: tokens, out, ...order }, context) => {
      const from = tokens.map((token) => paths.resolve(token));
      const packed = await packTakeout(vaultOf(), { ...order, paths: from, outPath: paths.resolve(out) }, context);
      context.changed('ledger', 'devices', 'status');
      return packed;
    },
    'office/ledger': (query) => Promise.resolve(listTakeouts(vaultOf().catalogue, 'ledger', query, session.dueTerms())),
    'office/approval-receive': async ({ parcel }, { changed }) => {
      const received = await receiveRequest(vaultOf(), paths.resolve(parcel));
      changed('ledger');
      return received;
    },
    'office/approvals': () => Promise.resolve(listApprovals(vaultOf())),
    'office/approval-answer': async ({ out, ...answer }, context) => {
      const answered = await answerRequest(vaultOf(), { ...answer, outPath: paths.resolve(out) }, context);
      context.changed('ledger');
      return answered;
    },

    'desk/receive': async ({ parcel }, context) => {
      const received = await receiveReturn(vaultOf(), paths.resolve(parcel), context);
      context.changed('returns', 'ledger', 'devices');
      return received;
    },
    'desk/list': () => Promise.resolve(listReturns(vaultOf())),
    'desk/show': async ({ returnId }, job) => {
      const items = await compareReturn(vaultOf(), returnId, job);
      return { summary: requireReturn(vaultOf(), returnId), items };
    },
    'desk/texts': ({ returnId, itemId }) => readItemTexts(vaultOf(), returnId, itemId),
    'desk/settle': async ({ returnId, decisions }, context) => {
      const settled = await settleReturn(vaultOf(), returnId, decisions, context);
      context.changed('returns', 'ledger', 'devices', 'status');
      return settled;
    },
    'desk/receipt': ({ returnId, out }, job) => writeReceipt(vaultOf(), returnId, paths.resolve(out), job),

    'office/recovery-inspect': ({ parcel }) => inspectRecovery(vaultOf(), paths.resolve(parcel)),
    'office/recover': ({ parcel, comparedFingerprint, out }, job) =>
      answerRecovery(vaultOf(), { path: paths.resolve(parcel), comparedFingerprint, outPath: paths.resolve(out) }, job),
    'policy/save': async ({ policy }, { changed }) => {
      const saved = await savePolicy(vaultOf(), policy);
      changed('policy', 'status');
      return saved;
    },
    'office/device-log': (query) => Promise.resolve(listDeviceLog(vaultOf(), query)),
    'office/accept-log-break': ({ deviceId, reason }, { changed }) => {
      acceptLogBreak(vaultOf(), deviceId, reason);
      changed('devices');
      return Promise.resolve({});
    },
  };
}
