/** One line on a terminal that tells how far long work is; nothing where standard error is not a terminal. */
import { clearLine, cursorTo } from 'node:readline';
import type { Writable } from 'node:stream';
import type { Progress } from '../../preload/contract/values.ts';
import type { Formatter } from '../../resources/locales/format.ts';

export interface ProgressLine {
  readonly show: (progress: Progress) => void;
  /** Takes the line away again. */
  readonly clear: () => void;
}

export function createProgressLine(stream: Writable & { readonly isTTY?: boolean }, format: Formatter): ProgressLine {
  let isShown = false;
  const clear = (): void => {
    if (!isShown) return;
    cursorTo(stream, 0);
    clearLine(stream, 0);
    isShown = false;
  };
  return {
    clear,
    show({ done, total, unit }) {
      if (!stream.isTTY) return;
      clear();
      const amount = (value: number): string => (unit === 'bytes' ? format.bytes(value) : format.number(value));
      stream.write(total > 0 ? `${amount(done)} / ${amount(total)}  ${format.percent(done / total)}` : amount(done));
      isShown = true;
    },
  };
}
