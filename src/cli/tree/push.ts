// The commands about Amazon's notifications.
import type { Command } from 'commander';
import type { Surroundings } from './surroundings.ts';

export function addPushCommands(program: Command, { terminal, finish, t }: Surroundings): void {
  const push = program
    .command('push')
    .description(
      t(
        'notifications of Amazon, so that seconds pass and not minutes; wants a queue of your own (docs/push.md)',
        'Amazonからの通知（数分ではなく数秒で気付くため。ご自身のキューが必要です。docs/push.md）',
      ),
    );
  const accountArgument = [
    '[account]',
    t('default: every one with API access', '省略時は、APIで見守る全店舗'),
  ] as const;
  const jsonOption = ['--json', t('print JSON', 'JSONで出力する')] as const;
  push
    .command('setup')
    .description(
      t(
        'tell Amazon to send them to the queue that RUSUBAN_PUSH_QUEUE names; nothing in the shop is changed, and all recipients are told',
        'RUSUBAN_PUSH_QUEUE のキューに送るようAmazonに伝える（店舗の内容は変わりません。すべての届け先にお知らせします）',
      ),
    )
    .argument(...accountArgument)
    .option('--print', t('only print what would be asked of Amazon', 'Amazonへの依頼の内容を表示するだけにする'))
    .option(...jsonOption)
    .action(async (account: string | undefined, flags) => {
      const { pushSetup } = await import('../commands/push.ts');
      finish(await pushSetup(terminal, account, flags));
    });
  push
    .command('status')
    .description(t('what Amazon sends, and what waits in the queue', '受け取っている種類と、キューの未読数を表示する'))
    .argument(...accountArgument)
    .option(...jsonOption)
    .action(async (account: string | undefined, flags) => {
      const { pushStatus } = await import('../commands/push.ts');
      finish(await pushStatus(terminal, account, flags));
    });
  push
    .command('remove')
    .description(
      t(
        'tell Amazon to send them no longer; all recipients are told',
        '送らないようAmazonに伝える（すべての届け先にお知らせします）',
      ),
    )
    .argument(...accountArgument)
    .option(...jsonOption)
    .action(async (account: string | undefined, flags) => {
      const { pushRemove } = await import('../commands/push.ts');
      finish(await pushRemove(terminal, account, flags));
    });
}
