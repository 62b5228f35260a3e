// The commands about accounts.
import { type Command, Option } from 'commander';
import { accountArgument } from './about-account.ts';
import type { Surroundings } from './surroundings.ts';
import { collect, commaList } from './values.ts';

export function addAccountsCommands(program: Command, { terminal, finish, t }: Surroundings): void {
  const account = program
    .command('account')
    .description(t('the seller accounts that are watched', '見守っている出品用アカウント'));
  account
    .command('add')
    .description(
      t(
        'add an account; asks for what no flag or setting gives',
        'アカウントを追加する（足りない項目は順にお尋ねします）',
      ),
    )
    .option('--id <id>', t('short name for commands', 'コマンドで使う短い名前'))
    .option('--name <name>', t('what mails call you by', 'メールでのお呼び名'))
    .option(
      '--marketplace <list>',
      t(
        'country codes or marketplace ids, home first: JP or GB,DE,FR',
        '国コードかマーケットプレイスID。主なものから順に（JP、または GB,DE,FR）',
      ),
      commaList,
    )
    .option(
      '--mail <address>',
      t('where alerts go; give it twice for a second person', 'お知らせの送り先（2回指定すると2人になります）'),
      collect,
    )
    .option(
      '--safe-phrase <phrase>',
      t('words that every mail to the first recipient will carry', '最初の送り先へのすべてのメールに入る合言葉'),
    )
    .option('--time-zone <zone>', t("default: the home marketplace's", '省略時は主なマーケットプレイスのもの'))
    .addOption(new Option('--lang <language>', t('language of the mails', 'メールの言語')).choices(['ja', 'en']))
    .option(
      '--seller-id <id>',
      t(
        'your merchant token: Seller Central > Settings > Account Info > Merchant Token',
        '出品者トークン（セラーセントラル > 設定 > 出品用アカウント情報 > 出品者トークン）',
      ),
    )
    .addOption(
      new Option(
        '--access <how>',
        t(
          'how the shop can be seen; without API access its mailbox alone is watched',
          '見守る方法。APIを使えない場合はメールボックスだけを見守る',
        ),
      ).choices(['api', 'mailbox', 'both']),
    )
    .option('--json', t('print JSON', 'JSONで出力する'))
    .addHelpText(
      'after',
      t(
        '\nSecrets are asked for, or taken from RUSUBAN_LWA_CLIENT_ID, RUSUBAN_LWA_CLIENT_SECRET and RUSUBAN_REFRESH_TOKEN',
        '\n秘密情報はお尋ねするか、RUSUBAN_LWA_CLIENT_ID、RUSUBAN_LWA_CLIENT_SECRET、',
      ) +
        t(
          '\n(or ..._FILE). They have no flags, since every program on a computer can read the flags of the others.',
          '\nRUSUBAN_REFRESH_TOKEN（または ..._FILE）から読みます。オプションは他のプログラム\nからも見えるため、用意していません。',
        ),
    )
    .action(async (flags) => {
      const { accountAdd } = await import('../commands/account-add.ts');
      finish(await accountAdd(terminal, flags));
    });
  account
    .command('import')
    .description(
      t(
        'add many accounts from a CSV file; all of it is checked first, then each sign-in is tried. It can be run again',
        'CSVファイルから多くのアカウントを追加する（先に全体を確かめ、続いて1件ずつ接続を試します。何度でも実行できます）',
      ),
    )
    .argument('<file>', t('the file, or - for standard input', 'ファイル（標準入力なら -）'))
    .option('--dry-run', t('check and try everything, keep nothing', 'すべて確かめるが、何も登録しない'))
    .option('--insecure-file', t('take a file that others may read', '他のユーザーに読めるファイルでも使う'))
    .option(
      '--delete-file',
      t('delete the file when all accounts in it are watched', 'すべて登録できたらファイルを削除する'),
    )
    .option('--json', t('print JSON', 'JSONで出力する'))
    .addHelpText(
      'after',
      t(
        '\nColumns: name, marketplaces, seller_id, refresh_token, mail (several with ;), and, if you like, id, language,\ntime_zone, safe_phrase, authorised_at (2026-11-22), application (client id). docs/agencies.md has an example.',
        '\n列：name、marketplaces、seller_id、refresh_token、mail（複数は ; で区切る）。任意：id、language、time_zone、\nsafe_phrase、authorised_at（2026-11-22）、application（クライアントID）。例は docs/agencies.md にあります。',
      ),
    )
    .action(async (file: string, flags) => {
      const { accountImport } = await import('../commands/account-import.ts');
      finish(await accountImport(terminal, { file, ...flags }));
    });
  account
    .command('export')
    .description(
      t('print the accounts as CSV, without any secret', 'アカウントの一覧をCSVで出力する（秘密の情報は含みません）'),
    )
    .action(async () => {
      const { accountExport } = await import('../commands/account-export.ts');
      finish(await accountExport(terminal));
    });
  account
    .command('list')
    .description(t('list the accounts', 'アカウントの一覧を表示する'))
    .option('--json', t('print JSON', 'JSONで出力する'))
    .action(async (flags) => {
      const { accountList } = await import('../commands/account.ts');
      finish(await accountList(terminal, flags));
    });
  account
    .command('test')
    .description(
      t(
        'try each part once: which work, and what the others lack',
        '各項目を1回ずつ試す（使えるものと、使えないものに足りないもの）',
      ),
    )
    .argument(...accountArgument(t))
    .option('--json', t('print JSON', 'JSONで出力する'))
    .action(async (id: string | undefined, flags) => {
      const { accountTest } = await import('../commands/account-test.ts');
      finish(await accountTest(terminal, { id, ...flags }));
    });
  account
    .command('connect')
    .description(
      t(
        'add API access to an account that is watched by its mailbox alone; what is known of it stays',
        'メールボックスだけで見守っているアカウントをAPIにもつなぐ（これまでの記録は残ります）',
      ),
    )
    .argument(...accountArgument(t))
    .option(
      '--seller-id <id>',
      t(
        'your merchant token: Seller Central > Settings > Account Info > Merchant Token',
        '出品者トークン（セラーセントラル > 設定 > 出品用アカウント情報 > 出品者トークン）',
      ),
    )
    .action(async (id: string | undefined, flags) => {
      const { accountConnect } = await import('../commands/account-connect.ts');
      finish(await accountConnect(terminal, { id, ...flags }));
    });
  account
    .command('pause')
    .description(
      t(
        'stop watching an account for a while; what is known of it stays',
        'アカウントの見守りをしばらく休む（記録は残ります）',
      ),
    )
    .argument(...accountArgument(t))
    .action(async (id: string | undefined) => {
      const { accountPause } = await import('../commands/account-pause.ts');
      finish(await accountPause(terminal, { id, isPaused: true }));
    });
  account
    .command('resume')
    .description(t('watch a paused account again', '休止中のアカウントの見守りを再開する'))
    .argument(...accountArgument(t))
    .action(async (id: string | undefined) => {
      const { accountPause } = await import('../commands/account-pause.ts');
      finish(await accountPause(terminal, { id, isPaused: false }));
    });
  account
    .command('renewed')
    .description(
      t(
        'note when the authorisation in use was given, which lasts a year; it is tried, and you are warned in time',
        '認証した日を登録する（有効期間は1年。接続を確かめ、期限が近づくとお知らせします）',
      ),
    )
    .argument(...accountArgument(t))
    .requiredOption(
      '--authorised <date>',
      t('the day on which you authorised the application: 2026-11-22', 'アプリを認証した日（例：2026-11-22）'),
    )
    .action(async (id: string | undefined, flags) => {
      const { accountRenewed } = await import('../commands/account-renewed.ts');
      finish(await accountRenewed(terminal, { id, ...flags }));
    });
  account
    .command('edit')
    .description(
      t(
        'change what an account is called, its language, time zone or merchant token',
        'アカウントの呼び名、言語、タイムゾーン、出品者トークンを変える',
      ),
    )
    .argument(...accountArgument(t))
    .option('--name <name>', t('what mails call you by', 'メールでのお呼び名'))
    .addOption(new Option('--lang <language>', t('language of the mails', 'メールの言語')).choices(['ja', 'en']))
    .option('--time-zone <zone>', t('such as Asia/Tokyo', '例：Asia/Tokyo'))
    .option(
      '--seller-id <id>',
      t(
        'your merchant token: Seller Central > Settings > Account Info > Merchant Token',
        '出品者トークン（セラーセントラル > 設定 > 出品用アカウント情報 > 出品者トークン）',
      ),
    )
    .option(
      '--client <name>',
      t(
        'whose shop it is: that client’s people see it in the console',
        '店舗の持ち主の顧客（その方が管理画面で見られます）',
      ),
    )
    .option('--no-client', t('it is no client’s shop', 'どの顧客の店舗でもない'))
    .action(async (id: string | undefined, flags) => {
      const { accountEdit } = await import('../commands/account-edit.ts');
      finish(await accountEdit(terminal, { id, ...flags }));
    });
  account
    .command('authorise')
    .description(
      t(
        'have its seller authorise an application at Amazon: a link, and the address to which it led',
        '出品者にAmazonでアプリを認証してもらう（リンクを表示し、移動した先のアドレスを受け取る）',
      ),
    )
    .argument(...accountArgument(t))
    .option(
      '--application <client-id>',
      t('which one, by a part of its client id', '使うアプリ（クライアントIDの一部）'),
    )
    .addHelpText(
      'after',
      t(
        '\nThe link is for the primary user of the seller’s account. The address is asked for, or read from standard input.',
        '\nリンクは、出品用アカウントのメインユーザーが開きます。アドレスはお尋ねします（標準入力からも読みます）。',
      ),
    )
    .action(async (id: string | undefined, flags) => {
      const { accountAuthorise } = await import('../commands/account-authorise.ts');
      finish(await accountAuthorise(terminal, id, flags));
    });
  account
    .command('set-credentials')
    .description(
      t(
        'give it a new refresh token after you authorised the application again; tried before the old one goes',
        'アプリを認証し直したあと、新しいリフレッシュトークンを登録する（確かめてから入れ替えます）',
      ),
    )
    .argument(...accountArgument(t))
    .addHelpText(
      'after',
      t(
        '\nThe token is asked for, or taken from RUSUBAN_REFRESH_TOKEN. For another application name it by RUSUBAN_LWA_CLIENT_ID',
        '\nトークンはお尋ねするか、RUSUBAN_REFRESH_TOKEN から読みます。\n別のアプリに移すときは RUSUBAN_LWA_CLIENT_ID と RUSUBAN_LWA_CLIENT_SECRET で指定します。',
      ) +
        t(
          '\nand RUSUBAN_LWA_CLIENT_SECRET. A new secret of the same one: rusuban application set-secret.',
          '\n同じアプリの新しいシークレットは rusuban application set-secret で登録します。',
        ),
    )
    .action(async (id: string | undefined) => {
      const { accountSetCredentials } = await import('../commands/account-set-credentials.ts');
      finish(await accountSetCredentials(terminal, id));
    });
  account
    .command('set-phrase')
    .description(
      t(
        'change the words that every mail to one recipient carries; all who are told are told of it, that one under the old words',
        '一つの送り先へのメールに入る合言葉を変える（送り先の全員にお知らせします。本人には、これまでの合言葉で）',
      ),
    )
    .argument(...accountArgument(t))
    .option('--for <address>', t('whose words; only with several recipients', '誰宛ての合言葉か（送り先が複数のとき）'))
    .option('--phrase <phrase>', t('the new words; asked for otherwise', '新しい合言葉（省略時はお尋ねします）'))
    .option('--none', t('carry none', '合言葉をなくす'))
    .option('--yes', t("don't ask", '確認しない'))
    .action(async (id: string | undefined, flags) => {
      const { accountSetPhrase } = await import('../commands/account-set-phrase.ts');
      finish(await accountSetPhrase(terminal, { id, ...flags }));
    });
  account
    .command('remove')
    .description(t('remove an account and everything known about it', 'アカウントと、その記録をすべて削除する'))
    .argument('<account>', t('its id', 'アカウントのID'))
    .option('--yes', t("don't ask", '確認しない'))
    .action(async (id: string, flags) => {
      const { accountRemove } = await import('../commands/account.ts');
      finish(await accountRemove(terminal, { id, ...flags }));
    });
}
