/** A text too long to be shown whole: part by part, to read only. */
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { ErrorBanner } from '../../../app/error-banner.tsx';
import { useFormat, useT } from '../../../i18n/translate.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { useContent } from '../content/use-content.ts';
import { FileFrame } from '../file-frame.tsx';
import type { OpenFile } from '../open-file.ts';
import { Waiting } from '../waiting.tsx';
import { decodeText, guessForm, type EncodingName, type TextForm } from './encodings.ts';
import { cutPart, partCount, partRange } from './parts.ts';
import { WrapSwitch } from './shape-switch.tsx';
import { TextEditor } from './text-editor.tsx';
import { mostWholeBytes } from './text-limits.ts';
import { TextStatus } from './text-status.tsx';

export function PartsBody({ file }: { readonly file: OpenFile }): ReactNode {
  const t = useT();
  const format = useFormat();
  const { detail, version } = file;
  const [part, setPart] = useState(0);
  const [wraps, setWraps] = useState(true);
  const [chosen, setChosen] = useState<EncodingName>();
  const [guessed, setGuessed] = useState<TextForm>();
  const { bytes, error, share, reload } = useContent({ id: detail.row.id, versionId: version.id, ...partRange(part) });
  // All parts are read as the first one seems to be.
  if (bytes && !guessed) setGuessed(guessForm(bytes) ?? { encoding: 'utf-8', hasMark: false });
  const encoding = chosen ?? guessed?.encoding ?? 'utf-8';
  const form: TextForm = { encoding, hasMark: part === 0 && chosen === undefined && guessed?.hasMark === true };
  const parts = partCount(version.sizeBytes);
  return (
    <FileFrame
      file={file}
      notices={
        <>
          <ErrorBanner error={error} title={t('app.loadFailed')} onRetry={reload} />
          <Banner tone="info" title={t('viewer.parts.title', { size: format.bytes(version.sizeBytes), count: parts })}>
            <p>{t('viewer.parts.text', { limit: format.bytes(mostWholeBytes) })}</p>
          </Banner>
        </>
      }
      toolbar={
        <>
          <span className="flex items-center gap-2">
            <Button
              size="small"
              icon={ChevronLeft}
              isDisabled={part === 0}
              onPress={() => {
                setPart(part - 1);
              }}
            >
              {t('viewer.parts.previous')}
            </Button>
            <span className="type-small">{t('viewer.parts.at', { part: part + 1, count: parts })}</span>
            <Button
              size="small"
              icon={ChevronRight}
              isDisabled={part + 1 >= parts}
              onPress={() => {
                setPart(part + 1);
              }}
            >
              {t('viewer.parts.next')}
            </Button>
          </span>
          <WrapSwitch wraps={wraps} onWraps={setWraps} />
        </>
      }
      status={<TextStatus form={form} lineEnding="lf" sizeBytes={version.sizeBytes} onEncoding={setChosen} />}
    >
      {bytes ? (
        <TextEditor
          key={`${part} ${encoding}`}
          label={detail.row.name}
          text={decodeText(cutPart(bytes, part, encoding), form).text}
          lineEnding="lf"
          isReadOnly
          wraps={wraps}
        />
      ) : (
        <Waiting label={t('viewer.reading')} share={share} />
      )}
    </FileFrame>
  );
}
