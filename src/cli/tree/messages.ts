// The command about the messages that Rusuban itself sends: is one really from here.
import { type Command, Option } from 'commander';
import type { Surroundings } from './surroundings.ts';

export function addMessagesCommands(program: Command, { terminal, finish }: Surroundings): void {
  program
    .command('verify-mail')
    .description('does this mail really come from this installation of Rusuban? Works offline')
    .argument('<file>', 'the mail as a file (.eml), or - for standard input')
    .option('--key <key>', 'the public key of the installation, on another computer')
    .addOption(new Option('--lang <language>', 'language of the answer').choices(['ja', 'en']))
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExit code: 0 genuine, 1 altered, forged or not proven, 2 could not be read.')
    .action(async (file: string, flags) => {
      const { verifyMailFile } = await import('../commands/verify-mail.ts');
      finish(await verifyMailFile(terminal, { file, ...flags }));
    });
}
