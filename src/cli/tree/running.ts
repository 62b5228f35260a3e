// The commands that keep the program running, and look after its data.
import { type Command, Option } from 'commander';
import type { Surroundings } from './surroundings.ts';
import { commaList } from './values.ts';

export function addRunningCommands(program: Command, { terminal, finish }: Surroundings): void {
  program
    .command('start')
    .description('watch all accounts round the clock, until Ctrl-C or SIGTERM')
    .option(
      '--only <workers>',
      'only some of the work, to split it: pull,detect,notify,sweep,heartbeat,mailboxes',
      commaList,
    )
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
      const { start } = await import('../commands/start.ts');
      finish(await start(terminal, flags));
    });

  program
    .command('doctor')
    .description('check the installation and say how to mend what is wrong')
    .option('--send-test', 'send a test message to every recipient')
    .option('--json', 'print JSON')
    .action(async (flags) => {
      const { doctor } = await import('../commands/doctor.ts');
      finish(await doctor(terminal, flags));
    });

  const db = program.command('db').description('the database');
  db.command('migrate')
    .description("bring the database's schema up to date (every start does it, too)")
    .action(async () => {
      const { dbMigrate } = await import('../commands/db-migrate.ts');
      finish(await dbMigrate(terminal));
    });
  db.command('dump')
    .description('write everything that Rusuban knows into one file, while it goes on watching')
    .argument('<file>', 'a new file, such as rusuban-2026-11-22.dump.gz')
    .action(async (file: string) => {
      const { dbDump } = await import('../commands/db-dump.ts');
      finish(await dbDump(terminal, file));
    });
  db.command('restore')
    .description('bring a dump back into a database that watches nothing yet')
    .argument('<file>', 'what `rusuban db dump` wrote')
    .action(async (file: string) => {
      const { dbRestore } = await import('../commands/db-dump.ts');
      finish(await dbRestore(terminal, file));
    });

  program
    .command('secrets')
    .description('the key that encrypts the stored credentials')
    .command('rotate')
    .description('encrypt everything anew under a new key')
    .option('--signing-key', 'also a new key to sign mails with; those of before can still be checked here')
    .action(async (flags) => {
      const { secretsRotate } = await import('../commands/secrets-rotate.ts');
      finish(await secretsRotate(terminal, flags));
    });
}
