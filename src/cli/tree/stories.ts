// Stories against a simulated Amazon: the demo, and the simulator by itself.
import { type Command, Option } from 'commander';
import type { Surroundings } from './surroundings.ts';
import { portNumber, positiveNumber, wholeNumber } from './values.ts';

export function addStoriesCommands(program: Command, { terminal, finish }: Surroundings): void {
  program
    .command('demo')
    .description('play a story against a simulated Amazon: a takeover seen, explained and mailed')
    .argument('[story]', 'which story; `rusuban simulate --list` names them', 'forgotten-seller')
    .option('--seed <number>', 'another shop for the same story', wholeNumber, 1)
    .addOption(new Option('--lang <language>', 'language of the mail and the story').choices(['ja', 'en']))
    .action(async (story: string, flags) => {
      const { demo } = await import('../commands/demo.ts');
      finish(await demo(terminal, { story, ...flags }));
    });

  program
    .command('simulate')
    .description('a fake Amazon over HTTP that plays a story; point RUSUBAN_AMAZON_ENDPOINT at it')
    .option('--story <name>', 'which story', 'healthy-shop')
    .option('--port <number>', 'port on 127.0.0.1', portNumber, 8080)
    .option(
      '--speed <factor>',
      'how many times as fast as real time; begins shortly before the first event',
      positiveNumber,
      1,
    )
    .option(
      '--elapsed <hours>',
      'how many hours of the story have passed at the start, or up to a day more: it begins at midnight',
      positiveNumber,
    )
    .option('--seed <number>', 'another shop for the same story', wholeNumber, 1)
    .option('--listings <number>', "another number of listings than the story's", wholeNumber)
    .option('--orders <number>', "another number of orders in the 90 days before than the story's", wholeNumber)
    .option('--list', 'name the stories and end')
    .action(async (flags) => {
      const { simulate } = await import('../commands/simulate.ts');
      finish(await simulate(terminal, flags));
    });
}
