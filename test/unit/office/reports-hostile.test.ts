/** Reports and answers of any shape: what we do not know is left out and counted, what is too much is not kept, and no parcel is lost by it. */
import { describe, expect, it } from 'vitest';
import { requireDevice } from '../../../main/office/devices.ts';
import { mostOpen, recordReports, storedOfDevice } from '../../../main/office/reports.ts';
import { listRequests } from '../../../main/office/report-desk.ts';
import { ReturnBody, RenewalBody } from '../../../main/parcel/bodies.ts';
import { listOwnRequests, requestSoftware, submitInspection } from '../../../main/takeout/inspections.ts';
import { takeAnswersIn } from '../../../main/takeout/reports.ts';
import { inspectionItems, type ReportAnswer, type SoftwareReport } from '../../../preload/contract/reports.ts';
import { useStory } from '../../helpers/use-story.ts';

const current = useStory();
const at = '2026-11-28T05:00:00.000Z';
let count = 0;
const freshId = (): string => `00000000-0000-4000-8000-${String((count += 1)).padStart(12, '0')}`;
const software = (changes: object = {}): SoftwareReport => ({
  kind: 'software',
  version: 1,
  id: freshId(),
  at,
  name: 'Vim',
  purpose: '下書き',
  origin: 'Debian',
  ...changes,
});

const hostile: readonly (readonly [string, unknown])[] = [
  ['null', null],
  ['a number', 7],
  ['a list', []],
  ['nothing', {}],
  ['an unknown kind', { ...software(), kind: 'confession' }],
  ['a newer version', { ...software(), version: 2 }],
  ['an unknown field', { ...software(), priority: 'high' }],
  ['a name that is none', software({ name: '' })],
  ['a name that is too long', software({ name: 'x'.repeat(201) })],
  ['a purpose of a megabyte', software({ purpose: 'x'.repeat(1_000_000) })],
  ['an id that is a path', software({ id: '../../etc/passwd' })],
  ['a time that is none', software({ at: 'yesterday' })],
  ['no time', software({ at: undefined })],
  [
    'an inspection that answers nothing',
    { kind: 'inspection', version: 1, id: freshId(), at, policyVersion: 1, answers: [] },
  ],
  [
    'an inspection with a thousand answers',
    {
      kind: 'inspection',
      version: 1,
      id: freshId(),
      at,
      policyVersion: 1,
      answers: Array.from({ length: 1000 }, () => ({ item: 'device', answer: 'yes' })),
    },
  ],
  ['an item in markup', { kind: 'help', version: 1, id: freshId(), at, item: '<b>', note: '' }],
  [
    'more right than there are questions in the world',
    {
      kind: 'reading',
      version: 1,
      id: freshId(),
      at,
      cardId: 'a',
      cardSha256: 'a'.repeat(64),
      right: 1e9,
      asked: 3,
      tries: 1,
    },
  ],
  ['a prototype', JSON.parse('{"__proto__":{"kind":"software"},"version":1}') as unknown],
];

describe('what a return tells', () => {
  it('leaves out whatever is not of a shape it knows, and keeps the others', () => {
    const { story, sato } = current();
    const device = requireDevice(story.office, sato.id);
    const outcomes = hostile.map(([what, value]) => [what, recordReports(story.office, device, [value, software()])]);
    expect(outcomes).toEqual(hostile.map(([what]) => [what, { kept: 1, refused: 1 }]));
    expect(listRequests(story.office)).toHaveLength(hostile.length);
  });

  it('keeps an item of a newer program that this one does not ask', () => {
    const { story, sato } = current();
    const device = requireDevice(story.office, sato.id);
    const inspection = {
      kind: 'inspection',
      version: 1,
      id: freshId(),
      at,
      policyVersion: 1,
      answers: [{ item: 'drones', answer: 'no' }],
    };
    expect(recordReports(story.office, device, [inspection])).toEqual({ kept: 1, refused: 0 });
  });

  it('changes nothing when it comes again, even with other words under the same id', () => {
    const { story, sato } = current();
    const device = requireDevice(story.office, sato.id);
    const first = software();
    recordReports(story.office, device, [first, first]);
    recordReports(story.office, device, [{ ...first, name: 'Emacs' }]);
    expect(listRequests(story.office).map(({ report }) => report)).toEqual([first]);
  });

  it('has room for so many open requests and so many bytes of one device, and drops the oldest of what waits for nobody', () => {
    const { story, sato } = current();
    const device = requireDevice(story.office, sato.id);
    const many = Array.from({ length: mostOpen + 20 }, () => software());
    expect(recordReports(story.office, device, many)).toEqual({ kept: mostOpen, refused: 20 });
    const reading = (day: number) => ({
      kind: 'reading',
      version: 1,
      id: freshId(),
      at: new Date(Date.parse(at) + day * 1000).toISOString(),
      cardId: `card-${String(day)}`,
      cardSha256: 'b'.repeat(64),
      right: 3,
      asked: 3,
      tries: 1,
    });
    recordReports(
      story.office,
      device,
      Array.from({ length: 600 }, (_, day) => reading(day)),
    );
    const kept = storedOfDevice(story.office, sato.id, 'reading', 1000);
    expect(kept).toHaveLength(500);
    expect(kept.at(-1)?.report).toMatchObject({ cardId: 'card-100' });
    const long = Array.from({ length: 400 }, () => ({
      ...reading(9000),
      kind: 'inspection',
      policyVersion: 1,
      answers: Array.from({ length: 50 }, () => ({ item: 'x'.repeat(40), answer: 'yes' })),
    })).map(({ cardId: _c, cardSha256: _h, right: _r, asked: _a, tries: _t, ...rest }) => rest);
    for (let round = 0; round < 5; round += 1)
      recordReports(
        story.office,
        device,
        long.map((each) => ({ ...each, id: freshId() })),
      );
    const all = story.office.catalogue.get<{ bytes: number }>(
      'SELECT sum(length(record)) AS bytes FROM device_reports',
    );
    expect(all?.bytes).toBeLessThanOrEqual(4 * 1024 * 1024);
  });

  it('is left out by devices of earlier versions', () => {
    const { reports } = ReturnBody.shape;
    expect(reports.parse(undefined)).toEqual([]);
    expect(reports.safeParse(Array.from({ length: 401 }, () => null)).success).toBe(false);
    expect(RenewalBody.shape.answers.parse(undefined)).toEqual([]);
    expect(RenewalBody.shape.answers.safeParse(Array.from({ length: 401 }, () => null)).success).toBe(false);
  });
});

describe('what a renewal answers', () => {
  const answer = (requestId: string, changes: object = {}): ReportAnswer => ({
    version: 1,
    requestId,
    outcome: 'approved',
    text: 'どうぞ',
    answeredBy: '田中',
    answeredAt: at,
    ...changes,
  });

  it('passes over what has another shape, is too long, or answers nothing that was asked here', () => {
    const { sato } = current();
    const { id } = requestSoftware(sato.vault, { name: 'Vim', purpose: '下書き', origin: 'Debian' });
    const values = [
      null,
      'どうぞ',
      { ...answer(id), version: 2 },
      { ...answer(id), also: true },
      answer(id, { text: 'x'.repeat(1001) }),
      answer(id, { outcome: 'answered' }),
      answer(freshId()),
    ];
    expect(takeAnswersIn(sato.vault, values)).toBe(0);
    expect(listOwnRequests(sato.vault)[0]?.answer).toBeNull();
    expect(takeAnswersIn(sato.vault, [...values, answer(id)])).toBe(1);
    expect(listOwnRequests(sato.vault)[0]?.answer?.text).toBe('どうぞ');
  });

  it('never answers an inspection, and an older answer never takes the place of a newer', () => {
    const { sato } = current();
    const { id: inspection } = submitInspection(
      sato.vault,
      inspectionItems.map(({ item }) => ({ item, answer: 'yes', note: '' })),
    );
    expect(takeAnswersIn(sato.vault, [answer(inspection), answer(inspection, { outcome: 'answered' })])).toBe(0);
    const { id } = requestSoftware(sato.vault, { name: 'Vim', purpose: '下書き', origin: 'Debian' });
    takeAnswersIn(sato.vault, [answer(id, { answeredAt: '2026-11-29T05:00:00.000Z', outcome: 'refused' })]);
    expect(takeAnswersIn(sato.vault, [answer(id)])).toBe(0);
    expect(listOwnRequests(sato.vault)[0]?.answer?.outcome).toBe('refused');
  });
});
