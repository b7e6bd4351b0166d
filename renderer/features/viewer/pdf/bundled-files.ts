/** What the PDF library loads while it works, all of it bundled: its worker, character maps, standard fonts. For open-pdf.ts. */
import pictureDecoderUrl from 'pdfjs-dist/wasm/openjpeg_nowasm_fallback.js?url';

const workers = import.meta.glob<string>('../../../../node_modules/pdfjs-dist/legacy/build/pdf.worker.min.mjs', {
  query: '?url',
  import: 'default',
  eager: true,
});
const characterMaps = import.meta.glob<string>('../../../../node_modules/pdfjs-dist/cmaps/*.bcmap', {
  query: '?url',
  import: 'default',
  eager: true,
});
const standardFonts = import.meta.glob<string>('../../../../node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}', {
  query: '?url',
  import: 'default',
  eager: true,
});

function byName(files: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(files).map(([path, url]) => [path.slice(path.lastIndexOf('/') + 1), url]));
}

const [workerUrl = ''] = Object.values(workers);
const mapUrls = byName(characterMaps);
const fontUrls = byName(standardFonts);

async function load(url: string | undefined, name: string): Promise<Uint8Array> {
  if (url === undefined) throw new Error(`not bundled: ${name}`);
  const response = await fetch(url);
  if (!response.ok) throw new Error(`not served: ${name}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** A worker of its own for each document, so that closing the document ends its memory with it. */
export function startPdfWorker(): Worker {
  return new Worker(workerUrl, { type: 'module' });
}

/** As the library asks for character maps: by the name of the map. */
export class BundledCharacterMaps {
  async fetch({ name }: { readonly name: string }): Promise<{ cMapData: Uint8Array; isCompressed: boolean }> {
    return { cMapData: await load(mapUrls.get(`${name}.bcmap`), name), isCompressed: true };
  }
}

/** As the library asks for the fonts that every PDF may count on. */
export class BundledFonts {
  async fetch({ filename }: { readonly filename: string }): Promise<Uint8Array> {
    return load(fontUrls.get(filename), filename);
  }
}

/**
 * The library appends the name of the JPEG 2000 decoder to this address; behind the question mark it does no harm, and what is
 * loaded is the bundled script.
 */
export const pictureDecoderBase = `${new URL(pictureDecoderUrl, document.baseURI).href}?/`;
