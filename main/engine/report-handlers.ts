/** Calls about self-inspection, requests and awareness cards, on both sides. Made in compose.ts. */
import { answerReport, inspectionsOf, listRequests, overview } from '../office/report-desk.ts';
import { listOwnRequests, readInspections, requestSoftware, submitInspection } from '../takeout/inspections.ts';
import { answerCard, listCards } from '../takeout/learning.ts';
import type { OpenVault } from '../vault/open-vault.ts';
import type { reportCalls } from '../../preload/contract/calls/reports.ts';
import type { HandlersOf } from './router.ts';
import type { Session } from './session.ts';

export function createReportHandlers(session: Session): HandlersOf<keyof typeof reportCalls> {
  const vaultOf = (): OpenVault => session.opened().vault;
  return {
    'inspection/read': () => Promise.resolve(readInspections(vaultOf())),
    'inspection/submit': ({ answers }, { changed }) => {
      const done = submitInspection(vaultOf(), answers);
      changed('reports');
      return Promise.resolve(done);
    },
    'software/request': (wish, { changed }) => {
      const asked = requestSoftware(vaultOf(), wish);
      changed('reports');
      return Promise.resolve(asked);
    },
    'software/requests': () => Promise.resolve(listOwnRequests(vaultOf())),
    'learning/cards': () => Promise.resolve(listCards(vaultOf())),
    'learning/answer': (given, { changed }) => {
      const outcome = answerCard(vaultOf(), given);
      changed('reports');
      return Promise.resolve(outcome);
    },
    'office/reports': () => Promise.resolve(listRequests(vaultOf())),
    'office/report-answer': async (given, { changed }) => {
      const answered = await answerReport(vaultOf(), given);
      changed('reports', 'policy');
      return answered;
    },
    'office/report-overview': () => Promise.resolve(overview(vaultOf())),
    'office/inspections': ({ deviceId }) => Promise.resolve(inspectionsOf(vaultOf(), deviceId)),
  };
}
