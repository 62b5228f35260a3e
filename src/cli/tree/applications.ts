// The commands about applications of the Selling Partner API.
import type { Command } from 'commander';
import type { Surroundings } from './surroundings.ts';

export function addApplicationsCommands(program: Command, { terminal, finish, t }: Surroundings): void {
  const applicationArgument = [
    '[application]',
    t('the end of its client id; not needed when there is one', 'クライアントIDの末尾（一つだけなら省略できます）'),
  ] as const;
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
