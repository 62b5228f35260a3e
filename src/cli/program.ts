// The command line. Words, flags and help of the commands are in tree/, what they do in commands/<verb>.ts.
import { Command, CommanderError } from 'commander';
import { ConfigError } from '../config/error.ts';
import { version } from '../config/version.ts';
import type { ExitCode } from './failure.ts';
import { explainFailure } from './failure.ts';
import { languageAt, note, type Terminal } from './terminal.ts';
import { takeAccountBothWays } from './tree/about-account.ts';
import { addAccountsCommands } from './tree/accounts.ts';
import { addApiCommands } from './tree/api.ts';
import { addApplicationsCommands } from './tree/applications.ts';
import { addClientsCommands } from './tree/clients.ts';
import { addLookingCommands } from './tree/looking.ts';
import { addMailCommands } from './tree/mail.ts';
import { addMessagesCommands } from './tree/messages.ts';
import { addOwnerCommands } from './tree/owner.ts';
import { addPushCommands } from './tree/push.ts';
import { addReportsCommands } from './tree/reports.ts';
import { addRunningCommands } from './tree/running.ts';
import { addStoriesCommands } from './tree/stories.ts';
import { addTellingCommands } from './tree/telling.ts';
import { textAt } from './words/index.ts';
import { helpWords, usageError } from './words/usage.ts';

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
    // Help and version end here as well, with 0.
    if (error instanceof CommanderError) {
      const said = usageError(error, languageAt(terminal));
      if (said !== null) note(terminal, said);
      return error.exitCode === 0 ? 0 : 2;
    }
    return explainFailure(terminal, error);
  }
}

function commandTree(terminal: Terminal, finish: (code: ExitCode) => void): Command {
  const t = textAt(terminal);
  const program = new Command('rusuban')
    .description(
      t(
        'Minds your Amazon seller account while you are away: notices a takeover and tells you what to do.',
        '留守の間、Amazonの出品用アカウントを見守ります。乗っ取りに気づき、何をすべきかをお知らせします。',
      ),
    )
    .version(version, '--version', t('print the version', 'バージョンを表示する'))
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      writeErr: (text) => terminal.stderr.write(text),
      // said below, in the reader's language
      outputError: () => {},
    })
    .configureHelp(helpWords(languageAt(terminal)))
    .helpOption('-h, --help', t('display help for command', 'このコマンドの使い方を表示する'))
    .helpCommand('help [command]', t('display help for command', 'コマンドの使い方を表示する'))
    // the service says them in its log
    .hook('preAction', async (_, command) => {
      if (command.name() !== 'start') await sayWarnings(terminal);
    });

  const surroundings = { terminal, finish, t };
  addStoriesCommands(program, surroundings);
  addAccountsCommands(program, surroundings);
  addApplicationsCommands(program, surroundings);
  addPushCommands(program, surroundings);
  addClientsCommands(program, surroundings);
  addApiCommands(program, surroundings);
  addRunningCommands(program, surroundings);
  addLookingCommands(program, surroundings);
  addOwnerCommands(program, surroundings);
  addReportsCommands(program, surroundings);
  addMailCommands(program, surroundings);
  addMessagesCommands(program, surroundings);
  addTellingCommands(program, surroundings);

  // Subcommands don't inherit these two.
  for (const command of descendants(program)) {
    command.exitOverride().configureOutput(program.configureOutput());
    takeAccountBothWays(command, t);
  }
  return program;
}

/** Settings that can't be used are told by the commands that need them. */
async function sayWarnings(terminal: Terminal): Promise<void> {
  const { loadConfig } = await import('../config/load.ts');
  try {
    for (const warning of loadConfig().warnings) note(terminal, `rusuban: ${warning[languageAt(terminal)]}`);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
  }
}

function descendants(command: Command): Command[] {
  return command.commands.flatMap((child) => [child, ...descendants(child)]);
}
