/** A list of words as one text: what is typed stays as typed, the list follows; it is tidied when the field is left. */
import { useState, type ReactNode } from 'react';
import { TextArea, TextField } from '../../ui/text-field.tsx';

export interface ListFieldProps {
  readonly label: string;
  readonly description: string;
  readonly values: readonly string[];
  readonly separator: ' ' | '\n';
  readonly rows?: number;
  readonly parse: (text: string) => string[];
  readonly onChange: (values: string[]) => void;
  readonly error?: string | undefined;
}

export function ListField(props: ListFieldProps): ReactNode {
  const { label, description, values, separator, rows, parse, onChange, error } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const field = {
    label,
    description,
    value: typed ?? values.join(separator),
    onChange: (text: string) => {
      setTyped(text);
      onChange(parse(text));
    },
    onBlur: () => {
      setTyped(null);
    },
    error,
  };
  return separator === '\n' ? <TextArea {...field} rows={rows ?? 3} /> : <TextField {...field} />;
}
