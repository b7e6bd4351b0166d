/** Text, Markdown and tables: reads the file whole, shows it, and lets it be edited. Longer files go to the parts view. */
import { useEffect, useEffectEvent, useMemo, useState, type ReactNode } from 'react';
import { ErrorBanner } from '../../../app/error-banner.tsx';
import { toEngineError, type EngineError } from '../../../bridge/engine-error.ts';
import { callEngine } from '../../../bridge/engine.ts';
import { useT } from '../../../i18n/translate.tsx';
import { useToast } from '../../../ui/toast.tsx';
import { useContent } from '../content/use-content.ts';
import { useEditSession } from '../edit/use-edit-session.ts';
import { useFoundDraft, type FoundDraft } from '../edit/use-found-draft.ts';
import { FileFrame } from '../file-frame.tsx';
import type { OpenFile } from '../open-file.ts';
import { Waiting } from '../waiting.tsx';
import type { EncodingName } from './encodings.ts';
import { PartsBody } from './parts-body.tsx';
import { TextEditing } from './text-editing.tsx';
import { TextReading } from './text-reading.tsx';
import { mostWholeBytes } from './text-limits.ts';
import { readTextFile, type TextFile } from './text-file.ts';

export type TextKind = 'text' | 'markdown' | 'table';
/** The file as people read it (Markdown set, table drawn), or its bare text. */
export type TextShape = 'shown' | 'source';

export interface TextBodyProps {
  readonly file: OpenFile;
  readonly kind: TextKind;
}

export function TextBody(props: TextBodyProps): ReactNode {
  return props.file.version.sizeBytes > mostWholeBytes ? <PartsBody file={props.file} /> : <WholeText {...props} />;
}

function WholeText({ file, kind }: TextBodyProps): ReactNode {
  const t = useT();
  const toast = useToast();
  const { detail, version, current, canEdit } = file;
  const { id } = detail.row;
  const [encoding, setEncoding] = useState<EncodingName>();
  const [shape, setShape] = useState<TextShape>('shown');
  const session = useEditSession(id, () => {
    toast({ tone: 'info', text: t('viewer.draft.kept') });
  });
  const content = useContent(session.opening ? null : { id, versionId: version.id, length: version.sizeBytes });
  const { bytes } = content;
  const text = useMemo(() => (bytes ? readTextFile(bytes, encoding) : undefined), [bytes, encoding]);
  const found = useFoundDraft(id, detail.hasDraft);
  const [isDraftOpened, setIsDraftOpened] = useState(false);
  const [draftError, setDraftError] = useState<EngineError>();

  const mayWrite = canEdit && version.id === current.id && text?.unreadable === 0;
  const edit = async (onText: TextFile) => {
    // A draft that was left is gone on with, never written over.
    let left: FoundDraft | null = null;
    try {
      if (session.hasLeftDraft) left = await callEngine('files/draft-read', { id });
    } catch (error) {
      setDraftError(toEngineError(error));
      return;
    }
    if (left) session.start({ file: onText, versionId: left.baseVersionId, draft: left });
    else session.start({ file: onText, versionId: current.id });
  };
  const openDraft = useEffectEvent((left: FoundDraft | null | undefined, onText: TextFile | undefined) => {
    if (!left || !onText || isDraftOpened || !mayWrite) return;
    setIsDraftOpened(true);
    const { baseVersionId, ...draft } = left;
    // A draft that says the same as the version is none.
    if (baseVersionId === current.id && draft.text === onText.text) void callEngine('files/draft-discard', { id });
    else session.start({ file: onText, versionId: baseVersionId, draft });
  });
  useEffect(() => {
    openDraft(found.draft, text);
  }, [found.draft, text]);

  if (session.opening) {
    return <TextEditing file={file} kind={kind} session={session} shape={shape} onShape={setShape} />;
  }
  if (content.error) {
    return (
      <FileFrame
        file={file}
        notices={<ErrorBanner error={content.error} title={t('app.loadFailed')} onRetry={content.reload} />}
      >
        {null}
      </FileFrame>
    );
  }
  if (!text) {
    return (
      <FileFrame file={file}>
        <Waiting label={t('viewer.reading')} share={content.share} />
      </FileFrame>
    );
  }
  return (
    <TextReading
      key={version.id}
      file={file}
      kind={kind}
      text={text}
      shape={shape}
      onShape={setShape}
      onEncoding={setEncoding}
      draftError={draftError ?? found.error}
      hasClosedDraft={found.draft !== null && found.draft !== undefined && !isDraftOpened && !mayWrite}
      hasLeftDraft={session.hasLeftDraft}
      onEdit={mayWrite ? () => void edit(text) : null}
    />
  );
}
