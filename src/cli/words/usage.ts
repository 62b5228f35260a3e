// What commander says by itself, in Japanese: the headings of help, and its errors by their codes, which are part of its
// interface. In English it speaks for itself. Values stand in quotes in its messages.
import type { CommanderError, HelpConfiguration } from 'commander';
import type { Language } from '../../domain/marketplace.ts';
import { widthOf, wrap } from '../../domain/text/plain-layout.ts';

const headings: Readonly<Record<string, string>> = {
  'Usage:': '使い方:',
  'Arguments:': '引数:',
  'Options:': 'オプション:',
  'Commands:': 'コマンド:',
};

/** How help is laid out and worded. */
export function helpWords(language: Language): HelpConfiguration {
  if (language === 'en') return {};
  return {
    displayWidth: widthOf,
    boxWrap: (text, width) =>
      text
        .split('\n')
        .flatMap((line) => wrap(line, width))
        .join('\n'),
    styleTitle: (title) => headings[title] ?? title,
    optionDescription: (option) => {
      const isShown = option.defaultValue !== undefined && (option.required || option.optional);
      return withNotes(option.description, option.argChoices, isShown ? option.defaultValue : undefined);
    },
    argumentDescription: ({ description, argChoices, defaultValue }) =>
      withNotes(description, argChoices, defaultValue),
  };
}

function withNotes(description: string, choices: readonly string[] | undefined, usual: unknown): string {
  const notes = [
    ...(choices === undefined ? [] : [`選択肢：${choices.join('、')}`]),
    ...(usual === undefined ? [] : [`既定値：${usual}`]),
  ];
  return notes.length === 0 ? description : `${description}（${notes.join('。')}）`;
}

type Say = (values: readonly string[], message: string) => string;

const errors: Readonly<Record<string, Say>> = {
  'commander.missingArgument': ([name]) => `引数「${name}」が指定されていません`,
  'commander.optionMissingArgument': ([flags]) => `オプション「${flags}」の値が指定されていません`,
  'commander.missingMandatoryOptionValue': ([flags]) => `オプション「${flags}」を指定してください`,
  'commander.conflictingOption': ([one, other]) => `「${one}」と「${other}」は一緒に使えません`,
  'commander.unknownOption': ([flag]) => `「${flag}」というオプションはありません`,
  'commander.unknownCommand': ([name]) => `「${name}」というコマンドはありません`,
  'commander.excessArguments': (_, message) => {
    const [expected, got] = message.match(/\d+(?= arguments?\b|\.$)/g) ?? [];
    return `引数が多すぎます（${expected}個のところ、${got}個あります）`;
  },
  // its second half is ours, and in Japanese already, but for the one about choices
  'commander.invalidArgument': ([flags, value], message) => {
    const [, why = message] = / is invalid\. (.*)$/s.exec(message) ?? [];
    const choices = /^Allowed choices are (.*)\.$/.exec(why)?.[1];
    const what = flags === undefined ? '' : `オプション「${flags}」の値「${value}」は使えません。`;
    return `${what}${choices === undefined ? why : `次から選んでください：${choices}`}`;
  },
};

/** What is wrong with how the program was called; null where nothing is: help or the version was asked for. */
export function usageError({ code, message, exitCode }: CommanderError, language: Language): string | null {
  if (exitCode === 0 || code === 'commander.help') return null;
  if (language === 'en') return `${message.replace(/^(?!error: )/, 'error: ')}\n(rusuban --help shows every command)`;
  const values = [...message.matchAll(/'([^']*)'/g)].map(([, value]) => value ?? '');
  const suggestion = /\(Did you mean (?:one of )?(.*)\?\)/.exec(message)?.[1];
  return [
    `エラー：${errors[code]?.(values, message) ?? message}`,
    ...(suggestion === undefined ? [] : [`（もしかして：${suggestion}）`]),
    '（rusuban --help で全コマンドを表示できます）',
  ].join('\n');
}
