import { describe, expect, it } from 'vitest';
import {
  decodeText,
  encodeText,
  guessForm,
  type EncodingName,
} from '../../../../renderer/features/viewer/text/encodings.ts';
import { encodeJapanese } from '../../../../renderer/features/viewer/text/japanese-codes.ts';
import { lineEndingOf, withLineEnding } from '../../../../renderer/features/viewer/text/line-endings.ts';
import { readTextFile, writeTextFile } from '../../../../renderer/features/viewer/text/text-file.ts';

const japanese = '第4回 打ち合わせ議事録\r\n出席者: 髙橋、佐藤\r\n単価は①￥1,200～です。ｱｲｳ\r\n';
const withoutVendorSigns = '会議の記録です。\n単価は1,200円です。ひらがなとカタカナ。\n';

describe('guessing the encoding', () => {
  it.each<[EncodingName, boolean, string]>([
    ['utf-8', false, japanese],
    ['utf-8', true, japanese],
    ['utf-16le', true, japanese],
    ['utf-16be', true, japanese],
    ['utf-16le', false, 'name,value\r\nabc,1\r\n'],
    ['utf-16be', false, 'name,value\r\nabc,1\r\n'],
    ['shift_jis', false, japanese],
    ['euc-jp', false, withoutVendorSigns],
    ['iso-2022-jp', false, withoutVendorSigns],
  ])('reads %s (mark: %s) back as it was written', (encoding, hasMark, text) => {
    const { bytes, missing } = encodeText(text, { encoding, hasMark });
    expect(missing).toEqual([]);
    expect(guessForm(bytes)).toEqual({ encoding, hasMark });
    expect(decodeText(bytes, { encoding, hasMark })).toEqual({ text, unreadable: 0 });
  });

  it.each([
    ['nothing', [], 'utf-8'],
    ['plain letters', [0x61, 0x62, 0x0a], 'utf-8'],
    ['half-width katakana alone', [0xb1, 0xb2, 0xb3, 0x0d, 0x0a], 'shift_jis'],
  ])('takes %s for %s', (_, bytes, encoding) => {
    expect(guessForm(Uint8Array.from(bytes))?.encoding).toBe(encoding);
  });

  it.each([
    ['a picture', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52]],
    ['a compressed file', [0x50, 0x4b, 0x03, 0x04, 0x14, 0x00, 0x06, 0x00, 0x08, 0x00, 0x00, 0x00]],
    ['control characters', [0x01, 0x02, 0x03, 0x04]],
  ])('takes %s for no text', (_, bytes) => {
    expect(guessForm(Uint8Array.from(bytes))).toBeNull();
  });

  it('is not misled by a character cut in two at the end of what it looks at', () => {
    const long = new TextEncoder().encode(`a${'あ'.repeat(100_000)}`);
    expect(guessForm(long)).toEqual({ encoding: 'utf-8', hasMark: false });
  });
});

describe('legacy Japanese encodings', () => {
  it.each(['shift_jis', 'euc-jp'] as const)('writes every character that %s can be read from', (label) => {
    const decoder = new TextDecoder(label, { fatal: true });
    let checked = 0;
    for (let first = label === 'euc-jp' ? 0xa1 : 0x81; first <= 0xfe; first += 1) {
      for (let second = 0x40; second <= 0xfe; second += 1) {
        if (second === 0x7f) continue;
        let text: string;
        try {
          text = decoder.decode(Uint8Array.from([first, second]));
        } catch {
          continue;
        }
        const { bytes, missing } = encodeJapanese(text, label);
        if (missing.length > 0 || decoder.decode(bytes) !== text) expect({ first, second, missing }).toBeNull();
        checked += 1;
      }
    }
    expect(checked).toBeGreaterThan(7000);
  });

  it.each([
    ['～ as Windows writes it', '～', [0x81, 0x60]],
    ['the wave dash of other systems as the same sign', '〜', [0x81, 0x60]],
    ['the yen sign in the place it has there', '¥', [0x5c]],
    ['髙 by IBM’s own code', '髙', [0xfb, 0xfc]],
    ['∪ by the standard’s code and not NEC’s', '∪', [0x81, 0xbe]],
    ['a user-defined character', '\uE000', [0xf0, 0x40]],
  ])('writes %s', (_, text, bytes) => {
    expect([...encodeJapanese(text, 'shift_jis').bytes]).toEqual(bytes);
  });

  it('names what an encoding does not have, once each, and puts a question mark in its place', () => {
    const { bytes, missing } = encodeText('A😀B𠮷C😀', { encoding: 'shift_jis', hasMark: false });
    expect(missing).toEqual(['😀', '𠮷']);
    expect(new TextDecoder().decode(bytes)).toBe('A?B?C?');
  });

  it('ends every line of ISO-2022-JP in ASCII', () => {
    const { bytes } = encodeText('漢字\nｶﾅ\n', { encoding: 'iso-2022-jp', hasMark: false });
    expect(new TextDecoder('latin1').decode(bytes)).toBe('\x1b$B4A;z\x1b(B\n\x1b(I6E\x1b(B\n');
  });
});

describe('a text file', () => {
  it('counts places that cannot be read, so that nobody writes them back', () => {
    const broken = Uint8Array.from([...encodeText('あいう', { encoding: 'utf-8', hasMark: false }).bytes, 0xff, 0x41]);
    expect(readTextFile(broken, 'utf-8').unreadable).toBe(1);
  });

  it('lets the replacement sign itself stand in a Unicode file', () => {
    const bytes = new TextEncoder().encode('これは\uFFFDです');
    expect(readTextFile(bytes).unreadable).toBe(0);
  });

  it.each([
    ['crlf', 'a\r\nb\r\n'],
    ['lf', 'a\nb'],
    ['cr', 'a\rb\r'],
    ['mixed', 'a\r\nb\n'],
    ['lf', 'one line'],
  ] as const)('sees the line ending %s', (ending, text) => {
    expect(lineEndingOf(text)).toBe(ending);
  });

  it.each(['crlf', 'lf', 'cr'] as const)('gives lines the ending %s back', (ending) => {
    const text = withLineEnding('a\n\nb\n', ending);
    expect(lineEndingOf(text)).toBe(ending);
    expect(text.length).toBe(ending === 'crlf' ? 8 : 5);
  });

  it('is written as it was read', () => {
    const bytes = encodeText(japanese, { encoding: 'shift_jis', hasMark: false }).bytes;
    const file = readTextFile(bytes);
    expect(file.lineEnding).toBe('crlf');
    expect(writeTextFile(file.text, file.form)).toEqual({ bytes, missing: [] });
  });
});
