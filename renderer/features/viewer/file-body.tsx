/** Chooses the viewer for a file: by its media type, or by its first bytes where that says nothing. */
import { lazy, Suspense, type ReactNode } from 'react';
import { useT } from '../../i18n/translate.tsx';
import { beginningBytes, kindOf, kindOfBytes, type ViewerKind } from './content/viewer-kind.ts';
import { useContent } from './content/use-content.ts';
import { FileFrame } from './file-frame.tsx';
import type { OpenFile } from './open-file.ts';
import { Waiting } from './waiting.tsx';

// Each brings its own library; none is loaded before such a file is opened.
const TextBody = lazy(async () => ({ default: (await import('./text/text-body.tsx')).TextBody }));
const PdfBody = lazy(async () => ({ default: (await import('./pdf/pdf-body.tsx')).PdfBody }));
const ImageBody = lazy(async () => ({ default: (await import('./image/image-body.tsx')).ImageBody }));
const MediaBody = lazy(async () => ({ default: (await import('./media/media-body.tsx')).MediaBody }));
const OtherBody = lazy(async () => ({ default: (await import('./other-body.tsx')).OtherBody }));

export interface BodyProps {
  readonly file: OpenFile;
}

export function FileBody({ file }: BodyProps): ReactNode {
  const t = useT();
  const known = kindOf(file.detail.row.mediaType);
  const { version } = file;
  const beginning = useContent(
    known === 'unknown' && version.sizeBytes > 0
      ? { id: file.detail.row.id, versionId: version.id, length: beginningBytes }
      : null,
  );
  const isLooking = known === 'unknown' && version.sizeBytes > 0 && !beginning.bytes && !beginning.error;
  const waiting = (
    <FileFrame file={file}>
      <Waiting label={t('common.loading')} share={null} />
    </FileFrame>
  );
  if (isLooking) return waiting;
  const kind = known === 'unknown' ? kindOfBytes(beginning.bytes ?? new Uint8Array(0)) : known;
  return <Suspense fallback={waiting}>{bodyFor(kind, file)}</Suspense>;
}

function bodyFor(kind: ViewerKind, file: OpenFile): ReactNode {
  switch (kind) {
    case 'text':
    case 'markdown':
    case 'table':
      return <TextBody file={file} kind={kind} />;
    case 'pdf':
      return <PdfBody file={file} />;
    case 'image':
      return <ImageBody file={file} />;
    case 'audio':
    case 'video':
      return <MediaBody key={file.version.id} file={file} kind={kind} />;
    case 'other':
      return <OtherBody file={file} />;
  }
}
