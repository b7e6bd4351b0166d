/** The items of the guideline in our own words, read from the resources and checked once. */
import { z } from 'zod';
import en from '../../../resources/guideline/en.json' with { type: 'json' };
import ja from '../../../resources/guideline/ja.json' with { type: 'json' };
import type { Locale } from '../../i18n/translate.tsx';

const Item = z.strictObject({
  number: z.int().min(1),
  /** R rules, P people, T technology. */
  kinds: z.array(z.enum(['R', 'P', 'T'])).min(1),
  coverage: z.enum(['does', 'partly', 'notYet', 'outside']),
  asks: z.string().min(1),
  does: z.string().min(1),
});

const Guideline = z.strictObject({
  groups: z.array(z.strictObject({ who: z.enum(['worker', 'administrator', 'executive']), items: z.array(Item) })),
});

export type GuidelineItem = z.infer<typeof Item>;
export type Coverage = GuidelineItem['coverage'];
export type GuidelineGroup = z.infer<typeof Guideline>['groups'][number];
export type Who = GuidelineGroup['who'];

export const guidelines: Readonly<Record<Locale, readonly GuidelineGroup[]>> = {
  ja: Guideline.parse(ja).groups,
  en: Guideline.parse(en).groups,
};
