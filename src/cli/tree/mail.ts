// The commands about the mailbox and the mails in it.
import { type Command, Option } from 'commander';
import { accountArgument } from './about-account.ts';
import type { Surroundings } from './surroundings.ts';
import { numberReaders } from './values.ts';

export function addMailCommands(program: Command, { terminal, finish, t }: Surroundings): void {
  const { wholeNumber } = numberReaders(t);
  const mailbox = program
    .command('mailbox')
    .description(
      t(
        "the mailboxes in which Amazon's notices arrive; only read",
        'Amazonからのお知らせが届くメールボックス（読むだけです）',
      ),
    );
  mailbox
    .command('add')
    .description(
      t(
        'watch a mailbox over IMAP; asks for its password, or takes it from RUSUBAN_MAILBOX_PASSWORD',
        'メールボックスをIMAPで見守る（パスワードはお尋ねするか、RUSUBAN_MAILBOX_PASSWORD から読みます）',
      ),
    )
    .argument(...accountArgument(t))
    .requiredOption(
      '--user <address>',
      t('how you sign in to the mailbox, mostly the address', 'メールボックスのログイン名（多くはメールアドレス）'),
    )
    .option(
      '--host <name>',
      t('the IMAP server; not needed for providers that are known', 'IMAPサーバー（主なメール会社なら不要です）'),
    )
    .option('--port <number>', t('993 for TLS, 143 for STARTTLS', 'TLSなら993、STARTTLSなら143'), wholeNumber)
    .option('--folder <name>', t('the folder to read', '読むフォルダ'), 'INBOX')
    .option('--name <name>', t('what you call it', 'ご自分で付けた名前'), 'main')
    .option(
      '--only-to <address>',
      t(
        'where mails to several shops come: only those to this address are this shop’s',
        '複数の店舗宛てのメールが届く場合に、この店舗のものとして扱う宛先',
      ),
    )
    .option(
      '--oauth-token-url <url>',
      t(
        'sign in with OAuth2: where a refresh token is exchanged',
        'OAuth2でログインする：リフレッシュトークンを交換するURL',
      ),
    )
    .option('--oauth-client-id <id>', t('client id for OAuth2', 'OAuth2のクライアントID'))
    .addHelpText(
      'after',
      t(
        '\nFor OAuth2 the refresh token is asked for in place of the password. docs/mailbox.md says how for each provider.',
        '\nOAuth2ではパスワードの代わりにリフレッシュトークンをお尋ねします。\nメール会社ごとの手順は docs/mailbox.md にあります。',
      ),
    )
    .action(async (id: string | undefined, flags) => {
      const { mailboxAdd } = await import('../commands/mailbox.ts');
      finish(await mailboxAdd(terminal, { id, ...flags }));
    });
  mailbox
    .command('test')
    .description(
      t('sign in to each and look, without reading a mail', 'それぞれにログインして確かめる（メールは読みません）'),
    )
    .argument(...accountArgument(t))
    .action(async (id: string | undefined) => {
      const { mailboxTest } = await import('../commands/mailbox.ts');
      finish(await mailboxTest(terminal, id));
    });
  mailbox
    .command('list')
    .description(t('list the mailboxes', 'メールボックスの一覧を表示する'))
    .argument(...accountArgument(t))
    .option('--json', t('print JSON', 'JSONで出力する'))
    .action(async (id: string | undefined, flags) => {
      const { mailboxList } = await import('../commands/mailbox.ts');
      finish(await mailboxList(terminal, { id, ...flags }));
    });
  mailbox
    .command('servers')
    .description(
      t(
        'whose word about the sender of a mail is believed in each mailbox: learned from its mails, or named by you',
        'メールの送信元について、どのサーバーの判定を信用するか（届いたメールから学習します。指定もできます）',
      ),
    )
    .argument(...accountArgument(t))
    .option('--name <name>', t('the mailbox to change', '変更するメールボックス'), 'main')
    .option(
      '--set <servers>',
      t(
        'believe these, parted by commas, and no others; "none": nobody',
        'これらだけを信用する（カンマ区切り。none ならどこも信用しない）',
      ),
    )
    .option('--learn', t('forget what is known, and learn it anew', '今の内容を忘れて、学習し直す'))
    .option('--json', t('print JSON', 'JSONで出力する'))
    .action(async (id: string | undefined, flags) => {
      const { mailboxServers } = await import('../commands/mailbox-servers.ts');
      finish(await mailboxServers(terminal, { id, ...flags }));
    });
  mailbox
    .command('unknown')
    .description(
      t(
        "list Amazon's mails that were not understood, by time and the shape of their subject",
        '内容を読み取れなかったAmazonからのメールを、日時と件名の形で一覧表示する',
      ),
    )
    .argument(...accountArgument(t))
    .option('--days <number>', t('how far back', '何日前まで'), wholeNumber, 30)
    .option('--json', t('print JSON', 'JSONで出力する'))
    .action(async (id: string | undefined, flags) => {
      const { mailboxUnknown } = await import('../commands/mailbox-unknown.ts');
      finish(await mailboxUnknown(terminal, { id, ...flags }));
    });
  mailbox
    .command('remove')
    .description(t('stop watching a mailbox', 'メールボックスの見守りをやめる'))
    .argument('<name>', t('what you call it', 'ご自分で付けた名前'))
    .argument(...accountArgument(t))
    .action(async (name: string, id: string | undefined) => {
      const { mailboxRemove } = await import('../commands/mailbox.ts');
      finish(await mailboxRemove(terminal, { name, id }));
    });

  program
    .command('check-mail')
    .description(
      t(
        'is this mail really from Amazon? Nothing in it is opened, and nothing of it leaves this computer',
        'このメールが本当にAmazonからのものか確かめる（中のリンクなどは開かず、内容はこのコンピューターの外に出ません）',
      ),
    )
    .argument(
      '<file>',
      t('the mail as a file (.eml), or - for standard input', 'メールのファイル（.eml）。- なら標準入力'),
    )
    .option('--text', t("it is only the mail's text, copied and pasted", 'コピーして貼り付けた本文だけの場合'))
    .option(
      '--offline',
      t(
        "don't ask the DNS for Amazon's keys; believe the server that received the mail",
        'DNSでAmazonの鍵を調べず、受信サーバーの判定を信じる',
      ),
    )
    .addOption(new Option('--lang <language>', t('language of the answer', '結果の言語')).choices(['ja', 'en']))
    .option('--json', t('print JSON', 'JSONで出力する'))
    .addHelpText(
      'after',
      t(
        '\nExit code: 0 genuine or not from Amazon, 1 phishing or suspicious, 2 could not be read.',
        '\n終了コード：0 本物か、Amazonと無関係　1 フィッシングか疑わしい　2 読み取れない',
      ),
    )
    .action(async (file: string, flags) => {
      const { checkMailFile } = await import('../commands/check-mail.ts');
      finish(await checkMailFile(terminal, { file, ...flags }));
    });
}
