// The commands about applications of the Selling Partner API.
import type { Command } from 'commander';
import { accountArgument } from './about-account.ts';
import type { Surroundings } from './surroundings.ts';

export function addApplicationsCommands(program: Command, { terminal, finish, t }: Surroundings): void {
  const applicationArgument = [
    '[application]',
    t('the end of its client id; not needed when there is one', 'クライアントIDの末尾（一つだけなら省略できます）'),
  ] as const;
  program
    .command('invite')
    .description(
      t(
        'a link by which a shop’s seller, who needs no access here, connects that one shop at Amazon',
        '出品者が店舗をAmazonで接続するためのリンクを作る（管理画面に入る必要はない）',
      ),
    )
    .argument(...accountArgument(t))
    .option(
      '--application <client-id>',
      t('which one, by a part of its client id', '使うアプリ（クライアントIDの一部）'),
    )
    .option(
      '--by <name>',
      t('who invites; default: who is signed in here', '招待する人（省略時は、このコンピューターのユーザー）'),
    )
    .option('--json', t('print JSON', 'JSONで出力する'))
    .action(async (id: string | undefined, flags) => {
      const { invite } = await import('../commands/invite.ts');
      finish(await invite(terminal, id, flags));
    });
  const application = program
    .command('application')
    .description(
      t(
        'the applications of the Selling Partner API by which accounts are read',
        'アカウントの読み取りに使うSelling Partner APIのアプリ',
      ),
    );
  application
    .command('list')
    .description(
      t(
        'list them: when their secrets run out, and which accounts are read by them',
        '一覧を表示する（シークレットの期限と、対象のアカウント）',
      ),
    )
    .option('--json', t('print JSON', 'JSONで出力する'))
    .action(async (flags) => {
      const { applicationList } = await import('../commands/application.ts');
      finish(await applicationList(terminal, flags));
    });
  application
    .command('add')
    .description(
      t(
        'keep one that sellers authorise at Amazon from here, or change what is kept of it',
        '出品者にここから認証してもらうアプリを登録・変更する',
      ),
    )
    .requiredOption(
      '--solution-id <id>',
      t('its application id: amzn1.sp.solution.…', 'アプリID（amzn1.sp.solution. で始まるもの）'),
    )
    .option(
      '--return-to <address>',
      t(
        'where Amazon sends sellers back to, as registered there; default: the console, where it has a public https address',
        'Amazonに登録した戻り先のアドレス（省略時は、公開の https アドレスがあれば管理画面）',
      ),
    )
    .option('--draft', t('it is not published at Amazon yet', 'まだAmazonで公開していない（下書き）'))
    .addHelpText(
      'after',
      t(
        '\nClient id and secret are asked for, or taken from RUSUBAN_LWA_CLIENT_ID and RUSUBAN_LWA_CLIENT_SECRET.',
        '\nクライアントIDとシークレットはお尋ねします。RUSUBAN_LWA_CLIENT_ID と RUSUBAN_LWA_CLIENT_SECRET からも読みます。',
      ),
    )
    .action(async (flags) => {
      const { applicationAdd } = await import('../commands/application-add.ts');
      finish(await applicationAdd(terminal, flags));
    });
  application
    .command('remove')
    .description(t('remove one by which no account is read', '使っていないアプリを削除する'))
    .argument(...applicationArgument)
    .action(async (id: string | undefined) => {
      const { applicationRemove } = await import('../commands/application-add.ts');
      finish(await applicationRemove(terminal, id));
    });
  application
    .command('set-secret')
    .description(
      t(
        'give it a new client secret, for all its accounts at once; it is tried before it replaces the old one',
        '新しいクライアントシークレットを登録する（対象の全アカウントに使います。確かめてから入れ替えます）',
      ),
    )
    .argument(...applicationArgument)
    .option(
      '--issued <date>',
      t(
        'the day on which it was made: 2026-11-22; alone: the day of the stored one',
        '作成した日（例：2026-11-22）。これだけなら、保存済みのものの作成日',
      ),
    )
    .addHelpText(
      'after',
      t(
        '\nThe secret is asked for, or taken from RUSUBAN_LWA_CLIENT_SECRET when RUSUBAN_LWA_CLIENT_ID names this application.',
        '\nシークレットはお尋ねします。\nRUSUBAN_LWA_CLIENT_ID がこのアプリなら、RUSUBAN_LWA_CLIENT_SECRET から読みます。',
      ),
    )
    .action(async (id: string | undefined, flags) => {
      const { applicationSetSecret } = await import('../commands/application.ts');
      finish(await applicationSetSecret(terminal, { application: id, ...flags }));
    });
  application
    .command('test')
    .description(t('try the sign-in of every account of it', '対象の全アカウントで接続を試す'))
    .argument(
      '[application]',
      t('the end of its client id; default: all of them', 'クライアントIDの末尾（省略時はすべて）'),
    )
    .option('--json', t('print JSON', 'JSONで出力する'))
    .action(async (id: string | undefined, flags) => {
      const { applicationTest } = await import('../commands/application.ts');
      finish(await applicationTest(terminal, { application: id, ...flags }));
    });
}
