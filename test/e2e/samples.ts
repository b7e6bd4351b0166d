/** Office files as they lie about in an office, in Japanese and in the formats that are met there. For the tour and end-to-end tests. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { encodeText } from '../../renderer/features/viewer/text/encodings.ts';
import { pdfPage, pngImage, type Pixel } from './sample-pictures.ts';

export interface Samples {
  readonly folder: string;
  readonly quotation: string;
  readonly minutes: string;
  readonly report: string;
  readonly plan: string;
  readonly catalogue: string;
  readonly visits: string;
}

/** What is nowhere but in the originals: found anywhere else on the disk in the clear, something leaked. */
export const canary = '極秘仕入原価48271円';

const shiftJis = (text: string): Buffer =>
  Buffer.from(encodeText(text, { encoding: 'shift_jis', hasMark: false }).bytes);

// As Excel writes it: with a mark at the beginning, and lines that end as in Windows.
const quotation = [
  '品名,型番,数量,単価,金額,備考',
  '昇降デスク 1400mm,DK-1400,12,48000,576000,配線トレー付き',
  'ワークチェア,CH-220,12,32500,390000,肘付き・黒',
  '袖机 3段,CB-300,12,18200,218400,鍵2本',
  '会議テーブル 2400mm,TB-2400,2,86000,172000,"天板: オーク、脚: 黒"',
  'モニターアーム,MA-27,24,9800,235200,27インチまで',
  '搬入・設置,SV-01,1,120000,120000,土曜日の作業',
  '値引き,,1,-60000,-60000,まとめ買い',
  '合計,,,,1651600,税抜き',
].join('\r\n');

const minutes = `# 事務所移転 定例会議（第4回）

- 日時: 2026年11月19日（木）10:00〜11:20
- 場所: 本社 3階 会議室B
- 出席: 田中、佐藤、鈴木、西川（議事録）

## 決まったこと

1. 引っ越しは **12月12日（土）** とする。雨天でも行う。
2. 什器の発注先はA社とする。見積の有効期限は11月末。
3. 電話は12月11日（金）18時に切り替える。

## 宿題

| 項目 | 担当 | 期限 |
| --- | --- | --- |
| 配置図の確定 | 佐藤 | 11月24日 |
| 鍵の返却の手順 | 鈴木 | 11月27日 |
| 取引先への案内状 | 西川 | 11月30日 |

> 配置図は、窓側の列を1席空けておくこと。

## 次回

12月3日（木）10:00から。各自、宿題の結果を持ち寄る。
`;

const report = `2026年11月20日
総務課 御中
                                                営業部 佐藤 花子

              取引先訪問報告書

訪問先　　　株式会社青葉製作所（川崎工場）
訪問日時　　2026年11月18日（水）13:30〜15:00
面会者　　　購買課 森本様、品質保証課 井上様

１．用件
　　新事務所の什器の納期と、設置作業の段取りについて。

２．結果
　　・昇降デスクは12台とも12月9日に出荷できる。
　　・設置は土曜日に4名で行う。所要は約5時間。
　　・旧事務所の什器の引き取りは、別途見積もりとなる。

３．参考
　　${canary}（社外秘）

４．今後の予定
　　11月25日までに配置図を送り、搬入経路を確認してもらう。
`;

const visits = [
  '日付,訪問先,担当,目的',
  '2026-11-18,青葉製作所,佐藤,納期の確認',
  '2026-11-20,港信用金庫,鈴木,口座の手続き',
].join('\n');

/** A floor plan: walls, a window side, desks in two rows, a meeting table. */
function floorPlan(x: number, y: number): Pixel {
  const within = (left: number, top: number, width: number, height: number): boolean =>
    x >= left && x < left + width && y >= top && y < top + height;
  if (!within(20, 20, 760, 460)) return [255, 255, 255];
  if (within(90, 20, 620, 10)) return [120, 180, 220];
  if (within(380, 470, 80, 10)) return [255, 255, 255];
  if (!within(30, 30, 740, 440)) return [60, 60, 66];
  for (let column = 0; column < 6; column += 1) {
    for (const top of [80, 180]) {
      const left = 70 + column * 80;
      if (within(left, top, 64, 34)) return column === 5 && top === 80 ? [236, 236, 236] : [206, 178, 140];
      if (within(left + 24, top + 40, 16, 16)) return [70, 84, 104];
    }
  }
  if (within(590, 300, 140, 90)) return [176, 146, 110];
  if (within(70, 330, 300, 40)) return [196, 206, 214];
  return (x + y) % 40 === 0 ? [244, 244, 240] : [250, 250, 246];
}

const brochure = [
  '新事務所 什器一覧',
  '昇降デスク DK-1400　天板 1400×700、高さ 650〜1250',
  'ワークチェア CH-220　背もたれロック 4段階',
  '会議テーブル TB-2400　8名用、配線口 2か所',
  '納期: ご注文から15営業日',
];

/** Writes the files into a folder that may exist. Their times are those of a past working day. */
export function writeSamples(folder: string): Samples {
  const write = (name: string, content: string | Uint8Array): string => {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return path;
  };
  return {
    folder,
    quotation: write('見積書.csv', `\uFEFF${quotation}\r\n`),
    minutes: write('議事録.md', minutes),
    report: write('報告書.txt', shiftJis(report.replaceAll('\n', '\r\n'))),
    plan: write('配置図.png', pngImage(800, 500, floorPlan)),
    catalogue: write('什器一覧.pdf', pdfPage(brochure)),
    visits: write('営業/訪問記録.csv', `${visits}\n`),
  };
}
