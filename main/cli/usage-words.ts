/** Words for what commander finds wrong with a command line, and for the headings of its help. Used by program.ts only. */
import type { Command, CommanderError } from 'commander';
import type { Translate } from '../../resources/locales/translate.ts';

/** The part of commander's message that names what is meant: the first and second text in quotes, and what follows the last. */
function named(message: string): { name: string; value: string; rest: string } {
  const quoted = [...message.matchAll(/'(?<text>[^']*)'/gu)];
  const last = quoted.at(-1);
  return {
    name: quoted[0]?.groups?.['text'] ?? '',
    value: quoted[1]?.groups?.['text'] ?? '',
    rest: last === undefined ? '' : message.slice(last.index + last[0].length),
  };
}

/** One sentence in the user's language; commander's own where its kind has none. */
export function usageWords(t: Translate, error: CommanderError): string {
  const { name, value, rest } = named(error.message);
  switch (error.code) {
    case 'commander.missingArgument':
      return t('cli.usage.argumentMissing', { name });
    case 'commander.optionMissingArgument':
      return t('cli.usage.optionValueMissing', { name });
    case 'commander.missingMandatoryOptionValue':
      return t('cli.usage.optionMissing', { name });
    case 'commander.invalidArgument':
      // "… is invalid. 1d … 366d": what is taken stands after the sentence.
      return t('cli.usage.valueInvalid', { name, value, wanted: rest.replace(/^ is invalid\.\s*/u, '') });
    case 'commander.unknownOption':
      return t('cli.usage.optionUnknown', { name });
    case 'commander.unknownCommand':
      return t('cli.usage.commandUnknown', { name });
    case 'commander.excessArguments':
      return t('cli.usage.tooMany');
    default:
      return error.message;
  }
}

/** Gives a command's help its headings and its own entries in the user's language; commands made from it inherit that. */
export function translateHelp(command: Command, t: Translate): Command {
  const titles: Readonly<Record<string, string>> = {
    'Usage:': t('cli.help.usage'),
    'Arguments:': t('cli.help.arguments'),
    'Options:': t('cli.help.options'),
    'Commands:': t('cli.help.commands'),
  };
  return command
    .helpOption('-h, --help', t('cli.help.show'))
    .configureHelp({ styleTitle: (title) => titles[title] ?? title });
}
