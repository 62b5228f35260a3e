// The commands that report: a week, and the questions that only the owner can answer.
import { type Command, Option } from 'commander';
import { accountArgument } from './about-account.ts';
import type { Surroundings } from './surroundings.ts';
import { collect } from './values.ts';

export function addReportsCommands(program: Command, { terminal, finish }: Surroundings): void {
  program
    .command('report')
    .description('reports over a time')
    .command('weekly')
    .description('a week: what was watched, what is worth a look, what is usual; the last one that is over')
    .argument('[account]', 'its id; all of them where it is not given')
    .option('--week <week>', 'an ISO week such as 2026-W47; this one: so far')
    .option('--html <file>', 'write it as a page')
    .option('--pdf <file>', 'write it as PDF (needs Chromium, Chrome or Edge)')
    .option('--mail [address]', 'mail it now, to all who get reports or to this address')
    .option('--yes', "don't ask before it goes to all who get reports of several accounts")
    .addOption(new Option('--lang <language>', "default: the account's").choices(['ja', 'en']))
    .option('--json', 'print JSON, one object a line and account (docs/schemas/weekly-1.json)')
    .action(async (_account: string | undefined, flags) => {
      const { reportWeekly } = await import('../commands/report-weekly.ts');
      finish(await reportWeekly(terminal, flags));
    });

  program
    .command('questions')
    .description('the questions that no API answers: asks those that are open, and keeps your answers')
    .argument(...accountArgument)
    .option('--all', 'ask all of them')
    .option('--list', 'only show questions and answers')
    .option('--answer <question=answer>', 'answer without being asked, such as two-step=yes; may be repeated', collect)
    .option('--note <words>', 'what to remember with these answers')
    .addOption(new Option('--lang <language>', "default: the account's").choices(['ja', 'en']))
    .option('--json', 'print JSON')
    .action(async (id: string | undefined, flags) => {
      const { questions } = await import('../commands/questions.ts');
      finish(await questions(terminal, { id, ...flags }));
    });
}
