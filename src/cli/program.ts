// The command line. Words, flags and help of the commands are in tree/, what they do in commands/<verb>.ts.
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { version } from '../config/version.ts';
import type { ExitCode } from './failure.ts';
import { explainFailure } from './failure.ts';
import { note, type Terminal } from './terminal.ts';
import { takeAccountBothWays } from './tree/about-account.ts';
import { addAccountsCommands } from './tree/accounts.ts';
import { addApplicationsCommands } from './tree/applications.ts';
import { addLookingCommands } from './tree/looking.ts';
import { addMailCommands } from './tree/mail.ts';
import { addMessagesCommands } from './tree/messages.ts';
import { addOwnerCommands } from './tree/owner.ts';
import { addReportsCommands } from './tree/reports.ts';
import { addRunningCommands } from './tree/running.ts';
import { addStoriesCommands } from './tree/stories.ts';
import { addTellingCommands } from './tree/telling.ts';

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
    // Help and version end here with 0, a wrong flag with 1: commander has said why, but for what a command itself refuses.
    if (error instanceof InvalidArgumentError) note(terminal, `rusuban: ${error.message}`);
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    return explainFailure(terminal, error);
  }
}

function commandTree(terminal: Terminal, finish: (code: ExitCode) => void): Command {
  const program = new Command('rusuban')
    .description('Minds your Amazon seller account while you are away: notices a takeover and tells you what to do.')
    .version(version, '--version', 'print the version')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      writeErr: (text) => terminal.stderr.write(text),
    })
    .showHelpAfterError('(rusuban --help shows every command)');

  const surroundings = { terminal, finish };
  addStoriesCommands(program, surroundings);
  addAccountsCommands(program, surroundings);
  addApplicationsCommands(program, surroundings);
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
    takeAccountBothWays(command);
  }
  return program;
}

function descendants(command: Command): Command[] {
  return command.commands.flatMap((child) => [child, ...descendants(child)]);
}
