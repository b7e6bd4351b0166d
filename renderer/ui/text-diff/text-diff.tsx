/** What differs between two texts, in one column: what came and what went. Signs and words carry it, colour only helps. */
import { useMemo, type ReactNode } from 'react';
import { useT } from '../../i18n/translate.tsx';
import type { DiffLine } from './compare-lines.ts';
import { countChanges, shortenDiff } from './shorten-diff.ts';

/** More pieces than this are not drawn; the count above them stays right. */
const mostPieces = 3000;

export interface TextDiffProps {
  /** From `compareLines`. */
  readonly lines: readonly DiffLine[];
  /** One sentence on what is compared with what. */
  readonly lead?: string;
}

/** The counts, then the changed lines with three lines around each; one sentence where nothing differs. */
export function TextDiff({ lines, lead }: TextDiffProps): ReactNode {
  const t = useT();
  const pieces = useMemo(() => shortenDiff(lines), [lines]);
  const counts = useMemo(() => countChanges(lines), [lines]);
  if (counts.added + counts.removed === 0) return <p className="type-small text-muted">{t('ui.textDiff.same')}</p>;
  return (
    <>
      {lead !== undefined && <p className="type-small text-muted">{lead}</p>}
      <p className="type-small text-muted">
        {t('ui.textDiff.counts', counts)}
        {pieces.length > mostPieces && ` ${t('ui.textDiff.cut', { count: mostPieces })}`}
      </p>
      <table className="w-full overflow-hidden rounded-md border border-line font-mono text-[0.8125rem] leading-5">
        <caption className="sr-only">{t('ui.textDiff.table')}</caption>
        <tbody>
          {pieces.slice(0, mostPieces).map((piece, index) =>
            piece.kind === 'gap' ? (
              <tr key={index}>
                <td colSpan={4} className="bg-sunken px-3 py-1 text-center font-sans text-muted">
                  {t('ui.textDiff.skipped', { count: piece.lines })}
                </td>
              </tr>
            ) : (
              <Line key={index} line={piece.line} />
            ),
          )}
        </tbody>
      </table>
    </>
  );
}

const looks = {
  '+': { row: 'bg-success-soft', sign: 'text-success', word: 'ui.textDiff.added' },
  '-': { row: 'bg-danger-soft', sign: 'text-danger', word: 'ui.textDiff.removed' },
  ' ': { row: '', sign: '', word: 'ui.textDiff.unchanged' },
} as const;

function Line({ line: { sign, text, oldLine, newLine } }: { readonly line: DiffLine }): ReactNode {
  const t = useT();
  const { row, sign: signColour, word } = looks[sign];
  const Text = sign === '+' ? 'ins' : sign === '-' ? 'del' : 'span';
  const numberColour = sign === ' ' ? 'text-muted' : 'text-ink';
  return (
    <tr className={row}>
      <td className={`w-9 px-1.5 text-right align-top select-none ${numberColour}`}>{oldLine ?? ''}</td>
      <td className={`w-9 px-1.5 text-right align-top select-none ${numberColour}`}>{newLine ?? ''}</td>
      <td className={`w-6 text-center align-top font-bold select-none ${signColour}`}>
        <span aria-hidden>{sign === '-' ? '−' : sign}</span>
        <span className="sr-only">{t(word)}</span>
      </td>
      <td className="pr-2 align-top">
        <Text className="break-all whitespace-pre-wrap no-underline select-text">{text === '' ? ' ' : text}</Text>
      </td>
    </tr>
  );
}
