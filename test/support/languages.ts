// In which language a screen speaks: what of it is a sentence in Latin letters, and what is Japanese.

const kana = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

/** Lines with Japanese in them. */
export function japaneseIn(screen: string): string[] {
  return screen.split('\n').filter((line) => kana.test(line));
}

/** What is written in Latin letters in any language: what is typed, places, settings, and names of products. */
const names = [
  // JSON and shell to be typed
  /\{ "[^}]*\}|\$\([^)]*\)/g,
  /Selling Partner API|Login with Amazon/g,
  // the end of a command that was broken over two lines
  /^ *[\w -]+(?=」)/g,
  // a command with its words, such as `rusuban account test alice`, and JSON or a shell's lines to copy
  /(?:npx )?rusuban(?: [\w./@:-]+| <[^>]+>| \[[^\]]+\]| アドレス| 名前| 日付)*/g,
  /^(?:export|npx) .*$|npm link/g,
  /[<[][\w ,|=.-]+[>\]]/g,
  /--?[a-z][\w-]*(?: [a-z]+(?=[（）、。]|$))?/g,
  /[\w.+-]*[/@][\w./:@?=+-]+/g,
  /\b[A-Z][A-Z0-9_]+\b/g,
];

/** Two words in a row, beside names, are a sentence, or the beginning of one; ids in a list have commas. */
const words = /[A-Za-z][a-z’']+(?: [A-Za-z][a-z’']+)+/g;

/** What speaks English on this screen. */
export function latinSentencesIn(screen: string): string[] {
  return screen
    .split('\n')
    .filter((line) => names.reduce((text, name) => text.replace(name, ' · '), line).match(words) !== null);
}
