// The commands about the API, which programs of the owner's ask.
import { type Command, Option } from 'commander';
import { tokenDays } from '../../domain/owner/api-token.ts';
import { roles } from '../../domain/owner/role.ts';
import type { Surroundings } from './surroundings.ts';
import { numberReaders } from './values.ts';

export function addApiCommands(program: Command, { terminal, finish, t }: Surroundings): void {
  const { atLeastOne } = numberReaders(t);
  const token = program
    .command('api')
    .description(t('what your own programs ask', '自社のプログラムから使うAPI'))
    .command('token')
    .description(t('by what they may ask', 'APIを使うためのトークン'));
  const nameArgument = ['<name>', t('what it is called here and in the log', 'この中と操作の記録での呼び名')] as const;
  const byOption = [
    '--by <name>',
    t('who says so; default: who is signed in here', '操作する人（省略時は、このコンピューターのユーザー）'),
  ] as const;
  token
    .command('list')
    .description(t('list them, with when each ends and was last used', '一覧を、期限と最後の使用とともに表示する'))
    .option('--json', t('print JSON', 'JSONで出力する'))
    .action(async (flags) => {
      const { apiTokenList } = await import('../commands/api-token.ts');
      finish(await apiTokenList(terminal, flags));
    });
  token
    .command('add')
    .description(
      t(
        'make one, which is shown once; every recipient is told',
        '作成する（表示は一度だけ。すべての送り先にお知らせします）',
      ),
    )
    .argument(...nameArgument)
    .addOption(
      new Option(
        '--role <role>',
        t(
          'what it may, as a person of that role; default: reader',
          'できること（同じ役割の人と同じ。省略時は reader）',
        ),
      ).choices(roles),
    )
    .option('--client <names...>', t('for the shops of these clients alone', 'この顧客の店舗だけに限る'))
    .option(
      '--days <days>',
      t(
        `for how many days it is good, ${tokenDays.longest} at the most; default: ${tokenDays.usual}`,
        `有効な日数（${tokenDays.longest}まで。省略時は${tokenDays.usual}）`,
      ),
      atLeastOne,
    )
    .option(...byOption)
    .option('--json', t('print JSON', 'JSONで出力する'))
    .action(async (name: string, flags) => {
      const { apiTokenAdd } = await import('../commands/api-token.ts');
      finish(await apiTokenAdd(terminal, name, flags));
    });
  token
    .command('remove')
    .description(t('end its use at once', 'すぐに使えなくする'))
    .argument(...nameArgument)
    .option(...byOption)
    .action(async (name: string, flags) => {
      const { apiTokenRemove } = await import('../commands/api-token.ts');
      finish(await apiTokenRemove(terminal, name, flags));
    });
}
