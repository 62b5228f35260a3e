// The commands about accounts.
import { type Command, Option } from 'commander';
import { accountArgument } from './about-account.ts';
import type { Surroundings } from './surroundings.ts';
import { collect, commaList } from './values.ts';

export function addAccountsCommands(program: Command, { terminal, finish }: Surroundings): void {
  const account = program.command('account').description('the seller accounts that are watched');
  account
    .command('add')
    .description('add an account; asks for what no flag or setting gives')
    .option('--id <id>', 'short name for commands')
    .option('--name <name>', 'what mails call you by')
    .option('--marketplace <list>', 'country codes or marketplace ids, home first: JP or GB,DE,FR', commaList)
    .option('--mail <address>', 'where alerts go; give it twice for a second person', collect)
    .option('--safe-phrase <phrase>', 'words that every mail to you will carry')
    .option('--time-zone <zone>', "default: the home marketplace's")
    .addOption(new Option('--lang <language>', 'language of the mails').choices(['ja', 'en']))
    .option('--seller-id <id>', 'your merchant token: Seller Central > Settings > Account Info > Merchant Token')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nSecrets are asked for, or taken from RUSUBAN_LWA_CLIENT_ID, RUSUBAN_LWA_CLIENT_SECRET and RUSUBAN_REFRESH_TOKEN' +
        '\n(or ..._FILE). They have no flags, since every program on a computer can read the flags of the others.',
    )
    .action(async (flags) => {
      const { accountAdd } = await import('../commands/account-add.ts');
      finish(await accountAdd(terminal, flags));
    });
  account
    .command('list')
    .description('list the accounts')
    .option('--json', 'print JSON')
    .action(async (flags) => {
      const { accountList } = await import('../commands/account.ts');
      finish(await accountList(terminal, flags));
    });
  account
    .command('test')
    .description('try each part once: which work, and what the others lack')
    .argument(...accountArgument)
    .option('--json', 'print JSON')
    .action(async (id: string | undefined, flags) => {
      const { accountTest } = await import('../commands/account-test.ts');
      finish(await accountTest(terminal, { id, ...flags }));
    });
  account
    .command('pause')
    .description('stop watching an account for a while; what is known of it stays')
    .argument(...accountArgument)
    .action(async (id: string | undefined) => {
      const { accountPause } = await import('../commands/account-pause.ts');
      finish(await accountPause(terminal, { id, isPaused: true }));
    });
  account
    .command('resume')
    .description('watch a paused account again')
    .argument(...accountArgument)
    .action(async (id: string | undefined) => {
      const { accountPause } = await import('../commands/account-pause.ts');
      finish(await accountPause(terminal, { id, isPaused: false }));
    });
  account
    .command('renewed')
    .description(
      'note when the authorisation in use was given, which lasts a year; it is tried, and you are warned in time',
    )
    .argument(...accountArgument)
    .requiredOption('--authorised <date>', 'the day on which you authorised the application: 2026-11-22')
    .action(async (id: string | undefined, flags) => {
      const { accountRenewed } = await import('../commands/account-renewed.ts');
      finish(await accountRenewed(terminal, { id, ...flags }));
    });
  account
    .command('edit')
    .description('change what an account is called, its language, time zone or merchant token')
    .argument(...accountArgument)
    .option('--name <name>', 'what mails call you by')
    .addOption(new Option('--lang <language>', 'language of the mails').choices(['ja', 'en']))
    .option('--time-zone <zone>', 'such as Asia/Tokyo')
    .option('--seller-id <id>', 'your merchant token: Seller Central > Settings > Account Info > Merchant Token')
    .action(async (id: string | undefined, flags) => {
      const { accountEdit } = await import('../commands/account-edit.ts');
      finish(await accountEdit(terminal, { id, ...flags }));
    });
  account
    .command('set-credentials')
    .description(
      'give it a new refresh token after you authorised the application again; tried before the old one goes',
    )
    .argument(...accountArgument)
    .addHelpText(
      'after',
      '\nThe token is asked for, or taken from RUSUBAN_REFRESH_TOKEN. For another application name it by RUSUBAN_LWA_CLIENT_ID' +
        '\nand RUSUBAN_LWA_CLIENT_SECRET. A new secret of the same one: rusuban application set-secret.',
    )
    .action(async (id: string | undefined) => {
      const { accountSetCredentials } = await import('../commands/account-set-credentials.ts');
      finish(await accountSetCredentials(terminal, id));
    });
  account
    .command('set-phrase')
    .description('change the words that every mail to you carries; all who are told are told of it, under the old ones')
    .argument(...accountArgument)
    .option('--phrase <phrase>', 'the new words; asked for otherwise')
    .option('--none', 'carry none')
    .option('--yes', "don't ask")
    .action(async (id: string | undefined, flags) => {
      const { accountSetPhrase } = await import('../commands/account-set-phrase.ts');
      finish(await accountSetPhrase(terminal, { id, ...flags }));
    });
  account
    .command('remove')
    .description('remove an account and everything known about it')
    .argument('<account>', 'its id')
    .option('--yes', "don't ask")
    .action(async (id: string, flags) => {
      const { accountRemove } = await import('../commands/account.ts');
      finish(await accountRemove(terminal, { id, ...flags }));
    });
}
