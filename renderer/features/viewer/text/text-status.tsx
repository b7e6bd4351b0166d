/** Below a text: where the cursor is, how its lines end, in which encoding it is read or will be written. */
import type { ReactNode } from 'react';
import { useFormat, useT } from '../../../i18n/translate.tsx';
import { Select } from '../../../ui/select.tsx';
import { encodings, type EncodingName, type TextForm } from './encodings.ts';
import type { LineEnding } from './line-endings.ts';
import type { CursorPlace } from './text-editor.tsx';

export interface TextStatusProps {
  readonly form: TextForm;
  readonly lineEnding: LineEnding;
  readonly sizeBytes?: number;
  readonly place?: CursorPlace | undefined;
  /** Left out where it cannot be changed. */
  readonly onEncoding?: (encoding: EncodingName) => void;
  /** The encoding is what the file will be written in, not what it is read in. */
  readonly isForSaving?: boolean;
  readonly start?: ReactNode;
}

export function TextStatus(props: TextStatusProps): ReactNode {
  const { form, lineEnding, sizeBytes, place, onEncoding, isForSaving = false, start } = props;
  const t = useT();
  const format = useFormat();
  const nameOf = (encoding: EncodingName) =>
    encoding === 'utf-8' && encoding === form.encoding && form.hasMark
      ? t('viewer.encoding.utf-8-mark')
      : t(`viewer.encoding.${encoding}`);
  return (
    <>
      {start}
      <span className="ml-auto flex flex-wrap items-center gap-x-5 text-muted">
        {place && (
          <span>
            {t('viewer.place', { line: place.line, column: place.column })} /{' '}
            {t('viewer.lines', { count: place.lines })}
          </span>
        )}
        {sizeBytes !== undefined && <span>{format.bytes(sizeBytes)}</span>}
        <span>{t(`viewer.lineEnding.${lineEnding}`)}</span>
      </span>
      {onEncoding ? (
        <span className="w-52">
          <Select<EncodingName>
            label={isForSaving ? t('viewer.encoding.write') : t('viewer.encoding.read')}
            isLabelHidden
            size="small"
            value={form.encoding}
            onChange={onEncoding}
            options={encodings.map((encoding) => ({ value: encoding, label: nameOf(encoding) }))}
          />
        </span>
      ) : (
        <span className="text-muted">{nameOf(form.encoding)}</span>
      )}
    </>
  );
}
