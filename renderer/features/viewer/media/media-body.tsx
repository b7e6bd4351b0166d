/** Sound and film: the browser's own player, which reads what it needs by range from the open vault. */
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { ErrorBanner } from '../../../app/error-banner.tsx';
import { useCall } from '../../../bridge/use-call.ts';
import { useT } from '../../../i18n/translate.tsx';
import { FileFrame } from '../file-frame.tsx';
import type { OpenFile } from '../open-file.ts';
import { CannotBeShown } from '../other-body.tsx';
import { Waiting } from '../waiting.tsx';
import { contentAddress } from './content-address.ts';

export interface MediaBodyProps {
  readonly file: OpenFile;
  readonly kind: 'audio' | 'video';
}

export function MediaBody({ file, kind }: MediaBodyProps): ReactNode {
  const t = useT();
  const { detail, version } = file;
  // Asked for once: the address holds for as long as the vault is open.
  const { value, error, reload } = useCall(
    'files/content-address',
    { id: detail.row.id, versionId: version.id },
    { changedBy: [] },
  );
  const [failedToken, setFailedToken] = useState<string | null>(null);
  const hasFailed = value !== undefined && failedToken === value.token;
  return (
    <FileFrame
      isText={false}
      file={file}
      notices={<ErrorBanner error={error} title={t('app.loadFailed')} onRetry={reload} />}
    >
      {error && !value ? null : hasFailed ? (
        <CannotBeShown file={file} reason={t('viewer.media.failed')} />
      ) : value ? (
        <Player
          key={value.token}
          kind={kind}
          address={contentAddress(value.token)}
          label={detail.row.name}
          onFailed={() => {
            setFailedToken(value.token);
          }}
        />
      ) : (
        <Waiting label={t('viewer.reading')} share={null} />
      )}
    </FileFrame>
  );
}

interface PlayerProps {
  readonly kind: 'audio' | 'video';
  readonly address: string;
  readonly label: string;
  readonly onFailed: () => void;
}

function Player({ kind, address, label, onFailed }: PlayerProps): ReactNode {
  const holder = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const player = holder.current?.querySelector<HTMLMediaElement>('audio, video');
    return () => {
      // Ends the reading and drops what was read ahead.
      player?.pause();
      player?.removeAttribute('src');
      player?.load();
    };
  }, []);
  const shared = {
    src: address,
    controls: true,
    preload: 'metadata',
    'aria-label': label,
    // A copy outside is made by the export alone, which is put on record.
    controlsList: 'nodownload noremoteplayback',
    onError: onFailed,
  } as const;
  return (
    <div ref={holder} className="grid h-full place-items-center">
      {kind === 'video' ? (
        // oxlint-disable-next-line jsx-a11y/media-has-caption -- the user's own file; captions in it are shown by the player
        <video {...shared} disablePictureInPicture className="h-full min-h-0 w-full bg-black object-contain" />
      ) : (
        // oxlint-disable-next-line jsx-a11y/media-has-caption -- as above
        <audio {...shared} className="w-full max-w-2xl px-8" />
      )}
    </div>
  );
}
