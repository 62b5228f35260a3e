// The commands about whom to tell: `recipient` and `webhook`.
import { type Command, InvalidArgumentError, Option } from 'commander';
import { isTimeZone } from '../../domain/clock.ts';
import { parseQuietHours, type QuietHours, type Topic, topics } from '../../domain/telling/recipient.ts';
import { webhookKinds } from '../../domain/telling/webhook.ts';
import { accountArgument } from './about-account.ts';
import type { Surroundings } from './surroundings.ts';

export function addTellingCommands(program: Command, { terminal, finish }: Surroundings): void {
  const recipient = program
    .command('recipient')
    .description('whom Rusuban tells: mail addresses and webhooks, in order');
  withSettings(
    recipient
      .command('add')
      .description('tell someone else as well, or change how someone is told; all of them are told of it')
      .argument('<address>', 'the mail address')
      .argument(...accountArgument),
  ).action(async (address: string, id: string | undefined, flags) => {
    const { recipientAdd } = await import('../commands/recipient.ts');
    finish(await recipientAdd(terminal, { address, id, ...flags }));
  });
  recipient
    .command('list')
    .description('who is told, when and of what')
    .argument(...accountArgument)
    .option('--json', 'print JSON')
    .action(async (id: string | undefined, flags) => {
      const { recipientList } = await import('../commands/recipient.ts');
      finish(await recipientList(terminal, { id, ...flags }));
    });
  recipient
    .command('remove')
    .description('tell someone no longer; all of them, and the one removed, are told of it')
    .argument('<address>', 'the mail address')
    .argument(...accountArgument)
    .action(async (address: string, id: string | undefined) => {
      const { recipientRemove } = await import('../commands/recipient.ts');
      finish(await recipientRemove(terminal, { address, id }));
    });
  recipient
    .command('test')
    .description('send everyone a trial message, or only one')
    .argument('[address]', 'the one; default: everyone')
    .argument(...accountArgument)
    .action(async (address: string | undefined, id: string | undefined) => {
      const { recipientTest } = await import('../commands/recipient.ts');
      finish(await recipientTest(terminal, { address, id }));
    });

  const webhook = program.command('webhook').description('webhooks: messages posted as JSON to an address of yours');
  withSettings(
    webhook
      .command('add')
      .description('post messages to an address; asks for it, or takes it from RUSUBAN_WEBHOOK_URL, and tries it')
      .argument('<name>', 'what you call it')
      .argument(...accountArgument)
      .addOption(
        new Option('--kind <kind>', 'standard: signed JSON; slack: a text, for Slack, Mattermost and the like')
          .choices(webhookKinds)
          .default('standard'),
      ),
  ).action(async (name: string, id: string | undefined, flags) => {
    const { webhookAdd } = await import('../commands/webhook.ts');
    finish(await webhookAdd(terminal, { name, id, ...flags }));
  });
  webhook
    .command('list')
    .description('list the webhooks, without their addresses')
    .argument(...accountArgument)
    .option('--json', 'print JSON')
    .action(async (id: string | undefined, flags) => {
      const { webhookList } = await import('../commands/webhook.ts');
      finish(await webhookList(terminal, { id, ...flags }));
    });
  webhook
    .command('test')
    .description('post a trial message')
    .argument('<name>', 'what you call it')
    .argument(...accountArgument)
    .action(async (name: string, id: string | undefined) => {
      const { webhookTest } = await import('../commands/webhook.ts');
      finish(await webhookTest(terminal, { name, id }));
    });
  webhook
    .command('remove')
    .description('post there no longer')
    .argument('<name>', 'what you call it')
    .argument(...accountArgument)
    .action(async (name: string, id: string | undefined) => {
      const { webhookRemove } = await import('../commands/webhook.ts');
      finish(await webhookRemove(terminal, { name, id }));
    });
}

/** How a recipient is told. What isn't given stays as it is, for a new one as the account has it. */
function withSettings(command: Command): Command {
  return command
    .addOption(new Option('--lang <language>', "default: the account's").choices(['ja', 'en']))
    .option('--time-zone <zone>', "default: the account's", timeZone)
    .option('--quiet <hours>', 'hold all but critical messages: 22:00-07:00; none ends it', quietHours)
    .option('--gets <list>', `of ${topics.join(', ')}; default: all`, topicList)
    .addOption(new Option('--backup', 'told only when nobody has answered for half an hour').conflicts('atOnce'))
    .addOption(new Option('--at-once', 'told at once, like the first').conflicts('backup'));
}

function timeZone(text: string): string {
  if (!isTimeZone(text)) throw new InvalidArgumentError('Write it like Asia/Tokyo or Europe/Berlin.');
  return text;
}

function quietHours(text: string): QuietHours | null {
  if (text === 'none') return null;
  const hours = parseQuietHours(text);
  if (hours === null) throw new InvalidArgumentError('Write it like 22:00-07:00, or none.');
  return hours;
}

function topicList(text: string): Topic[] {
  const words = text.split(',').map((word) => word.trim());
  const wrong = words.find((word) => !topics.some((topic) => topic === word));
  if (wrong !== undefined) throw new InvalidArgumentError(`"${wrong}" is none of ${topics.join(', ')}.`);
  return topics.filter((topic) => words.includes(topic));
}
