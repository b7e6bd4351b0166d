/** Short facts in one line, set apart by the sign of the language: `2件・昨日` / `2 files · yesterday`. */
import { useT } from '../i18n/translate.tsx';

export function useJoined(): (facts: readonly string[]) => string {
  const t = useT();
  return (facts) => facts.join(` ${t('app.dot')} `);
}
