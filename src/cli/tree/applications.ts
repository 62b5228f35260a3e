// The commands about applications of the Selling Partner API.
import type { Command } from 'commander';
import type { Surroundings } from './surroundings.ts';

const applicationArgument = ['[application]', 'the end of its client id; not needed when there is one'] as const;

export function addApplicationsCommands(program: Command, { terminal, finish }: Surroundings): void {
  const application = program
    .command('application')
    .description('the applications of the Selling Partner API by which accounts are read');
  application
    .command('list')
    .description('list them: when their secrets run out, and which accounts are read by them')
    .option('--json', 'print JSON')
    .action(async (flags) => {
      const { applicationList } = await import('../commands/application.ts');
      finish(await applicationList(terminal, flags));
    });
  application
    .command('set-secret')
    .description(
      'give it a new client secret, for all its accounts at once; it is tried before it replaces the old one',
    )
    .argument(...applicationArgument)
    .option('--issued <date>', 'the day on which it was made: 2026-11-22; alone: the day of the stored one')
    .addHelpText(
      'after',
      '\nThe secret is asked for, or taken from RUSUBAN_LWA_CLIENT_SECRET when RUSUBAN_LWA_CLIENT_ID names this application.',
    )
    .action(async (id: string | undefined, flags) => {
      const { applicationSetSecret } = await import('../commands/application.ts');
      finish(await applicationSetSecret(terminal, { application: id, ...flags }));
    });
  application
    .command('test')
    .description('try the sign-in of every account of it')
    .argument('[application]', 'the end of its client id; default: all of them')
    .option('--json', 'print JSON')
    .action(async (id: string | undefined, flags) => {
      const { applicationTest } = await import('../commands/application.ts');
      finish(await applicationTest(terminal, { application: id, ...flags }));
    });
}
