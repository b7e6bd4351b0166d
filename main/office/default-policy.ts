/** The policy an office begins with. For main/office. */
import { Policy } from '../../preload/contract/policy.ts';
import check from '../../resources/policies/check.json' with { type: 'json' };
import en from '../../resources/policies/default.en.json' with { type: 'json' };
import ja from '../../resources/policies/default.ja.json' with { type: 'json' };

/** In the language the office is set up in; the office changes it to its own. */
export function defaultPolicy(locale: 'ja' | 'en'): Policy {
  return Policy.parse({ ...(locale === 'en' ? en : ja), check });
}
