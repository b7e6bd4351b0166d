/** The policy's words: title, the three layers, and when it is reviewed. */
import type { ReactNode } from 'react';
import { useT } from '../../i18n/translate.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { TextArea, TextField } from '../../ui/text-field.tsx';
import type { PartProps } from './policy-editor.tsx';
import { useProblemText } from './problem-text.ts';

const layers = ['principles', 'standards', 'procedures'] as const;

export function TextsEditor(props: PartProps): ReactNode {
  const { draft, onChange } = props;
  const t = useT();
  const problem = useProblemText(props);
  return (
    <div className="flex flex-col gap-6">
      <TextField
        label={t('policy.field.title')}
        description={t('policy.help.title')}
        value={draft.title}
        onChange={(title) => {
          onChange({ ...draft, title });
        }}
        isRequired
        error={problem('title')}
      />
      <p className="type-small rounded-md bg-sunken px-4 py-3">
        <span className="font-bold">{t('policy.layers.title')}</span> — {t('policy.layers.text')}
      </p>
      {layers.map((layer) => (
        <TextArea
          key={layer}
          label={t(`policy.field.${layer}`)}
          description={t(`policy.help.${layer}`)}
          value={draft[layer]}
          onChange={(text) => {
            onChange({ ...draft, [layer]: text });
          }}
          rows={6}
          error={problem(layer)}
        />
      ))}
      <DateField
        label={t('policy.field.reviewOn')}
        description={t('policy.help.reviewOn')}
        value={draft.reviewOn}
        onChange={(reviewOn) => {
          onChange({ ...draft, reviewOn });
        }}
        isOptional
      />
    </div>
  );
}
