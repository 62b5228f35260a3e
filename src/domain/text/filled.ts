// A plain sentence in both languages with what stands in its braces: for words that need no plural and no form of a value.
import type { Text } from './text.ts';

export function filled(text: Text, values: Readonly<Record<string, Text | string>>): Text {
  const say = (language: 'en' | 'ja') =>
    text[language].replace(/\{(\w+)\}/g, (braces, name: string) => {
      const value = values[name] ?? braces;
      return typeof value === 'string' ? value : value[language];
    });
  return { en: say('en'), ja: say('ja') };
}
