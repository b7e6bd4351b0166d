/** Contents of sample files for the viewer: a note, minutes, prices, a picture, a plan. */
import { encodeText } from '../../../renderer/features/viewer/text/encodings.ts';
import type { SceneSettings } from '../scenario.ts';

export function noteBefore({ locale }: SceneSettings): string {
  return locale === 'ja'
    ? '市役所 打ち合わせ 連絡メモ\r\n\r\n日時：11月24日（火）14:00〜\r\n場所：本庁舎 4階 第2会議室\r\n出席：都市計画課 山本様、当社 佐藤\r\n\r\n・基本計画書は前回の版を使う\r\n・単価表は年度の改定後のもの\r\n'
    : 'City hall meeting, notes\r\n\r\nWhen: Tuesday 24 November, 14:00\r\nWhere: main building, 4th floor, room 2\r\nWith: Mr Yamamoto (city planning), M. Sato\r\n\r\n- Use the last edition of the basic plan\r\n- Prices as revised this year\r\n';
}

export function noteNow(settings: SceneSettings): string {
  return settings.locale === 'ja'
    ? noteBefore(settings)
        .replace('前回の版を使う', '改訂版（11月19日）を使う')
        .concat('・岸壁北側の現地写真を添付する\r\n・終了後、議事録を返却の小包に入れる\r\n')
    : noteBefore(settings)
        .replace('the last edition', 'the revised edition (19 November)')
        .concat('- Attach the photo of the north quay\r\n- Put the minutes into the return parcel\r\n');
}

export function noteInShiftJis(): Uint8Array<ArrayBuffer> {
  const text = noteBefore({ locale: 'ja', now: new Date(0) });
  return Uint8Array.from(encodeText(text, { encoding: 'shift_jis', hasMark: false }).bytes);
}

export function minutes({ locale }: SceneSettings): string {
  return locale === 'ja'
    ? '# 打ち合わせ議事録（第4回）\n\n**日時** 2026年11月19日 14:00〜15:30　**場所** 本庁舎 第2会議室\n\n## 決定事項\n\n1. 岸壁北側の護岸は **案B** を基本とする\n2. 工期は 2027年4月から 18か月\n\n## 宿題\n\n- [x] 概算見積書の単価を改定後のものに差し替え\n- [ ] 住民説明会の資料案（担当：佐藤）\n- [ ] 交通量調査の集計\n\n| 項目 | 案A | 案B |\n| --- | --- | --- |\n| 工事費 | 4.2億円 | 3.8億円 |\n| 工期 | 20か月 | 18か月 |\n\n> 景観については次回あらためて協議する。\n\n参考：[都市計画マスタープラン](https://example.jp/masterplan)\n\n![断面図](https://example.jp/section.png)\n\n<script>alert(1)</script>\n'
    : '# Minutes of the fourth meeting\n\n**When** 19 November 2026, 14:00–15:30. **Where** main building, room 2\n\n## Decided\n\n1. The north quay follows **plan B**\n2. Works take 18 months from April 2027\n\n## To do\n\n- [x] Put the revised prices into the estimate\n- [ ] Draft for the residents’ briefing (Sato)\n- [ ] Traffic count\n\n| Item | Plan A | Plan B |\n| --- | --- | --- |\n| Cost | 420 m | 380 m |\n| Months | 20 | 18 |\n\n> The look of the quay is discussed next time.\n\nSee the [master plan](https://example.jp/masterplan).\n\n![Cross-section](https://example.jp/section.png)\n\n<script>alert(1)</script>\n';
}

const goods = {
  ja: [
    '生コンクリート 24-8-25',
    '鉄筋 SD345 D16',
    '鋼矢板 III型',
    '型枠用合板 12mm',
    '防舷材 V型 H=300mm',
    '砕石 C-40',
    '消波ブロック 5t',
    'アスファルト合材',
  ],
  en: [
    'Ready-mix concrete 24-8-25',
    'Rebar SD345 D16',
    'Sheet pile type III',
    'Formwork board 12mm',
    'Fender type V, 300mm',
    'Crushed stone C-40',
    'Wave block 5 t',
    'Asphalt mix',
  ],
};

export function unitPrices({ locale }: SceneSettings): string {
  const head =
    locale === 'ja' ? '品番,品名・規格,単価（円）,単位,改定日,備考' : 'No.,Item,Price (JPY),Unit,Revised,Remarks';
  const rows = Array.from({ length: 1200 }, (_, index) => {
    const name = goods[locale][index % 8] ?? '';
    const remark =
      index % 5 === 0 ? (locale === 'ja' ? '"運賃込み、早強は別途"' : '"Carriage included, early strength extra"') : '';
    return `A-${String(1001 + index)},"${name}",${String(12_400 + ((index * 7919) % 90_000))},${index % 3 === 0 ? 'm3' : 't'},2026-10-01,${remark}`;
  });
  return [head, ...rows, ''].join('\r\n');
}

/** A drawn quay in the evening, as PNG. */
export async function samplePicture(): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = new OffscreenCanvas(1600, 1000);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  const sky = context.createLinearGradient(0, 0, 0, 620);
  sky.addColorStop(0, '#22345e');
  sky.addColorStop(1, '#f2b077');
  context.fillStyle = sky;
  context.fillRect(0, 0, 1600, 620);
  context.fillStyle = '#27506b';
  context.fillRect(0, 620, 1600, 380);
  context.fillStyle = '#f7dfb5';
  for (let line = 0; line < 40; line += 1) context.fillRect(700 - line * 9, 640 + line * 9, 200 + line * 18, 2);
  context.fillStyle = '#3c4048';
  context.fillRect(0, 560, 620, 90);
  context.fillRect(180, 260, 26, 300);
  context.fillRect(60, 260, 420, 22);
  const blob = await canvas.convertToBlob({ type: 'image/png' });
  return new Uint8Array(await blob.arrayBuffer());
}

/** A PDF of several pages whose Japanese font is not embedded, so that character maps are needed. */
export function samplePlan({ locale }: SceneSettings): Uint8Array<ArrayBuffer> {
  const pages = 14;
  const objects: string[] = [];
  const add = (body: string) => objects.push(body);
  const hex = (text: string) =>
    [...text].map((sign) => (sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0')).join('');
  add('<< /Type /Catalog /Pages 2 0 R >>');
  add(
    `<< /Type /Pages /Count ${pages} /Kids [${Array.from({ length: pages }, (_, at) => `${6 + at * 2} 0 R`).join(' ')}] >>`,
  );
  add('<< /Type /Font /Subtype /Type0 /BaseFont /HeiseiKakuGo-W5 /Encoding /UniJIS-UCS2-H /DescendantFonts [4 0 R] >>');
  add(
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /HeiseiKakuGo-W5 /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 2 >> /DW 1000 /FontDescriptor 5 0 R >>',
  );
  add(
    '<< /Type /FontDescriptor /FontName /HeiseiKakuGo-W5 /Flags 4 /FontBBox [-92 -250 1010 922] /ItalicAngle 0 /Ascent 752 /Descent -221 /CapHeight 709 /StemV 114 >>',
  );
  for (let page = 0; page < pages; page += 1) {
    const lines =
      locale === 'ja'
        ? ['都市計画図　縮尺二千五百分の一', `第${page + 1}図　港湾地区`, '凡例　道路・護岸・緑地・公共施設']
        : [
            'City plan, scale 1 to 2500',
            `Sheet ${page + 1}: harbour district`,
            'Key: roads, quay, green, public buildings',
          ];
    const text = lines
      .map((line, at) => `BT /F1 ${at === 0 ? 22 : 14} Tf 72 ${760 - at * 34} Td <${hex(line)}> Tj ET`)
      .join('\n');
    const drawing = Array.from(
      { length: 9 },
      (_, at) =>
        `${0.2 + at * 0.07} 0.45 ${0.75 - at * 0.05} rg ${90 + (at % 3) * 140} ${180 + Math.floor(at / 3) * 150} 110 ${90 + ((at * 37 + page * 11) % 40)} re f`,
    ).join('\n');
    const content = `${text}\n${drawing}\n`;
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${7 + page * 2} 0 R >>`,
    );
    add(`<< /Length ${content.length} >>\nstream\n${content}endstream`);
  }
  let file = '%PDF-1.5\n';
  const offsets = objects.map((body, at) => {
    const offset = file.length;
    file += `${at + 1} 0 obj\n${body}\nendobj\n`;
    return offset;
  });
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const offset of offsets) file += `${String(offset).padStart(10, '0')} 00000 n \n`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return new TextEncoder().encode(file);
}
