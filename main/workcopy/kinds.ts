/** What a file could do once another program opens it, by its name and its content. Pure; the shell asks by the name once more. */
import type { CopyKind } from '../../preload/contract/calls/workcopy.ts';
import { namesInArchive, type ReadAt } from './archive-names.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

const programs =
  words(`exe com scr pif bat cmd ps1 psm1 psd1 vb vbs vbe js jse mjs cjs ws wsf wsh wsc hta msi msp mst msc reg lnk cpl
  jar jnlp app command sh bash zsh csh ksh fish run bin out elf so dll sys ko py pyc pyw pyz pl rb php tcl lua desktop appimage deb rpm
  flatpak flatpakref snap apk dmg pkg scpt applescript workflow action terminal gadget inf chm hlp service xll xlam ppam wll xla ppa
  settingcontent-ms appref-ms application diagcab library-ms search-ms theme scf sct shs`);
const webPages = words('html htm xhtml xht shtml mht mhtml svg svgz url webloc website');
const withMacros = words('docm dotm xlsm xltm xlsb pptm potm ppsm sldm mdb accdb accde mde');
const archives = words('zip 7z rar tar gz tgz bz2 xz zst lzh cab iso img vhd vhdx z arj');
const documents =
  words(`txt text md markdown csv tsv log json ini rtf pdf doc docx dot dotx xls xlsx xlt xltx ppt pptx pps ppsx pot potx
  odt ods odp odg odf ott ots otp fodt fods fodp jtd jtt jtdc vsd vsdx pub mpp dwg dxf epub png jpg jpeg gif bmp tif tiff webp heic psd ai eps
  mp3 wav m4a flac ogg oga opus aac wma mp4 m4v mov mkv avi webm wmv mpg mpeg`);

function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  // Windows drops dots and spaces at the end, so `a.exe. ` is a program there.
  return dot < 0
    ? ''
    : name
        .slice(dot + 1)
        .replace(/[. ]+$/, '')
        .toLowerCase();
}

/** By the name alone. */
export function kindOfName(name: string): CopyKind {
  const extension = extensionOf(name.replace(/[. ]+$/, ''));
  if (programs.has(extension)) return 'program';
  if (webPages.has(extension)) return 'web';
  if (withMacros.has(extension)) return 'macros';
  if (archives.has(extension)) return 'archive';
  return documents.has(extension) ? 'fine' : 'unknown';
}

const beginnings: readonly (readonly [RegExp, CopyKind])[] = [
  [/^MZ/, 'program'],
  [/^\x7fELF/, 'program'],
  [/^(?:\xfe\xed\xfa[\xce\xcf]|[\xce\xcf]\xfa\xed\xfe|\xca\xfe\xba\xbe)/, 'program'],
  [/^#!/, 'program'],
  [/^(?:\xef\xbb\xbf)?\s*\[Desktop Entry\]/i, 'program'],
  [/^(?:\xef\xbb\xbf)?\s*\[InternetShortcut\]/i, 'web'],
  [/^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^]*?-->\s*)?<(?:!doctype\s+(?:html|svg)|html|svg)\b/i, 'web'],
];

/** Parts of an office file that are programs: VBA, Excel's old macro sheets, LibreOffice's Basic and scripts. */
const macroParts = /(?:^|\/)vbaProject\.bin$|(?:^|\/)macrosheets\/|^Basic\/|^Scripts\//i;

/** VBA in the older formats: the name of its storage, as these write it. */
const oldMacroMark = Buffer.from('_VBA_PROJECT', 'utf16le');
const pieceBytes = 1024 * 1024;
/** Past this it is taken to hold some: better one warning too many. */
const mostSearched = 64 * pieceBytes;

async function holdsOldMacros(read: ReadAt, sizeBytes: number): Promise<boolean> {
  if (sizeBytes > mostSearched) return true;
  for (let at = 0; at < sizeBytes; at += pieceBytes) {
    const piece = await read(at, Math.min(pieceBytes + oldMacroMark.length, sizeBytes - at));
    if (Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength).includes(oldMacroMark)) return true;
  }
  return false;
}

/** By name and content; `read` gives the bytes at an offset. What the content tells goes before what the name says, if it is worse. */
export async function kindOfFile(name: string, read: ReadAt, sizeBytes: number): Promise<CopyKind> {
  const byName = kindOfName(name);
  if (byName === 'program' || byName === 'web') return byName;
  const start = await read(0, Math.min(4096, sizeBytes));
  const head = Buffer.from(start.buffer, start.byteOffset, start.byteLength).toString('latin1');
  // Text formats may well begin with a mark-up sign; that some program shows them as a page is the name's doing.
  const isText = /\.(?:txt|text|md|markdown|csv|tsv|log|json)$/i.test(name);
  const byContent = isText ? undefined : beginnings.find(([pattern]) => pattern.test(head))?.[1];
  if (byContent !== undefined) return byContent;
  if (byName !== 'fine') return byName;
  if (head.startsWith('PK\x03\x04')) {
    const names = await namesInArchive(read, sizeBytes);
    if (names === null) return 'unknown';
    return names.some((part) => macroParts.test(part)) ? 'macros' : 'fine';
  }
  if (head.startsWith('\xd0\xcf\x11\xe0')) return (await holdsOldMacros(read, sizeBytes)) ? 'macros' : 'fine';
  return 'fine';
}
