// Stories against a simulated Amazon: the demo, and the simulator by itself.
import { type Command, Option } from 'commander';
import type { Surroundings } from './surroundings.ts';
import { numberReaders } from './values.ts';

export function addStoriesCommands(program: Command, { terminal, finish, t }: Surroundings): void {
  const { portNumber, positiveNumber, wholeNumber } = numberReaders(t);
  program
    .command('demo')
    .description(
      t(
        'play a story against a simulated Amazon: a takeover seen, explained and mailed',
        '模擬のAmazonでストーリーを再生する（乗っ取りに気づき、説明し、メールするまで）',
      ),
    )
    .argument(
      '[story]',
      t('which story; `rusuban simulate --list` names them', 'ストーリーの名前（rusuban simulate --list で一覧）'),
      'forgotten-by-mail',
    )
    .option(
      '--seed <number>',
      t('another shop for the same story', '同じストーリーを別の店舗で再生する番号'),
      wholeNumber,
      1,
    )
    .option(
      '--day <day>',
      t(
        'as it would be on this day, such as 2026-10-15 (default: today; days on which everybody sells more count as such)',
        'この日のこととして再生する（例：2026-10-15。指定しなければ今日。セールの日はセールの日として扱います）',
      ),
    )
    .addOption(
      new Option('--lang <language>', t('language of the mail and the story', 'メールとストーリーの言語')).choices([
        'ja',
        'en',
      ]),
    )
    .action(async (story: string, flags) => {
      const { demo } = await import('../commands/demo.ts');
      finish(await demo(terminal, { story, ...flags }));
    });

  program
    .command('simulate')
    .description(
      t(
        'a fake Amazon over HTTP that plays a story; point RUSUBAN_AMAZON_ENDPOINT at it',
        'ストーリーを再生する模擬のAmazon（HTTP）。RUSUBAN_AMAZON_ENDPOINT をここに向けて使います',
      ),
    )
    .option('--story <name>', t('which story', 'ストーリーの名前'), 'healthy-shop')
    .option('--port <number>', t('port on 127.0.0.1', '127.0.0.1 のポート番号'), portNumber, 8080)
    .option(
      '--speed <factor>',
      t(
        'how many times as fast as real time; begins shortly before the first event',
        '実際の何倍の速さで進めるか（最初の出来事の少し前から始まります）',
      ),
      positiveNumber,
      1,
    )
    .option(
      '--elapsed <hours>',
      t(
        'how many hours of the story have passed at the start, or up to a day more: it begins at midnight',
        '開始時にストーリーが何時間進んでいるか（0時に始まるため、最大1日多くなります）',
      ),
      positiveNumber,
    )
    .option(
      '--seed <number>',
      t('another shop for the same story', '同じストーリーを別の店舗で再生する番号'),
      wholeNumber,
      1,
    )
    .option(
      '--listings <number>',
      t("another number of listings than the story's", '出品数（省略時はストーリーのとおり）'),
      wholeNumber,
    )
    .option(
      '--orders <number>',
      t(
        "another number of orders in the 90 days before than the story's",
        'それまでの90日間の注文数（省略時はストーリーのとおり）',
      ),
      wholeNumber,
    )
    .option('--list', t('name the stories and end', 'ストーリーの一覧を表示して終わる'))
    .action(async (flags) => {
      const { simulate } = await import('../commands/simulate.ts');
      finish(await simulate(terminal, flags));
    });
}
