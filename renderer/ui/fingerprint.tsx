/** A fingerprint that two people read aloud to each other: groups of four digits, large, in a fixed order. */
import { Check, Copy } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useT } from '../i18n/translate.tsx';
import { Button } from './button.tsx';

export interface FingerprintProps {
  /** Six groups of four digits, as the contract has them. */
  readonly groups: readonly string[];
  /** Whose it is: "この端末の照合番号". */
  readonly label?: string;
  /** What to do with it: read it aloud, unless said otherwise. */
  readonly hint?: string;
  /** Puts the text on the clipboard; without it there is no copy button. Reading aloud is the better way. */
  readonly onCopy?: (text: string) => void;
}

export function Fingerprint({ groups, label, hint, onCopy }: FingerprintProps): ReactNode {
  const t = useT();
  const [isCopied, setIsCopied] = useState(false);
  return (
    <figure className="rounded-lg border border-line bg-sunken p-5">
      <figcaption className="flex items-center justify-between gap-4">
        <span className="type-body font-bold">{label ?? t('ui.fingerprint.label')}</span>
        {onCopy && (
          <Button
            variant="text"
            size="small"
            icon={isCopied ? Check : Copy}
            aria-label={t('ui.fingerprint.copy')}
            onPress={() => {
              onCopy(groups.join(' '));
              setIsCopied(true);
            }}
          >
            {isCopied ? t('common.copied') : t('common.copy')}
          </Button>
        )}
      </figcaption>
      <ol className="mt-3 grid grid-cols-3 gap-2.5">
        {groups.map((group, index) => (
          <li
            key={`${index}-${group}`}
            className="flex items-baseline justify-center gap-3 rounded-md border border-line bg-canvas py-2.5"
          >
            <span aria-hidden className="w-3 text-right text-[0.75rem] text-muted">
              {index + 1}
            </span>
            {/* Spaced for the screen reader, which would else read it as one number. */}
            <span
              role="img"
              aria-label={[...group].join(' ')}
              className="text-[1.75rem] leading-tight font-medium tracking-[0.14em] select-text"
            >
              {group}
            </span>
          </li>
        ))}
      </ol>
      <p className="type-small mt-3 text-muted">{hint ?? t('ui.fingerprint.readAloud', { groups: groups.length })}</p>
    </figure>
  );
}
