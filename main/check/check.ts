/** The one public file of main/check: facts, answers, decision, record. Contract: preload/contract/check*.ts. How to add a check: README.md. */
export { collectFacts } from './collect.ts';
export { decide, type Decision } from './decide.ts';
export { localDay } from './local-day.ts';
export { judge, levelsFor, type Setting } from './judge.ts';
export { createMachine } from './probe/machine.ts';
export type { Known, Machine } from './probe/probe.ts';
export {
  checkTelephoneCode,
  codeDelaySeconds,
  makeTelephoneCode,
  nextCodeAt,
  telephoneKey,
  type CodeSubject,
  type CodeTries,
  type CodeVerdict,
} from './telephone-code.ts';
export { rememberPendingSince } from './updates/pending-since.ts';
export { readinessOf, type ReadinessCase } from './readiness.ts';
export { listSessions, newestSession, storeSession } from './sessions.ts';
export { factsForRecord, isFresh, signWorkSession, verifyWorkSession, type CheckedThen } from './work-session.ts';
