/** The kind of a file as a small picture, told from its name. The name beside it carries the meaning; the picture helps the eye. */
import {
  File,
  FileArchive,
  FileCode,
  FileHeadphone,
  FileImage,
  FilePlay,
  FileSpreadsheet,
  FileText,
  Folder,
  Package,
  Presentation,
  type LucideIcon,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useT, type MessageKey } from '../i18n/translate.tsx';

export type FileKind =
  | 'pdf'
  | 'text'
  | 'table'
  | 'document'
  | 'slides'
  | 'image'
  | 'audio'
  | 'video'
  | 'archive'
  | 'code'
  | 'parcel'
  | 'other';

// A map, not an object: names like `x.constructor` come from outside.
const extensions: ReadonlyMap<string, FileKind> = new Map(
  (
    [
      ['pdf', 'pdf'],
      ['text', 'txt md log rtf'],
      ['table', 'csv tsv xls xlsx xlsm ods'],
      ['document', 'doc docx odt jtd'],
      ['slides', 'ppt pptx odp'],
      ['image', 'png jpg jpeg gif webp bmp tif tiff svg heic avif'],
      ['audio', 'mp3 wav m4a flac ogg opus aac'],
      ['video', 'mp4 m4v mov webm mkv avi'],
      ['archive', 'zip 7z tar gz tgz bz2 xz lzh rar'],
      ['code', 'js ts json xml html css py java c h cpp cs sh bat ps1 sql yml yaml'],
      ['parcel', 'mochi'],
    ] as const
  ).flatMap(([kind, names]) => names.split(' ').map((name) => [name, kind] as const)),
);

const looks: Record<FileKind, { icon: LucideIcon; colour: string; word: MessageKey }> = {
  pdf: { icon: FileText, colour: 'text-(--file-red)', word: 'ui.file.pdf' },
  text: { icon: FileText, colour: 'text-muted', word: 'ui.file.text' },
  table: { icon: FileSpreadsheet, colour: 'text-(--file-green)', word: 'ui.file.table' },
  document: { icon: FileText, colour: 'text-(--file-blue)', word: 'ui.file.document' },
  slides: { icon: Presentation, colour: 'text-(--file-orange)', word: 'ui.file.slides' },
  image: { icon: FileImage, colour: 'text-(--file-purple)', word: 'ui.file.image' },
  audio: { icon: FileHeadphone, colour: 'text-(--file-cyan)', word: 'ui.file.audio' },
  video: { icon: FilePlay, colour: 'text-(--file-cyan)', word: 'ui.file.video' },
  archive: { icon: FileArchive, colour: 'text-muted', word: 'ui.file.archive' },
  code: { icon: FileCode, colour: 'text-muted', word: 'ui.file.code' },
  parcel: { icon: Package, colour: 'text-(--file-blue)', word: 'ui.file.parcel' },
  other: { icon: File, colour: 'text-muted', word: 'ui.file.other' },
};

/** The kind told from a name's extension; `other` where it says nothing. */
export function fileKind(name: string): FileKind {
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? 'other' : (extensions.get(name.slice(dot + 1).toLowerCase()) ?? 'other');
}

export interface FileIconProps {
  readonly name: string;
  readonly isFolder?: boolean;
  readonly size?: number;
}

export function FileIcon({ name, isFolder = false, size = 18 }: FileIconProps): ReactNode {
  if (isFolder) return <Folder aria-hidden size={size} strokeWidth={1.75} className="shrink-0 text-(--file-blue)" />;
  const { icon: Icon, colour } = looks[fileKind(name)];
  return <Icon aria-hidden size={size} strokeWidth={1.75} className={`shrink-0 ${colour}`} />;
}

/** The kind in words, for a column or a details panel. */
export function useFileKindWord(): (name: string) => string {
  const t = useT();
  return (name) => t(looks[fileKind(name)].word);
}
