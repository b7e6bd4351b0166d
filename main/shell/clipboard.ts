/** The system's clipboard through Electron, for clipboard-guard.ts. */
import { clipboard } from 'electron';
import type { ClipboardKind, SystemClipboard } from './clipboard-guard.ts';

/** Until some release after 25, Electron answered at once and took the kind as an argument. */
interface OlderClipboard {
  readText(kind: ClipboardKind): string;
  readHTML(kind: ClipboardKind): string;
  clear(kind: ClipboardKind): void;
  writeText(text: string, kind: ClipboardKind): void;
}

/** Only X11 and Wayland have a primary selection. */
const hasSelection = process.platform === 'linux';

/** On either of Electron's interfaces, whichever there is. */
export const systemClipboard: SystemClipboard =
  'readHTML' in clipboard ? olderClipboard(clipboard as unknown as OlderClipboard) : newerClipboard();

function olderClipboard(older: OlderClipboard): SystemClipboard {
  return {
    read(kind) {
      if (kind === 'selection' && !hasSelection) return Promise.resolve({ text: '', html: '' });
      const text = older.readText(kind);
      return Promise.resolve({ text, html: text === '' ? older.readHTML(kind) : '' });
    },
    clear(kind) {
      older.clear(kind);
      return Promise.resolve();
    },
    overwrite(kind) {
      older.writeText(' ', kind);
      return Promise.resolve();
    },
  };
}

function newerClipboard(): SystemClipboard {
  const of = (kind: ClipboardKind) => (kind === 'selection' ? clipboard.selection : clipboard);
  return {
    async read(kind) {
      if (kind === 'selection' && !hasSelection) return { text: '', html: '' };
      const text = await of(kind).readText();
      if (text !== '') return { text, html: '' };
      const item = (await of(kind).read()).find(({ types }) => types.includes('text/html'));
      return { text, html: item ? await (await item.getType<'text/html'>('text/html')).text() : '' };
    },
    clear(kind) {
      of(kind).clear();
      return Promise.resolve();
    },
    overwrite: (kind) => of(kind).writeText(' '),
  };
}
