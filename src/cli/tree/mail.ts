// The commands about the mailbox and the mails in it.
import { type Command, Option } from 'commander';
import { accountArgument } from './about-account.ts';
import type { Surroundings } from './surroundings.ts';
import { wholeNumber } from './values.ts';

export function addMailCommands(program: Command, { terminal, finish }: Surroundings): void {
  const mailbox = program.command('mailbox').description("the mailboxes in which Amazon's notices arrive; only read");
  mailbox
    .command('add')
    .description('watch a mailbox over IMAP; asks for its password, or takes it from RUSUBAN_MAILBOX_PASSWORD')
    .argument(...accountArgument)
    .requiredOption('--user <address>', 'how you sign in to the mailbox, mostly the address')
    .option('--host <name>', 'the IMAP server; not needed for providers that are known')
    .option('--port <number>', '993 for TLS, 143 for STARTTLS', wholeNumber)
    .option('--folder <name>', 'the folder to read', 'INBOX')
    .option('--name <name>', 'what you call it', 'main')
    .option('--oauth-token-url <url>', 'sign in with OAuth2: where a refresh token is exchanged')
    .option('--oauth-client-id <id>', 'client id for OAuth2')
    .addHelpText(
      'after',
      '\nFor OAuth2 the refresh token is asked for in place of the password. docs/mailbox.md says how for each provider.',
    )
    .action(async (id: string | undefined, flags) => {
      const { mailboxAdd } = await import('../commands/mailbox.ts');
      finish(await mailboxAdd(terminal, { id, ...flags }));
    });
  mailbox
    .command('test')
    .description('sign in to each and look, without reading a mail')
    .argument(...accountArgument)
    .action(async (id: string | undefined) => {
      const { mailboxTest } = await import('../commands/mailbox.ts');
      finish(await mailboxTest(terminal, id));
    });
  mailbox
    .command('list')
    .description('list the mailboxes')
    .argument(...accountArgument)
    .option('--json', 'print JSON')
    .action(async (id: string | undefined, flags) => {
      const { mailboxList } = await import('../commands/mailbox.ts');
      finish(await mailboxList(terminal, { id, ...flags }));
    });
  mailbox
    .command('remove')
    .description('stop watching a mailbox')
    .argument('<name>', 'what you call it')
    .argument(...accountArgument)
    .action(async (name: string, id: string | undefined) => {
      const { mailboxRemove } = await import('../commands/mailbox.ts');
      finish(await mailboxRemove(terminal, { name, id }));
    });

  program
    .command('check-mail')
    .description('is this mail really from Amazon? Nothing in it is opened, and nothing of it leaves this computer')
    .argument('<file>', 'the mail as a file (.eml), or - for standard input')
    .option('--text', "it is only the mail's text, copied and pasted")
    .option('--offline', "don't ask the DNS for Amazon's keys; believe the server that received the mail")
    .addOption(new Option('--lang <language>', 'language of the answer').choices(['ja', 'en']))
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExit code: 0 genuine or not from Amazon, 1 phishing or suspicious, 2 could not be read.')
    .action(async (file: string, flags) => {
      const { checkMailFile } = await import('../commands/check-mail.ts');
      finish(await checkMailFile(terminal, { file, ...flags }));
    });
}
