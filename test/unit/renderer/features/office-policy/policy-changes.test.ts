import { describe, expect, it } from 'vitest';
import { CheckPolicy } from '../../../../../preload/contract/check-policy.ts';
import { MemoRules } from '../../../../../preload/contract/memo-policy.ts';
import { AwayRules, type Policy, type QuizQuestion } from '../../../../../preload/contract/policy.ts';
import {
  parseExtensions,
  parseFolders,
  policyChanges,
  policyProblems,
} from '../../../../../renderer/features/office-policy/policy-changes.ts';

function policy(over: Partial<Policy> = {}, takeout: Partial<Policy['takeout']> = {}): Policy {
  return {
    version: 3,
    title: '持ち出しの決まり',
    principles: 'データを守る',
    standards: '',
    procedures: '',
    reviewOn: null,
    idleLockMinutes: 5,
    passphraseAlone: false,
    leaseDays: 30,
    dueSoonDays: 3,
    away: AwayRules.parse({}),
    check: CheckPolicy.parse({}),
    memo: MemoRules.parse({}),
    contacts: [{ duty: '情報管理', name: '', phone: '', email: '', hours: '' }],
    cards: [],
    inspectionMonths: 12,
    ...over,
    takeout: {
      selfService: true,
      maxFilesAtOnce: 100,
      maxFileBytes: 1_000_000,
      maxBytesOut: 10_000_000,
      maxDays: 14,
      approvalExtensions: ['csv'],
      forbiddenExtensions: [],
      folders: [],
      exportOutside: false,
      ...takeout,
    },
  };
}

const card = (changes: Partial<QuizQuestion>): Policy['cards'][number] => ({
  id: 'seat',
  title: '席',
  text: '壁を背にする',
  quiz: [{ question: 'どこに座りますか', choices: ['壁ぎわ', '通路側'], right: 0, ...changes }],
});

describe('changes of a policy', () => {
  it('are none for the same policy, whatever its version', () => {
    expect(policyChanges(policy(), policy({ version: 4 }))).toEqual([]);
  });

  it('name each field with what it was and will be, in the order of the form', () => {
    const after = policy({ idleLockMinutes: 3, principles: 'データを必ず守る𠮷' }, { exportOutside: true });
    expect(policyChanges(policy(), after)).toEqual([
      { kind: 'text', field: 'principles', before: 6, after: 9 },
      { kind: 'value', field: 'exportOutside', before: false, after: true },
      { kind: 'value', field: 'idleLockMinutes', before: 5, after: 3 },
    ]);
  });

  it('tell words that came and went, and count records', () => {
    const after = policy({ contacts: [] }, { approvalExtensions: ['xlsx'] });
    expect(policyChanges(policy(), after)).toEqual([
      { kind: 'words', field: 'approvalExtensions', added: ['xlsx'], removed: ['csv'] },
      { kind: 'list', field: 'contacts', before: 1, after: 0 },
    ]);
  });

  it('tell that no self-inspection is asked for any more', () => {
    expect(policyChanges(policy(), policy({ inspectionMonths: null }))).toEqual([
      { kind: 'value', field: 'inspectionMonths', before: 12, after: null },
    ]);
  });

  it('do not count another order of the same words', () => {
    const before = policy({}, { folders: ['/a', '/b'] });
    expect(policyChanges(before, policy({}, { folders: ['/b', '/a'] }))).toEqual([]);
  });
});

describe('problems of a draft', () => {
  it('are none for a sound policy', () => {
    expect([...policyProblems(policy())]).toEqual([]);
  });

  it.each([
    ['an empty title', policy({ title: '' }), 'title', 'required'],
    ['a title that is too long', policy({ title: 'あ'.repeat(201) }), 'title', 'tooLong'],
    ['a number out of range', policy({ idleLockMinutes: 121 }), 'idleLockMinutes', 'range'],
    ['no number', policy({ leaseDays: NaN }), 'leaseDays', 'range'],
    ['months that are too many', policy({ inspectionMonths: 37 }), 'inspectionMonths', 'range'],
    [
      'a question with an empty choice',
      policy({ cards: [card({ choices: ['はい', ''] })] }),
      'cards.0.quiz.0.choices.1',
      'required',
    ],
    ['a right choice that is none', policy({ cards: [card({ right: 2 })] }), 'cards.0.quiz.0.right', 'range'],
    [
      'a contact without duty',
      policy({ contacts: [{ duty: '', name: '', phone: '', email: '', hours: '' }] }),
      'contacts.0.duty',
      'required',
    ],
    [
      'an impossible extension',
      policy({}, { approvalExtensions: ['csv', 'x_y'] }),
      'takeout.approvalExtensions',
      'extension',
    ],
    ['an extension in both lists', policy({}, { forbiddenExtensions: ['csv'] }), 'takeout.forbiddenExtensions', 'both'],
  ] as const)('name %s by its path', (_, draft, path, problem) => {
    expect([...policyProblems(draft)]).toEqual([[path, problem]]);
  });
});

describe('lists as typed', () => {
  it('read extensions with dots, stars, capitals and Japanese commas', () => {
    expect(parseExtensions(' .CSV、*.xlsx,ｄｏｃｘ\ncsv ')).toEqual(['csv', 'xlsx', 'docx']);
    expect(parseExtensions('')).toEqual([]);
  });

  it('read folders one a line, with spaces inside kept', () => {
    expect(parseFolders(' /srv/share/営業 部 \n\n/srv/a\n/srv/a')).toEqual(['/srv/share/営業 部', '/srv/a']);
  });
});
