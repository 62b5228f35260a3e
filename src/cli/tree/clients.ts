// The commands about clients, whose shops are watched here by somebody else.
import type { Command } from 'commander';
import type { Surroundings } from './surroundings.ts';

export function addClientsCommands(program: Command, { terminal, finish, t }: Surroundings): void {
  const client = program
    .command('client')
    .description(
      t('whose shops these are, where you watch those of others', '顧客（ほかの方の店舗を見守る場合の、店舗の持ち主）'),
    );
  const nameArgument = ['<name>', t('what it is called here', 'この中での呼び名')] as const;
  const byOption = [
    '--by <name>',
    t('who says so; default: who is signed in here', '操作する人（省略時は、このコンピューターのユーザー）'),
  ] as const;
  client
    .command('list')
    .description(t('list them, with their shops', '一覧を店舗とともに表示する'))
    .option('--json', t('print JSON', 'JSONで出力する'))
    .action(async (flags) => {
      const { clientList } = await import('../commands/client.ts');
      finish(await clientList(terminal, flags));
    });
  client
    .command('add')
    .description(
      t(
        'add one; its people come in by: rusuban console invite --client NAME',
        '追加する（その方の招待は rusuban console invite --client NAME）',
      ),
    )
    .argument(...nameArgument)
    .option(...byOption)
    .action(async (name: string, flags) => {
      const { clientAdd } = await import('../commands/client.ts');
      finish(await clientAdd(terminal, name, flags));
    });
  client
    .command('remove')
    .description(
      t('remove one that has no shops and nobody who sees them', '店舗も、それを見られる人もいない顧客を削除する'),
    )
    .argument(...nameArgument)
    .option(...byOption)
    .action(async (name: string, flags) => {
      const { clientRemove } = await import('../commands/client.ts');
      finish(await clientRemove(terminal, name, flags));
    });
}
