/** Small makers of sample values: ids, times and numbers that are the same in every run. */
import type { SceneSettings } from '../scenario.ts';

/** UUID (v4 in shape) for the number-th sample thing of a kind. */
export function sampleId(kind: number, number: number): string {
  return `${kind.toString(16).padStart(8, '0')}-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
}

/** SHA-256 in shape. */
export function sampleHash(number: number): string {
  let state = (number + 1) * 2_654_435_761;
  let hash = '';
  while (hash.length < 64) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    hash += (state % 0xffff_ffff).toString(16).padStart(8, '0');
  }
  return hash.slice(0, 64);
}

const dayMilliseconds = 86_400_000;

/** An instant so many days (and hours) from now; negative is past. */
export function daysFrom({ now }: SceneSettings, days: number, hours = 0): string {
  return new Date(now.getTime() + days * dayMilliseconds + hours * 3_600_000).toISOString();
}

/** The calendar day `YYYY-MM-DD` so many days from now, where the reader is. */
export function dayFrom({ now }: SceneSettings, days: number): string {
  const date = new Date(now.getFullYear(), now.getMonth(), now.getDate() + days);
  const month = String(date.getMonth() + 1).padStart(2, '0');
  return `${date.getFullYear()}-${month}-${String(date.getDate()).padStart(2, '0')}`;
}

/** The end of that calendar day. */
export function dueAt({ now }: SceneSettings, days: number): string {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, 23, 59, 59).toISOString();
}

export const fingerprints = {
  device: ['4821', '0937', '6604', '1158', '7290', '3346'],
  office: ['9015', '2287', '4431', '8760', '0529', '6173'],
  recovery: ['3308', '7714', '5920', '0682', '1147', '9953'],
};
