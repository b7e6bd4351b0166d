/** Work of every kind that a lock may come into the middle of, begun from inside a page of the real app. For hundred-locks.e2e.ts. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Reply } from '../../../preload/contract/wire.ts';
import { workerPassphrase } from '../../helpers/story.ts';
import { engineCall, shellCall, until } from '../security/opened-app.ts';
import type { LaunchedApp } from '../launch.ts';

export const kindsOfWork = ['import', 'return', 'edit', 'rekey', 'verify', 'backup', 'unlock', 'nothing'] as const;
export type KindOfWork = (typeof kindsOfWork)[number];

/** What the work needs of its surroundings. */
export interface Workplace {
  readonly launched: LaunchedApp;
  readonly vaultFolder: string;
  /** A folder of files to take out. */
  readonly share: string;
  readonly backups: string;
  /** Entries that are edited: drafts of the one, versions of the other. */
  readonly drafted: string;
  readonly saved: string;
  /** Entries that are packed into returns, in turn. */
  readonly returnable: readonly string[];
  /** A path for a parcel that is not there yet. */
  nextParcel(): string;
}

interface Line {
  testCall(name: string, input: unknown): Promise<Reply>;
  testProgress(): number;
}

/** `under way`, `done`, or the code of its error. */
type State = string;

/** What the engine acknowledged, as the page told of it the moment it heard; the page may be gone an instant later. */
export interface Acknowledged {
  draft: number;
  version: number;
  entries: number;
}

/** Follows what pages of the app tell by `console.debug('acknowledged', …)`. */
export function followAcknowledgements({ app }: LaunchedApp): Acknowledged {
  const seen: Acknowledged = { draft: 0, version: 0, entries: 0 };
  app.context().on('console', (message) => {
    const [, what = '', number = ''] = /^acknowledged (\w+) (\d+)$/u.exec(message.text()) ?? [];
    if (what === 'entries') seen.entries += Number(number);
    else if (what === 'draft' || what === 'version') seen[what] = Number(number);
  });
  return seen;
}

export function valueOf<Value>(reply: Reply): Value {
  if (!reply.ok) throw new Error(`the engine refused: ${reply.error.code}`);
  return reply.value as Value;
}

async function pick({ launched }: Workplace, page: Page, kind: 'open' | 'save', path: string): Promise<string> {
  await launched.app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen });
  }, path);
  const options = { title: 'x', filters: [] };
  if (kind === 'save') {
    const saved = await shellCall(page, 'shell/pick-save', { ...options, defaultName: 'x.mochi' });
    return valueOf<{ token: string }>(saved).token;
  }
  const opened = await shellCall(page, 'shell/pick-open', { ...options, folders: true, multiple: false });
  return valueOf<{ token: string }[]>(opened)[0]?.token ?? '';
}

/** Begins a call and comes back when it has told of its progress so often, or has ended. */
async function beginLong(page: Page, name: string, input: unknown, afterProgress: number): Promise<State> {
  return page.evaluate(
    async ([callName, given, wanted]) => {
      const line = window as unknown as Line;
      const before = line.testProgress();
      const call = { state: 'under way' };
      void line.testCall(callName, given).then((reply) => {
        call.state = reply.ok ? 'done' : reply.error.code;
        const taken = reply.ok ? (reply.value as { taken?: number }).taken : undefined;
        if (taken !== undefined) console.debug(`acknowledged entries ${taken}`);
      });
      while (call.state === 'under way' && line.testProgress() - before < wanted)
        await new Promise((next) => setTimeout(next, 1));
      return call.state;
    },
    [name, input, afterProgress] as const,
  );
}

/** Writes drafts and versions one after the other, as fast as they are acknowledged; comes back after the first ones. */
async function beginEditing(page: Page, { drafted, saved }: Workplace, from: Acknowledged): Promise<void> {
  await page.evaluate(
    async ([draftId, savedId, draftFrom]) => {
      const line = window as unknown as Line;
      const show = async (id: string) => {
        const reply = await line.testCall('files/show', { id });
        return reply.ok ? (reply.value as { versions: { id: string; number: number; isCurrent: boolean }[] }) : null;
      };
      const current = async (id: string) => (await show(id))?.versions.find(({ isCurrent }) => isCurrent);
      const baseVersionId = (await current(draftId))?.id;
      const written = { drafts: 0 };
      const writeDrafts = async (): Promise<void> => {
        for (let number = draftFrom + 1; ; number += 1) {
          const text = `${number} ${'x'.repeat(20_000)}`;
          const reply = await line.testCall('files/draft-write', { id: draftId, baseVersionId, text, cursor: 1 });
          if (!reply.ok) return;
          written.drafts += 1;
          console.debug(`acknowledged draft ${number}`);
        }
      };
      const saveVersions = async (): Promise<void> => {
        for (let base = await current(savedId); base;) {
          const content = new TextEncoder().encode(`version ${base.number + 1}`);
          const reply = await line.testCall('files/save', { id: savedId, baseVersionId: base.id, content });
          if (!reply.ok) return;
          base = reply.value as typeof base;
          console.debug(`acknowledged version ${base?.number ?? 0}`);
        }
      };
      void writeDrafts();
      void saveVersions();
      while (written.drafts < 3) await new Promise((next) => setTimeout(next, 1));
    },
    [drafted, saved, from.draft] as const,
  );
}

/**
 * Begins the work and comes back when it has told of its progress so often, or is done (it always is where that is `Infinity`). `turn`
 * chooses what is packed.
 */
export async function beginWork(
  place: Workplace,
  page: Page,
  kind: KindOfWork,
  turn: number,
  afterProgress: number,
  acknowledged: Acknowledged,
): Promise<State> {
  switch (kind) {
    case 'import': {
      const token = await pick(place, page, 'open', place.share);
      const plan = valueOf<{ planId: string }>(await engineCall(page, 'takeout/plan', { paths: [token] }));
      const order = { planId: plan.planId, purpose: '施錠の試験', dueOn: null };
      return beginLong(page, 'takeout/start', order, afterProgress);
    }
    case 'return': {
      const ids = place.returnable.filter((_id, index) => index % 4 === turn % 4);
      const out = await pick(place, page, 'save', place.nextParcel());
      return beginLong(page, 'return/pack', { ids, out }, afterProgress);
    }
    case 'edit':
      await beginEditing(page, place, acknowledged);
      return 'under way';
    case 'rekey':
      return beginLong(page, 'vault/rekey', { passphrase: workerPassphrase }, afterProgress);
    case 'verify':
      return beginLong(page, 'vault/verify', { repair: false }, afterProgress);
    case 'backup': {
      const folder = await pick(place, page, 'open', place.backups);
      return beginLong(page, 'vault/backup', { folder }, afterProgress);
    }
    case 'unlock':
      // Counted before it is tried: from then on the key is being derived.
      void engineCall(page, 'vault/unlock', { passphrase: workerPassphrase }).catch(() => undefined);
      await until(() => existsSync(join(place.vaultFolder, 'attempts.json')));
      return 'under way';
    case 'nothing':
      return 'done';
  }
}
