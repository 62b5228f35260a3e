// The commands that keep the program running, and look after its data.
import { type Command, Option } from 'commander';
import { accountArgument } from './about-account.ts';
import type { Surroundings } from './surroundings.ts';
import { commaList } from './values.ts';

export function addRunningCommands(program: Command, { terminal, finish, t }: Surroundings): void {
  program
    .command('setup')
    .description(
      t(
        'set everything up, one question after the other; may be stopped and run again',
        '順に質問に答えながら、すべてを設定する（中断しても、続きから再開できます）',
      ),
    )
    .argument(...accountArgument(t))
    .option(
      '--remove-autostart',
      t(
        'ask nothing: take back that the watch starts with the computer',
        '質問はせず、コンピューターの起動時に自動で始まる設定だけを元に戻す',
      ),
    )
    .action(async (id: string | undefined, flags: { readonly removeAutostart?: true }) => {
      const { removeAutostart, setup } = await import('../commands/setup.ts');
      finish(await (flags.removeAutostart ? removeAutostart(terminal) : setup(terminal, { id })));
    });

  program
    .command('start')
    .description(
      t(
        'watch all accounts round the clock, until Ctrl-C or SIGTERM',
        '全アカウントを24時間見守る（Ctrl-C か SIGTERM まで）',
      ),
    )
    .option(
      '--only <workers>',
      t(
        'only some of the work, to split it: pull,detect,notify,sweep,heartbeat,mailboxes',
        '作業を分けるときの担当：pull,detect,notify,sweep,heartbeat,mailboxes',
      ),
      commaList,
    )
    .addOption(
      new Option(
        '--log <form>',
        t(
          'lines for people or JSON for servers; default: by whether a terminal reads',
          '人向けの文か、サーバー向けのJSONか（省略時は、端末につながっているかで決まります）',
        ),
      ).choices(['text', 'json']),
    )
    .addHelpText(
      'after',
      t(
        '\nSeveral may run at once, here and on other machines with the same DATABASE_URL: they share the work.',
        '\n同じ DATABASE_URL を使うほかのコンピューターも含め、同時にいくつでも動かせます。\n作業は分担されます。',
      ),
    )
    .action(async (flags) => {
      const { start } = await import('../commands/start.ts');
      finish(await start(terminal, flags));
    });

  program
    .command('doctor')
    .description(
      t('check the installation and say how to mend what is wrong', '設置の状態を確かめ、問題の直し方を示す'),
    )
    .option('--send-test', t('send a test message to every recipient', 'すべての送り先にテストを送信する'))
    .option('--json', t('print JSON', 'JSONで出力する'))
    .action(async (flags) => {
      const { doctor } = await import('../commands/doctor.ts');
      finish(await doctor(terminal, flags));
    });

  const page = program.command('console').description(t('the pages for the browser', 'ブラウザーで使う管理画面'));
  page
    .command('link')
    .description(
      t(
        'make a link that lets one browser in, once, within 15 minutes',
        'ブラウザーから入るためのリンクを作る（15分以内に一度だけ有効）',
      ),
    )
    .option(
      '--by <name>',
      t('as whom; default: who is signed in here', '誰として入るか（省略時は、このコンピューターのユーザー）'),
    )
    .option('--json', t('print JSON', 'JSONで出力する'))
    .action(async (flags) => {
      const { consoleLink } = await import('../commands/console-link.ts');
      finish(await consoleLink(terminal, flags));
    });

  page
    .command('invite')
    .description(
      t(
        'make a link by which whoever opens it makes their own key to the console, once, within 15 minutes',
        '開いた人が管理画面用の自分のパスキーを作れるリンクを作る（15分以内に一度だけ有効）',
      ),
    )
    .option(
      '--owner',
      t('as an owner, who may do everything (the default)', 'すべてを操作できるオーナーとして（省略時と同じ）'),
    )
    .addOption(
      new Option('--role <role>', t('as what else', 'ほかの役割として'))
        .choices(['staff', 'reader', 'client'])
        .conflicts(['owner', 'key']),
    )
    .addOption(
      new Option(
        '--key <name>',
        t('another key for this person, who has lost theirs', 'パスキーをなくした人に、新しいパスキーを'),
      ).conflicts('owner'),
    )
    .addOption(
      new Option(
        '--client <names...>',
        t(
          'who sees only the shops of this client, as its own person unless --role says otherwise',
          'この顧客の店舗だけを見られるようにする（--role がなければ、その顧客の人として）',
        ),
      ).conflicts(['owner', 'key']),
    )
    .option(
      '--by <name>',
      t('who invites; default: who is signed in here', '招待する人（省略時は、このコンピューターのユーザー）'),
    )
    .option('--json', t('print JSON', 'JSONで出力する'))
    .action(async (flags) => {
      const { consoleInvite } = await import('../commands/console-invite.ts');
      finish(await consoleInvite(terminal, flags));
    });

  page
    .command('unlock')
    .argument('<name>', t('whose, as the console shows it', '管理画面での名前'))
    .description(
      t(
        'let an authenticator app be used again that ten wrong codes have locked',
        'コードの入力ミスが10回続いてロックされた認証アプリを、使えるように戻す',
      ),
    )
    .option(
      '--by <name>',
      t('who does it; default: who is signed in here', '操作する人（省略時は、このコンピューターのユーザー）'),
    )
    .option('--json', t('print JSON', 'JSONで出力する'))
    .action(async (name, flags) => {
      const { consoleUnlock } = await import('../commands/console-unlock.ts');
      finish(await consoleUnlock(terminal, name, flags));
    });

  const db = program.command('db').description(t('the database', 'データベース'));
  db.command('migrate')
    .description(
      t(
        "bring the database's schema up to date (every start does it, too)",
        'データベースのスキーマを最新にする（起動のたびにも行われます）',
      ),
    )
    .action(async () => {
      const { dbMigrate } = await import('../commands/db-migrate.ts');
      finish(await dbMigrate(terminal));
    });
  db.command('dump')
    .description(
      t(
        'write everything that Rusuban knows into one file, while it goes on watching',
        '留守番の記録をすべて一つのファイルに書き出す（見守りは続きます）',
      ),
    )
    .argument(
      '<file>',
      t('a new file, such as rusuban-2026-11-22.dump.gz', '新しいファイル（例：rusuban-2026-11-22.dump.gz）'),
    )
    .action(async (file: string) => {
      const { dbDump } = await import('../commands/db-dump.ts');
      finish(await dbDump(terminal, file));
    });
  db.command('restore')
    .description(
      t(
        'bring a dump back into a database that watches nothing yet',
        'バックアップを、まだ何も見守っていないデータベースに戻す',
      ),
    )
    .argument('<file>', t('what `rusuban db dump` wrote', 'rusuban db dump で書き出したファイル'))
    .action(async (file: string) => {
      const { dbRestore } = await import('../commands/db-dump.ts');
      finish(await dbRestore(terminal, file));
    });

  program
    .command('secrets')
    .description(t('the key that encrypts the stored credentials', '保存した接続情報を暗号化する鍵'))
    .command('rotate')
    .description(t('encrypt everything anew under a new key', '新しい鍵ですべてを暗号化し直す'))
    .option(
      '--signing-key',
      t(
        'also a new key to sign mails with; those of before can still be checked here',
        'メールの署名の鍵も新しくする（以前のメールも引き続き確かめられます）',
      ),
    )
    .action(async (flags) => {
      const { secretsRotate } = await import('../commands/secrets-rotate.ts');
      finish(await secretsRotate(terminal, flags));
    });
}
