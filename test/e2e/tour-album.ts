/** The pictures of the tour: numbered as they are taken, each with a line on the terminal that says what is on it. For tour.ts. */
import { join } from 'node:path';
import type { OfficeStep } from './drivers/office.ts';
import type { Seat } from './drivers/shell.ts';
import type { WorkerStep } from './drivers/worker.ts';

export type Side = 'office' | 'worker';

/** Names of the pictures that the README shows. */
export const readmePictures = ['worker-home', 'files', 'viewer', 'returns-desk', 'office-home', 'unlock'] as const;
export type ReadmePicture = (typeof readmePictures)[number];

const captions: Readonly<Record<OfficeStep | WorkerStep, string>> = {
  passphrase: 'a passphrase is chosen and judged',
  key: 'the recovery key is to be kept safe',
  keySaved: 'the recovery key is on the stick',
  compare: 'the number has to be heard',
  compared: 'all six groups agree',
  terms: 'name and lease of the grant',
  packing: 'files to hand out, for whom and why',
  code: 'the code that is read over the telephone',
  check: 'the check before work',
  recovery: 'the request for a new passphrase is checked',
  enrol: 'the device introduces itself',
  grant: 'the grant: number and policy',
  plan: 'what the policy says to the dropped files',
  taken: 'the files are in the vault',
  returnPlan: 'what goes back',
  packed: 'the return is packed',
  recover: 'a new passphrase is asked for',
};

export interface Album {
  /** From now on pictures of this side are of this seat. */
  follow(side: Side, seat: Seat): void;
  /** Takes a picture; `name` becomes part of the file's name, `caption` a line on the terminal. */
  shoot(side: Side, name: string, caption: string, readme?: ReadmePicture): Promise<void>;
  /** For the drivers, which stand still at the steps of a wizard. */
  during(side: Side): (step: OfficeStep | WorkerStep) => Promise<void>;
  count(): number;
  /** Name and path of every picture of the README; throws where one was not taken. */
  forReadme(): readonly (readonly [ReadmePicture, string])[];
}

/** Messages that pass by themselves are put away, so that they hide nothing; behind a dialog they stay. */
async function dismissToasts(seat: Seat): Promise<void> {
  const close = seat.page().getByRole('button', { name: seat.t('ui.toast.dismiss') });
  while ((await close.count()) > 0) {
    const isGone = await close
      .first()
      .click({ timeout: 1_000 })
      .then(() => true)
      .catch(() => false);
    if (!isGone) return;
  }
}

export function createAlbum(pictures: string): Album {
  const seats = new Map<Side, Seat>();
  const chosen = new Map<ReadmePicture, string>();
  let count = 0;

  const shoot: Album['shoot'] = async (side, name, caption, readme) => {
    const seat = seats.get(side);
    if (!seat) throw new Error(`nobody sits at the ${side} yet`);
    count += 1;
    const number = String(count).padStart(2, '0');
    const path = join(pictures, `${number}-${side}-${name}.png`);
    await dismissToasts(seat);
    // What still moves has arrived: fonts, and pieces that fade in.
    await seat.page().evaluate(() => document.fonts.ready.then(() => undefined));
    await seat.page().screenshot({ path, animations: 'disabled', caret: 'initial' });
    if (readme) chosen.set(readme, path);
    process.stdout.write(`${number}  ${side.padEnd(6)}  ${caption}\n`);
  };

  return {
    follow: (side, seat) => void seats.set(side, seat),
    shoot,
    during: (side) => (step) =>
      shoot(
        side,
        step.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`),
        captions[step],
      ),
    count: () => count,
    forReadme: () =>
      readmePictures.map((name) => {
        const path = chosen.get(name);
        if (path === undefined) throw new Error(`the tour took no picture for ${name}`);
        return [name, path] as const;
      }),
  };
}
