// The help of a command, asked for in this process.
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { buildProgram } from '../../src/cli/program.ts';
import type { Language } from '../../src/domain/marketplace.ts';

/** What its help says, and the subcommands that it lists. */
export async function helpOf(
  words: readonly string[],
  language: Language = 'en',
): Promise<{ readonly help: string; readonly commands: readonly string[] }> {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  await buildProgram({ stdin, stdout, stderr, language } as never, [...words, '--help']);
  stdout.end();
  const help = await text(stdout);
  const section = /^(?:Commands|コマンド):\n((?: {2,}.*\n?)+)/m.exec(help)?.[1] ?? '';
  const commands = [...section.matchAll(/^ {2}([a-z][a-z-]*)/gm)].map(([, name]) => name ?? '');
  return { help, commands: commands.filter((name) => name !== 'help') };
}

/** The help of every command, however deep. */
export async function everyHelp(language: Language, words: readonly string[] = []): Promise<string[]> {
  const { help, commands } = await helpOf(words, language);
  const deeper: string[] = [];
  for (const name of commands) deeper.push(...(await everyHelp(language, [...words, name])));
  return [help, ...deeper];
}
