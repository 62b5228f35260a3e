// The tree of commands with their words, flags and help; what they do is in commands/<verb>.ts.
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { ExitCode } from './failure.ts';
import { explainFailure } from './failure.ts';
import type { Terminal } from './terminal.ts';

/** Parses the arguments, runs the command, and returns the exit code. Never throws. */
export async function buildProgram(terminal: Terminal, args: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = 0;
  const finish = (result: ExitCode) => {
    code = result;
  };
  try {
    await commandTree(terminal, finish).parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    // Help and version end here with 0, a wrong flag with 1: commander has said why.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    return explainFailure(terminal, error);
  }
}

function commandTree(terminal: Terminal, finish: (code: ExitCode) => void): Command {
  const program = new Command('rusuban')
    .description('Minds your Amazon seller account while you are away: notices a takeover and tells you what to do.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      writeErr: (text) => terminal.stderr.write(text),
    })
    .showHelpAfterError('(rusuban --help shows every command)');

  program
    .command('demo')
    .description('play a story against a simulated Amazon: a takeover seen, explained and mailed')
    .argument('[story]', 'which story; `rusuban simulate --list` names them', 'forgotten-seller')
    .option('--seed <number>', 'another shop for the same story', wholeNumber, 1)
    .addOption(new Option('--lang <language>', 'language of the mail and the story').choices(['ja', 'en']))
    .action(async (story: string, flags) => {
      const { demo } = await import('./commands/demo.ts');
      finish(await demo(terminal, { story, ...flags }));
    });

  program
    .command('simulate')
    .description('a fake Amazon over HTTP that plays a story; point RUSUBAN_AMAZON_ENDPOINT at it')
    .option('--story <name>', 'which story', 'healthy-shop')
    .option('--port <number>', 'port on 127.0.0.1', portNumber, 8080)
    .option(
      '--speed <factor>',
      'how many times as fast as real time; begins shortly before the first event',
      positiveNumber,
      1,
    )
    .option('--elapsed <hours>', 'how many hours of the story have passed at the start', positiveNumber)
    .option('--seed <number>', 'another shop for the same story', wholeNumber, 1)
    .option('--listings <number>', "another number of listings than the story's", wholeNumber)
    .option('--orders <number>', "another number of orders in the 90 days before than the story's", wholeNumber)
    .option('--list', 'name the stories and end')
    .action(async (flags) => {
      const { simulate } = await import('./commands/simulate.ts');
      finish(await simulate(terminal, flags));
    });

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
      const { accountAdd } = await import('./commands/account-add.ts');
      finish(await accountAdd(terminal, flags));
    });
  account
    .command('list')
    .description('list the accounts')
    .option('--json', 'print JSON')
    .action(async (flags) => {
      const { accountList } = await import('./commands/account.ts');
      finish(await accountList(terminal, flags));
    });
  account
    .command('test')
    .description('try each part once: which work, and what the others lack')
    .argument('[account]', 'its id; not needed when there is one')
    .option('--json', 'print JSON')
    .action(async (id: string | undefined, flags) => {
      const { accountTest } = await import('./commands/account-test.ts');
      finish(await accountTest(terminal, { id, ...flags }));
    });
  account
    .command('pause')
    .description('stop watching an account for a while; what is known of it stays')
    .argument('[account]', 'its id; not needed when there is one')
    .action(async (id: string | undefined) => {
      const { accountPause } = await import('./commands/account-pause.ts');
      finish(await accountPause(terminal, { id, isPaused: true }));
    });
  account
    .command('resume')
    .description('watch a paused account again')
    .argument('[account]', 'its id; not needed when there is one')
    .action(async (id: string | undefined) => {
      const { accountPause } = await import('./commands/account-pause.ts');
      finish(await accountPause(terminal, { id, isPaused: false }));
    });
  account
    .command('remove')
    .description('remove an account and everything known about it')
    .argument('<account>', 'its id')
    .option('--yes', "don't ask")
    .action(async (id: string, flags) => {
      const { accountRemove } = await import('./commands/account.ts');
      finish(await accountRemove(terminal, { id, ...flags }));
    });

  program
    .command('start')
    .description('watch all accounts round the clock, until Ctrl-C or SIGTERM')
    .option('--only <workers>', 'only some of the work, to split it: pull,detect,notify,sweep', commaList)
    .addOption(
      new Option('--log <form>', 'lines for people or JSON for servers; default: by whether a terminal reads').choices([
        'text',
        'json',
      ]),
    )
    .addHelpText(
      'after',
      '\nSeveral may run at once, here and on other machines with the same DATABASE_URL: they share the work.',
    )
    .action(async (flags) => {
      const { start } = await import('./commands/start.ts');
      finish(await start(terminal, flags));
    });

  program
    .command('audit')
    .description('look at everything now: what was found, what could not be seen, what to ask yourself')
    .argument('[account]', 'its id; not needed when there is one')
    .option('--from <folder>', 'audit a folder of exported reports instead; needs no API access')
    .addOption(new Option('--lang <language>', "default: the account's").choices(['ja', 'en']))
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExit code: 0 nothing found, 1 something found, 2 could not audit.')
    .action(async (id: string | undefined, flags) => {
      const { audit } = await import('./commands/audit.ts');
      finish(await audit(terminal, { id, ...flags }));
    });

  const mailbox = program.command('mailbox').description("the mailboxes in which Amazon's notices arrive; only read");
  mailbox
    .command('add')
    .description('watch a mailbox over IMAP; asks for its password, or takes it from RUSUBAN_MAILBOX_PASSWORD')
    .argument('[account]', 'its id; not needed when there is one')
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
      const { mailboxAdd } = await import('./commands/mailbox.ts');
      finish(await mailboxAdd(terminal, { id, ...flags }));
    });
  mailbox
    .command('test')
    .description('sign in to each and look, without reading a mail')
    .argument('[account]', 'its id; not needed when there is one')
    .action(async (id: string | undefined) => {
      const { mailboxTest } = await import('./commands/mailbox.ts');
      finish(await mailboxTest(terminal, id));
    });
  mailbox
    .command('list')
    .description('list the mailboxes')
    .argument('[account]', 'its id; not needed when there is one')
    .option('--json', 'print JSON')
    .action(async (id: string | undefined, flags) => {
      const { mailboxList } = await import('./commands/mailbox.ts');
      finish(await mailboxList(terminal, { id, ...flags }));
    });
  mailbox
    .command('remove')
    .description('stop watching a mailbox')
    .argument('<name>', 'what you call it')
    .argument('[account]', 'its id; not needed when there is one')
    .action(async (name: string, id: string | undefined) => {
      const { mailboxRemove } = await import('./commands/mailbox.ts');
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
      const { checkMailFile } = await import('./commands/check-mail.ts');
      finish(await checkMailFile(terminal, { file, ...flags }));
    });

  program
    .command('backtest')
    .description(
      'replay a folder of exported reports: what the watch would have found, and how often it would have mailed',
    )
    .argument('<folder>', 'the exported reports, as docs/export-folder.md describes them')
    .option('--json', 'print one JSON object a line: each incident, then a summary')
    .option('--step <time>', 'how often it looks: 15m, 1h, 1d', timeSpan, 15 * 60_000)
    .option('--from <time>', 'judge from this day or moment on; what lies before only teaches what is usual')
    .option('--to <time>', 'stop at the end of this day, or at this moment')
    .option('--settings <file>', 'JSON of detector settings that differ from their defaults')
    .addOption(new Option('--lang <language>', "default: the account's").choices(['ja', 'en']))
    .addHelpText('after', '\nExit code: 0 whatever was found, 2 nothing could be read.')
    .action(async (folder: string, flags) => {
      const { backtest } = await import('./commands/backtest.ts');
      finish(await backtest(terminal, folder, flags));
    });

  program
    .command('detectors')
    .description('list what is watched for: each detector with its settings, and why')
    .addOption(new Option('--lang <language>', 'language of the descriptions').choices(['ja', 'en']).default('en'))
    .option('--json', 'print JSON')
    .action(async (flags) => {
      const { detectors } = await import('./commands/detectors.ts');
      finish(await detectors(terminal, flags));
    });

  program
    .command('doctor')
    .description('check the installation and say how to mend what is wrong')
    .option('--json', 'print JSON')
    .action(async (flags) => {
      const { doctor } = await import('./commands/doctor.ts');
      finish(await doctor(terminal, flags));
    });

  const db = program.command('db').description('the database');
  db.command('migrate')
    .description("bring the database's schema up to date (every start does it, too)")
    .action(async () => {
      const { dbMigrate } = await import('./commands/db-migrate.ts');
      finish(await dbMigrate(terminal));
    });
  db.command('dump')
    .description('write everything that Rusuban knows into one file, while it goes on watching')
    .argument('<file>', 'a new file, such as rusuban-2026-11-22.dump.gz')
    .action(async (file: string) => {
      const { dbDump } = await import('./commands/db-dump.ts');
      finish(await dbDump(terminal, file));
    });
  db.command('restore')
    .description('bring a dump back into a database that watches nothing yet')
    .argument('<file>', 'what `rusuban db dump` wrote')
    .action(async (file: string) => {
      const { dbRestore } = await import('./commands/db-dump.ts');
      finish(await dbRestore(terminal, file));
    });

  program
    .command('secrets')
    .description('the key that encrypts the stored credentials')
    .command('rotate')
    .description('encrypt everything anew under a new key')
    .action(async () => {
      const { secretsRotate } = await import('./commands/secrets-rotate.ts');
      finish(await secretsRotate(terminal));
    });

  // Subcommands don't inherit these two.
  for (const command of descendants(program)) {
    command.exitOverride().configureOutput(program.configureOutput());
  }
  return program;
}

function descendants(command: Command): Command[] {
  return command.commands.flatMap((child) => [child, ...descendants(child)]);
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
}

function portNumber(text: string): number {
  const port = wholeNumber(text);
  if (port > 65_535) throw new InvalidArgumentError('A port is at most 65535.');
  return port;
}

function positiveNumber(text: string): number {
  const number = Number(text);
  if (!Number.isFinite(number) || number < 0 || text.trim() === '')
    throw new InvalidArgumentError('It must be a number.');
  return number;
}

function timeSpan(text: string): number {
  const match = /^([1-9]\d{0,3})(m|h|d)$/.exec(text);
  const ms = match ? Number(match[1]) * { m: 60_000, h: 3_600_000, d: 86_400_000 }[match[2] as 'm' | 'h' | 'd'] : 0;
  if (ms < 60_000 || ms > 86_400_000) throw new InvalidArgumentError('It must be a time from 1m to 1d, such as 15m.');
  return ms;
}

function commaList(text: string): string[] {
  return text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

function collect(value: string, before: string[] = []): string[] {
  return [...before, value];
}
