// The commands that README.md and README.ja.md show, in its order: those in its shell blocks, and those of npm in running text.
import { readText } from './repository.ts';

/** One line each; what `&&` joins is several commands. */
export function readmeCommands(markdown = readText('README.md')): string[] {
  const shown = /^```sh\n([\s\S]*?)^```$|`((?:npm|npx|rusuban) [^`\n]+)`/gm;
  return [...markdown.matchAll(shown)]
    .flatMap(([, block, inline]) => (block ?? inline ?? '').split(/\n|&&/))
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

/** Who makes sure that a command works; a command that is in neither list is nobody's and fails a test. */
export const npmCommands: Readonly<Record<string, string>> = {
  'npm ci': 'run by .ci/run',
  'npm test': 'run by .ci/run',
  'npm link': 'run by test/cli/installed.test.ts',
  'npm run demo': 'run by test/cli/demo.test.ts, as what package.json says it is',
  'npm run demo -- forgotten-both-ways': 'run by test/stories/attacks-3.test.ts, as the story that it is',
  'npm run demo -- prime-day': 'run by test/cli/demo.test.ts, as what package.json says it is',
};

/** Run by test/cli/readme.test.ts, in this order. */
export const rusubanCommands: readonly string[] = [
  'rusuban setup',
  'rusuban simulate --list',
  'rusuban audit --from my-shop',
  'rusuban backtest my-shop',
  'rusuban account add --access mailbox',
  'rusuban account add',
  'rusuban account test',
  'rusuban audit',
  'rusuban start',
  'rusuban console invite',
  'rusuban console link',
  'rusuban doctor',
  'rusuban simulate --story main-business-takeover --elapsed 12',
];

/** What stands between backticks in running text: commands, settings, files. */
export function inlineCodes(markdown: string): string[] {
  const prose = markdown.replace(/^```[\s\S]*?^```$/gm, '').replace(/^ {4}.*$/gm, '');
  return [...prose.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);
}
