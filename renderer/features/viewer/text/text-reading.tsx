/** A text on show, not to be changed: with its encoding, and the way into the editor. */
import { Pencil, Search } from 'lucide-react';
import { lazy, Suspense, useRef, useState, type ReactNode } from 'react';
import { ErrorBanner } from '../../../app/error-banner.tsx';
import type { EngineError } from '../../../bridge/engine-error.ts';
import { useT } from '../../../i18n/translate.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import type { EditorHandle } from '../edit/editor-handle.ts';
import { FileFrame } from '../file-frame.tsx';
import type { OpenFile } from '../open-file.ts';
import { useShortcut } from '../use-shortcut.ts';
import { Waiting } from '../waiting.tsx';
import { guessDelimiter } from '../csv/table-text.ts';
import { TableView } from '../csv/table-view.tsx';
import type { EncodingName } from './encodings.ts';
import { ShapeSwitch, WrapSwitch } from './shape-switch.tsx';
import type { TextKind, TextShape } from './text-body.tsx';
import { TextEditor, type CursorPlace } from './text-editor.tsx';
import type { TextFile } from './text-file.ts';
import { mostMarkdownCharacters } from './text-limits.ts';
import { TextStatus } from './text-status.tsx';

const Markdown = lazy(async () => ({ default: (await import('./markdown.tsx')).Markdown }));

export interface TextReadingProps {
  readonly file: OpenFile;
  readonly kind: TextKind;
  readonly text: TextFile;
  readonly shape: TextShape;
  readonly onShape: (shape: TextShape) => void;
  readonly onEncoding: (encoding: EncodingName) => void;
  readonly draftError: EngineError | undefined;
  /** There is a draft, and the file cannot be edited now. */
  readonly hasClosedDraft: boolean;
  /** The editor was closed and a draft stayed. */
  readonly hasLeftDraft: boolean;
  /** Null: it cannot be edited now. */
  readonly onEdit: (() => void) | null;
}

export function TextReading(props: TextReadingProps): ReactNode {
  const { file, kind, text, shape, onShape, onEncoding, draftError, hasClosedDraft, hasLeftDraft, onEdit } = props;
  const t = useT();
  const editor = useRef<EditorHandle | null>(null);
  const onReady = (ready: EditorHandle) => {
    editor.current = ready;
  };
  const [wraps, setWraps] = useState(true);
  const [place, setPlace] = useState<CursorPlace>();
  const isMarkdown = kind === 'markdown' && text.text.length <= mostMarkdownCharacters;
  const canSwitch = isMarkdown || kind === 'table';
  const isShown = canSwitch && shape === 'shown';
  const isPage = isShown && isMarkdown;
  const find = () => editor.current?.find();
  useShortcut('f', isPage ? null : find);
  useShortcut('e', onEdit);
  return (
    <FileFrame
      file={file}
      actions={
        onEdit && (
          <Button variant="primary" icon={Pencil} onPress={onEdit}>
            {t('common.edit')}
          </Button>
        )
      }
      notices={
        <>
          <ErrorBanner error={draftError} title={t('viewer.draft.unreadable')} />
          {hasClosedDraft && <Banner tone="info" title={t('viewer.draft.closed')} />}
          {hasLeftDraft && onEdit && (
            <Banner
              tone="info"
              title={t('files.details.draft')}
              actions={
                <Button size="small" onPress={onEdit}>
                  {t('viewer.draft.goOn')}
                </Button>
              }
            />
          )}
          {text.unreadable > 0 && (
            <Banner tone="warning" title={t('viewer.encoding.unreadable', { count: text.unreadable })}>
              <p>{t('viewer.encoding.unreadableText')}</p>
            </Banner>
          )}
        </>
      }
      toolbar={
        <>
          {canSwitch && <ShapeSwitch kind={kind} shape={shape} onShape={onShape} />}
          {!isShown && (
            <Button size="small" icon={Search} onPress={find}>
              {t('common.search')}
            </Button>
          )}
          {!isShown && <WrapSwitch wraps={wraps} onWraps={setWraps} />}
        </>
      }
      status={
        <TextStatus
          form={text.form}
          lineEnding={text.lineEnding}
          sizeBytes={file.version.sizeBytes}
          place={isShown ? undefined : place}
          onEncoding={onEncoding}
        />
      }
    >
      {isPage ? (
        <Suspense fallback={<Waiting label={t('common.loading')} share={null} />}>
          <Markdown text={text.text} label={file.detail.row.name} />
        </Suspense>
      ) : isShown ? (
        <TableView
          key={text.form.encoding}
          label={file.detail.row.name}
          text={text.text}
          delimiter={guessDelimiter(text.text)}
          isReadOnly
          onReady={onReady}
        />
      ) : (
        <TextEditor
          key={text.form.encoding}
          label={file.detail.row.name}
          text={text.text}
          lineEnding={text.lineEnding}
          isReadOnly
          wraps={wraps}
          onReady={onReady}
          onCursor={setPlace}
        />
      )}
    </FileFrame>
  );
}
