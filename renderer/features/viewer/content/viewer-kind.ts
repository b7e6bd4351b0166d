/** Which viewer shows a file, told from its media type and, where that says nothing, from its first bytes. Pure. */
import { guessForm } from '../text/encodings.ts';

export type ViewerKind = 'text' | 'markdown' | 'table' | 'image' | 'pdf' | 'audio' | 'video' | 'other';

/** `unknown`: the first bytes have to be looked at (`kindOfBytes`). */
export function kindOf(mediaType: string): ViewerKind | 'unknown' {
  switch (mediaType) {
    case 'text/markdown':
      return 'markdown';
    case 'text/csv':
    case 'text/tab-separated-values':
      return 'table';
    case 'application/pdf':
      return 'pdf';
    case 'application/json':
    case 'application/xml':
      return 'text';
    case 'application/octet-stream':
      return 'unknown';
    default:
      break;
  }
  const [group = ''] = mediaType.split('/', 1);
  if (group === 'text') return 'text';
  if (group === 'image') return /^image\/(?:png|jpeg|gif|webp|svg\+xml|bmp)$/.test(mediaType) ? 'image' : 'other';
  if (group === 'audio') return 'audio';
  if (group === 'video') return 'video';
  return 'other';
}

/** For a file of no known kind: text where its beginning reads as text, else `other`. */
export function kindOfBytes(beginning: Uint8Array): 'text' | 'other' {
  return beginning.length > 0 && guessForm(beginning) !== null ? 'text' : 'other';
}

/** Bytes of the beginning that `kindOfBytes` should see. */
export const beginningBytes = 64 * 1024;
