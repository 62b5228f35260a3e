// The commands that look and tell: at an account, or at a folder of exported reports.
import { type Command, Option } from 'commander';
import { accountArgument } from './about-account.ts';
import type { Surroundings } from './surroundings.ts';
import { collect, numberReaders } from './values.ts';

export function addLookingCommands(program: Command, { terminal, finish, t }: Surroundings): void {
  const { timeSpan } = numberReaders(t);
  program
    .command('audit')
    .description(
      t(
        'look at everything now: what was found, what could not be seen, what to ask yourself',
        '今すぐ点検する（見つかったこと、確認できなかったこと、ご自分で確かめること）',
      ),
    )
    .argument(...accountArgument(t))
    .option(
      '--from <folder>',
      t(
        'audit a folder of exported reports instead; needs no API access',
        '代わりに、ダウンロード済みのレポートのフォルダを点検する（API不要）',
      ),
    )
    .addOption(
      new Option('--lang <language>', t("default: the account's", '省略時はアカウントの設定')).choices(['ja', 'en']),
    )
    .option(
      '--mail <address>',
      t(
        'keep the audit and mail it there as well; give it twice for a second person',
        '点検を保存し、メールでも送る（2回指定すると2人に送れます）',
      ),
      collect,
    )
    .option(
      '--queue',
      t('leave it to `rusuban start` instead of doing it here', 'ここでは行わず、動いている rusuban start に任せる'),
    )
    .option('--cancel', t('cancel the one that is under way', '進行中の点検を取り消す'))
    .option(
      '--last',
      t('show the one that was kept last, or how far it is', '最後に保存した点検、または進み具合を表示する'),
    )
    .option('--html <file>', t('write it as a page', 'ページ（HTML）として書き出す'))
    .option(
      '--pdf <file>',
      t('write it as PDF (needs Chromium, Chrome or Edge)', 'PDFで書き出す（Chromium、Chrome、Edge のいずれかが必要）'),
    )
    .option('--json', t('print JSON (docs/schemas/audit-1.json)', 'JSONで出力する（docs/schemas/audit-1.json）'))
    .addHelpText(
      'after',
      t(
        '\nExit code: 0 nothing found, 1 something found, 2 could not audit.',
        '\n終了コード：0 異常なし　1 異常あり　2 点検できない',
      ),
    )
    .action(async (id: string | undefined, flags) => {
      const { audit } = await import('../commands/audit.ts');
      finish(await audit(terminal, { id, ...flags }));
    });

  program
    .command('backtest')
    .description(
      t(
        'replay a folder of exported reports: what the watch would have found, and how often it would have mailed',
        'ダウンロード済みのレポートのフォルダを再生し、何が見つかり、何通メールしたはずかを示す',
      ),
    )
    .argument(
      '<folder>',
      t(
        'the exported reports, as docs/export-folder.md describes them',
        'ダウンロード済みのレポート（docs/export-folder.md のとおり）',
      ),
    )
    .option(
      '--json',
      t(
        'print one JSON object a line: each incident, then a summary',
        'JSONを1行ずつ出力する（検知ごと、最後にまとめ）',
      ),
    )
    .option(
      '--step <time>',
      t('how often it looks: 15m (default), 1h, 1d', '確認の間隔：15m（既定）、1h、1d'),
      timeSpan,
    )
    .option(
      '--from <time>',
      t(
        'judge from this day or moment on; what lies before only teaches what is usual',
        'この日時から判定する（それより前は、普段の様子を学ぶためだけに使います）',
      ),
    )
    .option('--to <time>', t('stop at the end of this day, or at this moment', 'この日の終わり、またはこの日時まで'))
    .option(
      '--settings <file>',
      t('JSON of detector settings that differ from their defaults', '既定と異なる検知器の設定（JSON）'),
    )
    .addOption(
      new Option('--lang <language>', t("default: the account's", '省略時はアカウントの設定')).choices(['ja', 'en']),
    )
    .addHelpText(
      'after',
      t(
        '\nExit code: 0 whatever was found, 2 nothing could be read.',
        '\n終了コード：0 結果にかかわらず　2 何も読み取れない',
      ),
    )
    .action(async (folder: string, flags) => {
      const { backtest } = await import('../commands/backtest.ts');
      finish(await backtest(terminal, folder, flags));
    });

  program
    .command('detectors')
    .description(
      t(
        'list what is watched for: each detector with its settings, and why',
        '何を見守っているかを表示する（各検知器の設定と理由）',
      ),
    )
    .addOption(new Option('--lang <language>', t('language of the descriptions', '説明の言語')).choices(['ja', 'en']))
    .option('--json', t('print JSON', 'JSONで出力する'))
    .action(async (flags) => {
      const { detectors } = await import('../commands/detectors.ts');
      finish(await detectors(terminal, flags));
    });
}
