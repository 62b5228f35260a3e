// The commands by which owners answer: incidents, planned changes, snoozes, checklists and the log. Words and flags; what
// they do is in commands/<verb>.ts.
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { IncidentAnswer } from '../../domain/owner/incident-answer.ts';
import { plannedKinds } from '../../domain/owner/planned.ts';
import { accountArgument } from './about-account.ts';
import type { Surroundings } from './surroundings.ts';
import { atLeastOne } from './values.ts';

const language = () => new Option('--lang <language>', "default: the account's").choices(['ja', 'en']);
const byFlag = ['--by <name>', 'who says so; default: whoever is signed in to this computer'] as const;
const times =
  '\nTimes are in the zone of the shop: a day (2026-11-25, tomorrow), a time (2026-11-25T18:00), or how long from now (3d, 12h).';

export function addOwnerCommands(program: Command, surroundings: Surroundings): void {
  const { terminal, finish } = surroundings;
  addIncidents(program, surroundings);
  addPlanned(program, surroundings);
  addSnooze(program, surroundings);

  program
    .command('checklist')
    .description('what to do about an incident, in order; tick what is done')
    .argument('<incident>', 'its id, or the beginning of it')
    .argument('[action]', 'tick or untick')
    .argument('[step]', 'its number in the list, or its name')
    .option(...byFlag)
    .addOption(language())
    .option('--json', 'print JSON')
    .action(async (incident: string, action: string | undefined, step: string | undefined, flags) => {
      const { checklistShow, checklistTick } = await import('../commands/checklist.ts');
      if (action === undefined) return finish(await checklistShow(terminal, incident, flags));
      if (action !== 'tick' && action !== 'untick')
        throw new InvalidArgumentError(`"${action}" is neither tick nor untick.`);
      if (step === undefined) throw new InvalidArgumentError(`Which step? rusuban checklist ${incident} shows them.`);
      finish(await checklistTick(terminal, incident, action, step, flags));
    });

  program
    .command('log')
    .description('who did what, and when: an audit log that can only be added to')
    .argument('[account]', 'only about this one')
    .option('--limit <number>', 'so many entries, the newest first', atLeastOne, 50)
    .addOption(language())
    .option('--json', 'print JSON')
    .action(async (_account: string | undefined, flags) => {
      const { log } = await import('../commands/log.ts');
      finish(await log(terminal, flags));
    });
}

function addIncidents(program: Command, { terminal, finish }: Surroundings): void {
  const incidents = program.command('incidents').description('what was found, and what you say of it');
  incidents
    .command('list')
    .description('list them, those to be answered first')
    .argument('[account]', 'only of this one')
    .option('--open', 'only those to be answered')
    .addOption(language())
    .option('--json', 'print JSON')
    .action(async (_account: string | undefined, flags) => {
      const { incidentsList } = await import('../commands/incidents.ts');
      finish(await incidentsList(terminal, flags));
    });
  incidents
    .command('show')
    .description('one with its evidence, whether it is over, and what to do')
    .argument('<incident>', 'its id, or the beginning of it')
    .addOption(language())
    .option('--json', 'print JSON')
    .action(async (incident: string, flags) => {
      const { incidentsShow } = await import('../commands/incidents.ts');
      finish(await incidentsShow(terminal, incident, flags));
    });

  const answer = (verb: string, meaning: IncidentAnswer, description: string, says?: 'was-me' | 'false-alarm') =>
    incidents
      .command(verb)
      .description(description)
      .argument('<incident>', 'its id, or the beginning of it')
      .option(...byFlag)
      .option('--reason <words>', 'why, in your own words')
      .addOption(language())
      .option('--json', 'print JSON')
      .action(async (incident: string, flags) => {
        const { incidentsAnswer } = await import('../commands/incidents.ts');
        finish(await incidentsAnswer(terminal, meaning, incident, says ? { ...flags, says } : flags));
      });
  answer('ack', 'acknowledge', 'I have seen it and am at it: no more reminders');
  answer('ours', 'dismiss', 'that was us: like dismiss, with that as the reason', 'was-me');
  answer('false-alarm', 'dismiss', 'a false alarm: like dismiss, with that as the reason', 'false-alarm');
  answer('resolve', 'resolve', 'it was a stranger, and it is over: checked against what is so now')
    .option('--force', 'although something is still as the stranger left it; needs --reason')
    .addHelpText('after', '\nFor 30 days afterwards the account is watched more closely.');
  answer('dismiss', 'dismiss', 'that was me, or a false alarm: the same stays quiet, anything else does not')
    .option('--until <time>', 'the same kinds of things stay quiet until then, 30 days at the most')
    .addHelpText('after', times);
  answer('reopen', 'reopen', 'it is not over after all, or it was not me');
}

function addPlanned(program: Command, { terminal, finish }: Surroundings): void {
  const planned = program.command('planned').description('what you plan, so that it is not taken for an attack');
  planned
    .command('add')
    .description('say what will change, and when')
    .argument('<kind>', plannedKinds.join(', '))
    .argument(...accountArgument)
    .option('--from <time>', 'from when on; default: now')
    .option('--to <time>', 'until when; default: the end of the day it begins')
    .option('--note <words>', 'what it is, for those who read it later')
    .option(...byFlag)
    .addOption(language())
    .option('--json', 'print JSON')
    .addHelpText('after', times)
    .action(async (kind: string, _account: string | undefined, flags) => {
      const { plannedAdd } = await import('../commands/planned.ts');
      finish(await plannedAdd(terminal, kind, flags));
    });
  planned
    .command('list')
    .description('what is planned, or allowed for a time')
    .argument(...accountArgument)
    .option('--all', 'also what is over')
    .addOption(language())
    .option('--json', 'print JSON')
    .action(async (_account: string | undefined, flags) => {
      const { statementsList } = await import('../commands/planned.ts');
      finish(await statementsList(terminal, ['planned', 'allowed'], flags));
    });
  planned
    .command('end')
    .description('take it back')
    .argument('<planned>', 'its id, or the beginning of it')
    .option(...byFlag)
    .addOption(language())
    .action(async (id: string, flags) => {
      const { statementEnd } = await import('../commands/planned.ts');
      finish(await statementEnd(terminal, id, ['planned', 'allowed'], 'rusuban planned list --all', flags));
    });
}

function addSnooze(program: Command, { terminal, finish }: Surroundings): void {
  const snooze = program
    .command('snooze')
    .description('hold mails back for a while; what is critical is told all the same');
  snooze
    .command('until')
    .description('hold them back until then, a week at the most')
    .argument('<time>', 'a day, a time, or how long: tomorrow, 2026-11-25T18:00, 12h')
    .argument(...accountArgument)
    .option('--detector <id>', 'only what this one sees; default: everything')
    .option('--note <words>', 'why')
    .option(...byFlag)
    .addOption(language())
    .option('--json', 'print JSON')
    .addHelpText('after', times)
    .action(async (until: string, _account: string | undefined, flags) => {
      const { snooze: hold } = await import('../commands/planned.ts');
      finish(await hold(terminal, until, flags));
    });
  snooze
    .command('list')
    .description('what is held back')
    .argument(...accountArgument)
    .option('--all', 'also what is over')
    .addOption(language())
    .option('--json', 'print JSON')
    .action(async (_account: string | undefined, flags) => {
      const { statementsList } = await import('../commands/planned.ts');
      finish(await statementsList(terminal, ['snoozed'], flags));
    });
  snooze
    .command('end')
    .description('let them through again')
    .argument('<snooze>', 'its id, or the beginning of it')
    .option(...byFlag)
    .addOption(language())
    .action(async (id: string, flags) => {
      const { statementEnd } = await import('../commands/planned.ts');
      finish(await statementEnd(terminal, id, ['snoozed'], 'rusuban snooze list --all', flags));
    });
}
