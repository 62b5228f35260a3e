// The commands that report: a week, and the questions that only the owner can answer.
import { type Command, Option } from 'commander';
import { accountArgument } from './about-account.ts';
import type { Surroundings } from './surroundings.ts';
import { collect } from './values.ts';

export function addReportsCommands(program: Command, { terminal, finish, t }: Surroundings): void {
  program
    .command('report')
    .description(t('reports over a time', '期間のレポート'))
    .command('weekly')
    .description(
      t(
        'a week: what was watched, what is worth a look, what is usual; the last one that is over',
        '週報：見守ったもの、気になる点、いつもどおりの点（省略時は終わった最新の週）',
      ),
    )
    .argument('[account]', t('its id; all of them where it is not given', 'アカウントのID（省略時は全アカウント）'))
    .option(
      '--week <week>',
      t('an ISO week such as 2026-W47; this one: so far', '週（ISO形式、例：2026-W47）。今週なら今までの分'),
    )
    .option('--html <file>', t('write it as a page', 'ページ（HTML）として書き出す'))
    .option(
      '--pdf <file>',
      t('write it as PDF (needs Chromium, Chrome or Edge)', 'PDFで書き出す（Chromium、Chrome、Edge のいずれかが必要）'),
    )
    .option(
      '--mail [address]',
      t(
        'mail it now, to all who get reports or to this address',
        '今すぐメールで送る（レポートを受け取る全員、または指定した宛先に）',
      ),
    )
    .option(
      '--yes',
      t(
        "don't ask before it goes to all who get reports of several accounts",
        '複数アカウントの全員に送る前に確認しない',
      ),
    )
    .addOption(
      new Option('--lang <language>', t("default: the account's", '省略時はアカウントの設定')).choices(['ja', 'en']),
    )
    .option(
      '--json',
      t(
        'print JSON, one object a line and account (docs/schemas/weekly-1.json)',
        'JSONで出力する（1アカウント1行。docs/schemas/weekly-1.json）',
      ),
    )
    .action(async (_account: string | undefined, flags) => {
      const { reportWeekly } = await import('../commands/report-weekly.ts');
      finish(await reportWeekly(terminal, flags));
    });

  program
    .command('questions')
    .description(
      t(
        'the questions that no API answers: asks those that are open, and keeps your answers',
        'APIではわからない質問（未回答のものをお尋ねし、回答を保存します）',
      ),
    )
    .argument(...accountArgument(t))
    .option('--all', t('ask all of them', 'すべてお尋ねする'))
    .option('--list', t('only show questions and answers', '質問と回答を表示するだけ'))
    .option(
      '--answer <question=answer>',
      t(
        'answer without being asked, such as two-step=yes; may be repeated',
        '質問を待たずに答える（例：two-step=yes）。何度でも指定できます',
      ),
      collect,
    )
    .option('--note <words>', t('what to remember with these answers', '回答に添えるメモ'))
    .addOption(
      new Option('--lang <language>', t("default: the account's", '省略時はアカウントの設定')).choices(['ja', 'en']),
    )
    .option('--json', t('print JSON', 'JSONで出力する'))
    .action(async (id: string | undefined, flags) => {
      const { questions } = await import('../commands/questions.ts');
      finish(await questions(terminal, { id, ...flags }));
    });
}
