/** A picture: fitted to the window, larger and smaller, moved and turned. It is drawn from memory and forgotten on leaving. */
import { RotateCcw, RotateCw } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { ErrorBanner } from '../../../app/error-banner.tsx';
import { useFormat, useT } from '../../../i18n/translate.tsx';
import { IconButton } from '../../../ui/button.tsx';
import { ToggleButton } from '../../../ui/toggle.tsx';
import { useContent } from '../content/use-content.ts';
import { FileFrame } from '../file-frame.tsx';
import type { OpenFile } from '../open-file.ts';
import { CannotBeShown, OtherBody } from '../other-body.tsx';
import { useRoom } from '../use-room.ts';
import { Waiting } from '../waiting.tsx';
import { ZoomButtons } from '../zoom-buttons.tsx';
import { nextShare, shareFor, turnedSize, type PictureZoom, type Quarter } from './picture-view.ts';
import { usePan } from './use-pan.ts';
import { useZoomInput } from './use-zoom-input.ts';

/** Larger files are not held in memory as a whole. */
const mostBytes = 128 * 1024 * 1024;

export function ImageBody({ file }: { readonly file: OpenFile }): ReactNode {
  const t = useT();
  const format = useFormat();
  const { version } = file;
  if (version.sizeBytes > mostBytes) {
    return <OtherBody file={file} reason={t('viewer.image.tooLarge', { limit: format.bytes(mostBytes) })} />;
  }
  return <Picture key={version.id} file={file} />;
}

function Picture({ file }: { readonly file: OpenFile }): ReactNode {
  const t = useT();
  const format = useFormat();
  const { detail, version } = file;
  const { row } = detail;
  const scroller = useRef<HTMLDivElement>(null);
  const room = useRoom(scroller);
  const content = useContent({ id: row.id, versionId: version.id, length: version.sizeBytes });
  const url = useBlobUrl(content.bytes, row.mediaType);
  const [natural, setNatural] = useState<{ readonly width: number; readonly height: number }>();
  const [zoom, setZoom] = useState<PictureZoom>('fit');
  const [turn, setTurn] = useState<Quarter>(0);
  const [hasFailed, setHasFailed] = useState(false);
  const pan = usePan(scroller);

  const size = natural && turnedSize(natural, turn);
  const share = size ? shareFor(zoom, size, room) : 1;
  const step = (direction: 1 | -1) => {
    setZoom(nextShare(share, direction));
  };
  useZoomInput(scroller, (deed) => {
    setZoom(deed === 'fit' ? 'fit' : nextShare(share, deed === 'larger' ? 1 : -1));
  });
  if (hasFailed) return <OtherBody file={file} reason={t('viewer.image.damaged')} />;
  return (
    <FileFrame
      isText={false}
      file={file}
      notices={<ErrorBanner error={content.error} title={t('app.loadFailed')} onRetry={content.reload} />}
      toolbar={
        natural && (
          <>
            <ZoomButtons share={share} onStep={step} />
            <ToggleButton
              isSelected={zoom === 'fit'}
              onChange={() => {
                setZoom(zoom === 'fit' ? 1 : 'fit');
              }}
            >
              {t('viewer.zoom.fit')}
            </ToggleButton>
            <span className="flex">
              <IconButton
                icon={RotateCcw}
                size="small"
                label={t('viewer.image.turnLeft')}
                onPress={() => {
                  setTurn(((turn + 3) % 4) as Quarter);
                }}
              />
              <IconButton
                icon={RotateCw}
                size="small"
                label={t('viewer.image.turnRight')}
                onPress={() => {
                  setTurn(((turn + 1) % 4) as Quarter);
                }}
              />
            </span>
          </>
        )
      }
      status={
        natural && (
          <span className="text-muted">
            {t('viewer.image.size', { width: natural.width, height: natural.height })} ・{' '}
            {format.bytes(version.sizeBytes)}
          </span>
        )
      }
    >
      <div
        ref={scroller}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the keyboard moves the picture only where it has the focus
        tabIndex={0}
        role="region"
        aria-label={row.name}
        className="picture-ground focus-inset grid h-full cursor-grab place-items-center overflow-auto bg-neutral-soft active:cursor-grabbing"
        {...pan}
      >
        {!content.bytes && !content.error && <Waiting label={t('viewer.reading')} share={content.share} />}
        {url !== null && (
          <div
            className="relative shrink-0"
            style={size ? { width: size.width * share, height: size.height * share } : {}}
          >
            <img
              src={url}
              alt={row.name}
              draggable={false}
              className="absolute top-1/2 left-1/2 max-w-none"
              style={{
                ...(natural ? { width: natural.width * share, height: natural.height * share } : { opacity: 0 }),
                transform: `translate(-50%, -50%) rotate(${turn * 90}deg)`,
              }}
              onLoad={({ currentTarget }) => {
                // A drawing without a size of its own gets a usual one.
                const { naturalWidth: width, naturalHeight: height } = currentTarget;
                setNatural(width > 0 && height > 0 ? { width, height } : { width: 800, height: 600 });
              }}
              onError={() => {
                setHasFailed(true);
              }}
            />
          </div>
        )}
        {version.sizeBytes === 0 && <CannotBeShown file={file} reason={t('viewer.image.damaged')} />}
      </div>
    </FileFrame>
  );
}

/** An address for bytes in memory; taken back when they are not shown any more. */
function useBlobUrl(bytes: Uint8Array<ArrayBuffer> | undefined, type: string): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!bytes || bytes.length === 0) return undefined;
    const made = URL.createObjectURL(new Blob([bytes], { type }));
    setUrl(made);
    return () => {
      URL.revokeObjectURL(made);
      setUrl(null);
    };
  }, [bytes, type]);
  return url;
}
