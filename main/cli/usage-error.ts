/** Wrong usage of the command line: exit code 2, its words in the locale files. */
import type { MessageKey } from '../../resources/locales/messages.ts';
import type { MessageValues } from '../../resources/locales/translate.ts';

export class UsageError extends Error {
  readonly key: MessageKey;
  readonly values: MessageValues;

  constructor(key: MessageKey, values: MessageValues = {}) {
    super(key);
    this.name = 'UsageError';
    this.key = key;
    this.values = values;
  }
}
