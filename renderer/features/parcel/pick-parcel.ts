/** The file dialogs for parcels. For every page that takes one in or writes one. */
import type { PickedPath } from '../../../preload/contract/shell.ts';
import { callShell } from '../../bridge/shell.ts';
import type { Translate } from '../../i18n/translate.tsx';

/** Asks for one parcel; null when the user cancelled. */
export async function pickParcel(t: Translate, title: string): Promise<PickedPath | null> {
  const [parcel] = await callShell('shell/pick-open', {
    title,
    folders: false,
    multiple: false,
    filters: [{ name: t('parcel.filter'), extensions: ['mochi'] }],
  });
  return parcel ?? null;
}

/** Asks where to write a parcel; null when the user cancelled. */
export async function pickParcelPlace(t: Translate, title: string, defaultName: string): Promise<PickedPath | null> {
  return callShell('shell/pick-save', {
    title,
    defaultName: toFileName(defaultName),
    filters: [{ name: t('parcel.filter'), extensions: ['mochi'] }],
  });
}

const reserved = new Set(['\\', '/', ':', '*', '?', '"', '<', '>', '|']);

/** A name that every system takes: without separators and reserved signs. */
function toFileName(name: string): string {
  return [...name]
    .map((char) => (char < ' ' || reserved.has(char) ? '_' : char))
    .join('')
    .slice(0, 120);
}

/** The calendar day of now where the user is, `20261122`, for names of files. */
export function dayForName(now = new Date()): string {
  const month = String(now.getMonth() + 1).padStart(2, '0');
  return `${now.getFullYear()}${month}${String(now.getDate()).padStart(2, '0')}`;
}
