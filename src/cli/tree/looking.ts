// The commands that look and tell: at an account, or at a folder of exported reports.
import { type Command, Option } from 'commander';
import { accountArgument } from './about-account.ts';
import type { Surroundings } from './surroundings.ts';
import { collect, timeSpan } from './values.ts';

export function addLookingCommands(program: Command, { terminal, finish }: Surroundings): void {
  program
    .command('audit')
    .description('look at everything now: what was found, what could not be seen, what to ask yourself')
    .argument(...accountArgument)
    .option('--from <folder>', 'audit a folder of exported reports instead; needs no API access')
    .addOption(new Option('--lang <language>', "default: the account's").choices(['ja', 'en']))
    .option('--mail <address>', 'keep the audit and mail it there as well; give it twice for a second person', collect)
    .option('--queue', 'leave it to `rusuban start` instead of doing it here')
    .option('--cancel', 'cancel the one that is under way')
    .option('--last', 'show the one that was kept last, or how far it is')
    .option('--html <file>', 'write it as a page')
    .option('--pdf <file>', 'write it as PDF (needs Chromium, Chrome or Edge)')
    .option('--json', 'print JSON (docs/schemas/audit-1.json)')
    .addHelpText('after', '\nExit code: 0 nothing found, 1 something found, 2 could not audit.')
    .action(async (id: string | undefined, flags) => {
      const { audit } = await import('../commands/audit.ts');
      finish(await audit(terminal, { id, ...flags }));
    });

  program
    .command('backtest')
    .description(
      'replay a folder of exported reports: what the watch would have found, and how often it would have mailed',
    )
    .argument('<folder>', 'the exported reports, as docs/export-folder.md describes them')
    .option('--json', 'print one JSON object a line: each incident, then a summary')
    .option('--step <time>', 'how often it looks: 15m (default), 1h, 1d', timeSpan)
    .option('--from <time>', 'judge from this day or moment on; what lies before only teaches what is usual')
    .option('--to <time>', 'stop at the end of this day, or at this moment')
    .option('--settings <file>', 'JSON of detector settings that differ from their defaults')
    .addOption(new Option('--lang <language>', "default: the account's").choices(['ja', 'en']))
    .addHelpText('after', '\nExit code: 0 whatever was found, 2 nothing could be read.')
    .action(async (folder: string, flags) => {
      const { backtest } = await import('../commands/backtest.ts');
      finish(await backtest(terminal, folder, flags));
    });

  program
    .command('detectors')
    .description('list what is watched for: each detector with its settings, and why')
    .addOption(new Option('--lang <language>', 'language of the descriptions').choices(['ja', 'en']).default('en'))
    .option('--json', 'print JSON')
    .action(async (flags) => {
      const { detectors } = await import('../commands/detectors.ts');
      finish(await detectors(terminal, flags));
    });
}
