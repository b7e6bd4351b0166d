import { describe, expect, it } from 'vitest';
import { isClutter } from '../../../main/workcopy/clutter.ts';
import { kindOfFile, kindOfName } from '../../../main/workcopy/kinds.ts';
import { looksWhole } from '../../../main/workcopy/wholeness.ts';

describe('files that programs leave beside the one they edit', () => {
  it.each([
    '.~lock.報告.docx#',
    'lu1234abcd.tmp',
    '~$報告.docx',
    '~WRL0001.tmp',
    '3F2A9C10',
    '3F2A9C10.tmp',
    '.報告.docx.swp',
    '.報告.docx.swpx',
    '4913',
    '報告.docx~',
    '#報告.docx#',
    '.#報告.docx',
    '報告.docx.bak',
    '報告.docx.bak~',
    '.goutputstream-ABC123',
    '.DS_Store',
  ])('%s is clutter', (name) => {
    expect(isClutter(name, '報告.docx')).toBe(true);
  });

  it.each(['報告.docx', '報告-案2.docx', '20260101', '見積.xlsx', 'readme', '写真.png'])('%s is not', (name) => {
    expect(isClutter(name, '報告.docx')).toBe(false);
  });

  it('never takes the file itself for clutter, whatever it is called', () => {
    for (const name of ['~$a.docx', '控え.bak', 'x~']) expect(isClutter(name, name)).toBe(false);
  });
});

const read = (content: Buffer) => (offset: number, length: number) =>
  Promise.resolve(new Uint8Array(content.subarray(offset, offset + length)));
const kindOf = (name: string, content: Buffer) => kindOfFile(name, read(content), content.length);
const latin = (text: string) => Buffer.from(text, 'latin1');

/** A zip file with these empty parts. */
function zipOf(names: readonly string[]): Buffer {
  const list = names.map((name) => {
    const entry = Buffer.alloc(46 + Buffer.byteLength(name));
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(Buffer.byteLength(name), 28);
    entry.write(name, 46);
    return entry;
  });
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(
    list.reduce((sum, { length }) => sum + length, 0),
    12,
  );
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, ...list, end]);
}

describe('what a file could do', () => {
  it.each([
    ['報告.docx', 'fine'],
    ['a.PDF', 'fine'],
    ['setup.exe', 'program'],
    ['setup.exe. ', 'program'],
    ['報告.docx.lnk', 'program'],
    ['x.desktop', 'program'],
    ['deploy.sh', 'program'],
    ['集計.xlsm', 'macros'],
    ['index.HTML', 'web'],
    ['図.svg', 'web'],
    ['社内.url', 'web'],
    ['資料.zip', 'archive'],
    ['契約', 'unknown'],
    ['.bashrc', 'unknown'],
  ])('%s is %s by its name', (name, kind) => {
    expect(kindOfName(name)).toBe(kind);
  });

  it.each([
    ['a.txt', latin('hello'), 'fine'],
    ['a.csv', latin('<html>'), 'fine'],
    ['a.pdf', latin('MZ\x90'), 'program'],
    ['a', latin('#!/bin/sh'), 'program'],
    ['a.docx', latin('\x7fELF'), 'program'],
    ['a.doc', latin('  <!DOCTYPE html><script>'), 'web'],
    ['a.png', latin('<?xml version="1.0"?>\n<svg onload=x>'), 'web'],
    ['a.docx', zipOf(['[Content_Types].xml', 'word/document.xml']), 'fine'],
    ['a.docx', zipOf(['[Content_Types].xml', 'word/vbaProject.bin']), 'macros'],
    ['a.xlsx', zipOf(['xl/macrosheets/sheet1.xml']), 'macros'],
    ['a.odt', zipOf(['mimetype', 'Basic/Standard/script-lb.xml']), 'macros'],
    ['a.docx', zipOf(['word/document.xml']).subarray(0, 50), 'unknown'],
    ['a.doc', Buffer.concat([latin('\xd0\xcf\x11\xe0'), Buffer.from('_VBA_PROJECT', 'utf16le')]), 'macros'],
    ['a.xls', Buffer.concat([latin('\xd0\xcf\x11\xe0'), Buffer.from('Workbook', 'utf16le')]), 'fine'],
    ['a.txt', Buffer.alloc(0), 'fine'],
  ])('%s is judged by its content, too (case %#)', async (name, content, kind) => {
    expect(await kindOf(name, content)).toBe(kind);
  });

  it('does not trust what a list of contents says of itself', async () => {
    const whole = zipOf(['a', 'b', 'word/vbaProject.bin']);
    for (let at = 0; at < whole.length; at += 1) {
      for (const value of [0, 0x7f, 0xff]) {
        const altered = Buffer.from(whole);
        altered[at] = value;
        expect(['macros', 'fine', 'unknown', 'program']).toContain(await kindOf('a.docx', altered));
      }
    }
  });
});

describe('whether a file is whole', () => {
  it.each([
    ['PK\x03\x04…', '…PK\x05\x06…', true],
    ['PK\x03\x04…', '…', false],
    ['%PDF-1.7', '…%%EOF\n', true],
    ['%PDF-1.7', '…', false],
    ['\x89PNG\r\n', '…IEND\xaeB`\x82', true],
    ['\x89PNG\r\n', '', false],
    ['plain', 'text', true],
    ['', '', true],
  ])('that begins with %j and ends with %j: %s', (head, tail, whole) => {
    expect(looksWhole(latin(head), latin(tail))).toBe(whole);
  });
});
