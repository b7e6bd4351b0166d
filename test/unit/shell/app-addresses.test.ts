import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { choosePageAddress, isPageUrl, mayFetch } from '../../../main/shell/addresses.ts';
import { readRange } from '../../../main/shell/byte-range.ts';
import { listPageFiles, type PageFiles } from '../../../main/shell/page-files.ts';
import { hostilePaths, hostileUrls } from '../../helpers/hostile-addresses.ts';

const product = choosePageAddress(undefined, true);

describe('the page’s address', () => {
  it.each([
    [undefined, true],
    ['http://localhost:5173', true],
    ['https://evil.example', false],
    ['http://evil.example', false],
    ['http://localhost.evil.example', false],
    ['not an address', false],
    ['file:///tmp/x.html', false],
  ])('is ours with %j and packaged %j', (developmentUrl, isPackaged) => {
    expect(choosePageAddress(developmentUrl, isPackaged)).toEqual({
      url: 'app://mochidashi/index.html',
      origin: 'app://mochidashi',
      isDevelopment: false,
    });
  });

  it.each(['http://localhost:5173', 'http://127.0.0.1:5173/'])('may be %s while developing', (developmentUrl) => {
    expect(choosePageAddress(developmentUrl, false).isDevelopment).toBe(true);
  });

  it.each(['app://mochidashi/index.html', 'app://mochidashi/index.html#a', 'app://mochidashi/'])('has %s', (url) => {
    expect(isPageUrl(product, url)).toBe(true);
  });

  it.each(hostileUrls)('does not have %s', (url) => {
    expect(isPageUrl(product, url)).toBe(false);
  });
});

describe('fetching', () => {
  it.each(['app://mochidashi/assets/a.js', 'app://content/0123456789abcdef', 'blob:app://mochidashi/1-2-3'])(
    'is allowed from %s',
    (url) => {
      expect(mayFetch(product, url)).toBe(true);
    },
  );

  it.each([...hostileUrls.filter((url) => !url.startsWith('app://content/')), 'ws://localhost:5173/', 'devtools://x/'])(
    'is refused from %s',
    (url) => {
      expect(mayFetch(product, url)).toBe(false);
    },
  );
});

describe('files of app://', () => {
  let folder = '';
  let files: PageFiles;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'pages-'));
    mkdirSync(join(folder, 'renderer/assets'), { recursive: true });
    writeFileSync(join(folder, 'renderer/index.html'), '<p>');
    writeFileSync(join(folder, 'renderer/assets/a.js'), '1');
    writeFileSync(join(folder, 'renderer/assets/a.js.map'), '{}');
    writeFileSync(join(folder, 'secret.json'), '{}');
    symlinkSync(join(folder, 'secret.json'), join(folder, 'renderer/link.json'));
    files = listPageFiles(join(folder, 'renderer'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('are found by their whole address', () => {
    expect(files.find('app://mochidashi/index.html')?.path).toBe(join(folder, 'renderer/index.html'));
    expect(files.find('app://mochidashi/assets/a.js?v=1#x')?.mediaType).toBe('text/javascript; charset=utf-8');
  });

  it('are those of a kind that pages need, without links', () => {
    expect(files.count).toBe(2);
    expect(files.find('app://mochidashi/link.json')).toBeNull();
    expect(files.find('app://mochidashi/assets/a.js.map')).toBeNull();
  });

  it('are all refused by sixty hostile addresses', () => {
    expect(hostilePaths.length).toBeGreaterThanOrEqual(60);
    for (const address of hostilePaths) {
      expect({ address, found: files.find(address) }).toEqual({ address, found: null });
      // And as Chromium hands it over, with dots and backslashes resolved.
      const resolved = URL.canParse(address) ? new URL(address).href : address;
      expect({ resolved, found: files.find(resolved) }).toEqual({ resolved, found: null });
    }
  });
});

it.each([
  [null, 100, 'whole'],
  ['', 100, 'whole'],
  ['bytes=0-', 100, { first: 0, last: 99 }],
  ['bytes=0-0', 100, { first: 0, last: 0 }],
  ['bytes=99-', 100, { first: 99, last: 99 }],
  ['bytes=100-', 100, 'unsatisfiable'],
  ['bytes=50-1000', 100, { first: 50, last: 99 }],
  ['bytes=5-4', 100, 'whole'],
  ['bytes=-1', 100, { first: 99, last: 99 }],
  ['bytes=-1000', 100, { first: 0, last: 99 }],
  ['bytes=-0', 100, 'unsatisfiable'],
  ['bytes=-', 100, 'whole'],
  ['bytes=0-', 0, 'unsatisfiable'],
  ['bytes=-5', 0, 'unsatisfiable'],
  ['bytes=0-1,5-6', 100, 'whole'],
  ['items=0-1', 100, 'whole'],
  ['bytes=1e3-', 100, 'whole'],
  ['bytes=9999999999999999-', 100, 'whole'],
  ['bytes=-1-5', 100, 'whole'],
])('reads the range %j of %i bytes', (header, sizeBytes, expected) => {
  expect(readRange(header, sizeBytes)).toEqual(expected);
});
