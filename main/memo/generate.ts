/** New passwords that are easier to remember than to guess: every part is drawn evenly from a list of known size. Runs in the memos' thread. */
import type { Sodium } from '../crypto/sodium.ts';

export type GenerateKind = 'japaneseWords' | 'englishWords' | 'romaji';

export interface Generated {
  readonly text: string;
  /** log2 of how many texts could have been drawn. */
  readonly bits: number;
  /** How long the list is that each part is drawn from. */
  readonly choices: number;
  readonly parts: number;
}

/** Words as they are typed without an input method, which is how passwords are typed. */
const romaji = /^(?:(?:[kgsztdnhbpmr]y|sh|ch|ts|[kgsztdnhbpmyrwjf])?[aiueo]|n(?![aiueoy]))+$/;
const japaneseWordCount = 2048;
const syllables = ['k', 's', 't', 'n', 'h', 'm', 'y', 'r', 'g', 'z', 'd', 'b', 'p'].flatMap((first) =>
  ['a', 'i', 'u', 'e', 'o'].map((vowel) => first + vowel),
);
/** So many syllables are said in one breath. */
const syllablesTogether = 3;

async function listFor(kind: GenerateKind): Promise<readonly string[]> {
  switch (kind) {
    case 'romaji':
      return syllables.slice(0, 64);
    case 'englishWords': {
      const { dictionary } = await import('@zxcvbn-ts/language-common');
      const words = (dictionary as Readonly<Record<string, string[]>>)['diceware-common'] ?? [];
      return [...new Set(words)];
    }
    case 'japaneseWords': {
      const { dictionary } = await import('@zxcvbn-ts/language-ja');
      const { commonWords = [], wikipedia = [] } = dictionary as Readonly<Record<string, string[]>>;
      const words = [...commonWords, ...wikipedia].filter(
        (word) => word.length >= 4 && word.length <= 8 && romaji.test(word),
      );
      return [...new Set(words)].slice(0, japaneseWordCount);
    }
  }
}

/** An even draw below `count`: what would favour the first ones is drawn again. */
export function drawBelow(sodium: Pick<Sodium, 'randomBytes'>, count: number): number {
  const limit = Math.floor(2 ** 32 / count) * count;
  for (;;) {
    const drawn = Buffer.from(sodium.randomBytes(4)).readUInt32LE();
    if (drawn < limit) return drawn % count;
  }
}

/** A password of at least so many bits. */
export async function generate(
  sodium: Pick<Sodium, 'randomBytes'>,
  { kind, bits }: { readonly kind: GenerateKind; readonly bits: number },
): Promise<Generated> {
  const list = await listFor(kind);
  const bitsEach = Math.log2(list.length);
  const count = Math.ceil(bits / bitsEach);
  const drawn = Array.from({ length: count }, () => list[drawBelow(sodium, list.length)] ?? '');
  const together: string[] = [];
  if (kind === 'romaji') {
    for (let at = 0; at < drawn.length; at += syllablesTogether)
      together.push(drawn.slice(at, at + syllablesTogether).join(''));
  }
  const text = (kind === 'romaji' ? together : drawn).join('-');
  return { text, bits: Math.floor(count * bitsEach * 10) / 10, choices: list.length, parts: count };
}
