// The commands about whom to tell: `recipient` and `webhook`.
import { type Command, InvalidArgumentError, Option } from 'commander';
import { isTimeZone } from '../../domain/clock.ts';
import { parseQuietHours, type QuietHours, type Topic, topics } from '../../domain/telling/recipient.ts';
import { webhookKinds } from '../../domain/telling/webhook.ts';
import { accountArgument } from './about-account.ts';
import type { Surroundings, T } from './surroundings.ts';

export function addTellingCommands(program: Command, { terminal, finish, t }: Surroundings): void {
  const recipient = program
    .command('recipient')
    .description(
      t(
        'whom Rusuban tells: mail addresses and webhooks, in order',
        'お知らせの送り先（メールアドレスとWebhook、順番どおり）',
      ),
    );
  withSettings(
    t,
    recipient
      .command('add')
      .description(
        t(
          'tell someone else as well, or change how someone is told; all of them are told of it',
          '送り先を追加する、または受け取り方を変える（送り先の全員にお知らせします）',
        ),
      )
      .argument('<address>', t('the mail address', 'メールアドレス'))
      .argument(...accountArgument(t)),
  ).action(async (address: string, id: string | undefined, flags) => {
    const { recipientAdd } = await import('../commands/recipient.ts');
    finish(await recipientAdd(terminal, { address, id, ...flags }));
  });
  recipient
    .command('list')
    .description(t('who is told, when and of what', '誰に、いつ、何をお知らせするか'))
    .argument(...accountArgument(t))
    .option('--json', t('print JSON', 'JSONで出力する'))
    .action(async (id: string | undefined, flags) => {
      const { recipientList } = await import('../commands/recipient.ts');
      finish(await recipientList(terminal, { id, ...flags }));
    });
  recipient
    .command('remove')
    .description(
      t(
        'tell someone no longer; all of them, and the one removed, are told of it',
        '送り先から外す（外した方も含め、全員にお知らせします）',
      ),
    )
    .argument('<address>', t('the mail address', 'メールアドレス'))
    .argument(...accountArgument(t))
    .action(async (address: string, id: string | undefined) => {
      const { recipientRemove } = await import('../commands/recipient.ts');
      finish(await recipientRemove(terminal, { address, id }));
    });
  recipient
    .command('test')
    .description(t('send everyone a trial message, or only one', '全員、または一人に、試しに送信する'))
    .argument('[address]', t('the one; default: everyone', 'その送り先（省略時は全員）'))
    .argument(...accountArgument(t))
    .action(async (address: string | undefined, id: string | undefined) => {
      const { recipientTest } = await import('../commands/recipient.ts');
      finish(await recipientTest(terminal, { address, id }));
    });

  const webhook = program
    .command('webhook')
    .description(
      t(
        'webhooks: messages posted as JSON to an address of yours',
        'Webhook（お知らせをJSONでご指定のURLに送信します）',
      ),
    );
  withSettings(
    t,
    webhook
      .command('add')
      .description(
        t(
          'post messages to an address; asks for it, or takes it from RUSUBAN_WEBHOOK_URL, and tries it',
          'お知らせの送信先のURLを追加し、試しに送信する（URLはお尋ねするか、RUSUBAN_WEBHOOK_URL から読みます）',
        ),
      )
      .argument('<name>', t('what you call it', 'ご自分で付けた名前'))
      .argument(...accountArgument(t))
      .addOption(
        new Option(
          '--kind <kind>',
          t(
            'standard: signed JSON; slack: a text, for Slack, Mattermost and the like',
            'standard：署名付きのJSON、slack：SlackやMattermostなど向けの文章',
          ),
        )
          .choices(webhookKinds)
          .default('standard'),
      ),
  ).action(async (name: string, id: string | undefined, flags) => {
    const { webhookAdd } = await import('../commands/webhook.ts');
    finish(await webhookAdd(terminal, { name, id, ...flags }));
  });
  webhook
    .command('list')
    .description(t('list the webhooks, without their addresses', 'Webhookの一覧を表示する（URLは伏せます）'))
    .argument(...accountArgument(t))
    .option('--json', t('print JSON', 'JSONで出力する'))
    .action(async (id: string | undefined, flags) => {
      const { webhookList } = await import('../commands/webhook.ts');
      finish(await webhookList(terminal, { id, ...flags }));
    });
  webhook
    .command('test')
    .description(t('post a trial message', '試しに送信する'))
    .argument('<name>', t('what you call it', 'ご自分で付けた名前'))
    .argument(...accountArgument(t))
    .action(async (name: string, id: string | undefined) => {
      const { webhookTest } = await import('../commands/webhook.ts');
      finish(await webhookTest(terminal, { name, id }));
    });
  webhook
    .command('remove')
    .description(t('post there no longer', '送信をやめる'))
    .argument('<name>', t('what you call it', 'ご自分で付けた名前'))
    .argument(...accountArgument(t))
    .action(async (name: string, id: string | undefined) => {
      const { webhookRemove } = await import('../commands/webhook.ts');
      finish(await webhookRemove(terminal, { name, id }));
    });
}

/** How a recipient is told. What isn't given stays as it is, for a new one as the account has it. */
function withSettings(t: T, command: Command): Command {
  return command
    .addOption(
      new Option('--lang <language>', t("default: the account's", '省略時はアカウントの設定')).choices(['ja', 'en']),
    )
    .option('--time-zone <zone>', t("default: the account's", '省略時はアカウントの設定'), timeZone(t))
    .option(
      '--quiet <hours>',
      t(
        'hold all but critical messages: 22:00-07:00; none ends it',
        '重大度が最高のもの以外を控える時間帯（例：22:00-07:00）。none で解除',
      ),
      quietHours(t),
    )
    .option(
      '--gets <list>',
      t(`of ${topics.join(', ')}; default: all`, `${topics.join(', ')} から選ぶ（省略時はすべて）`),
      topicList(t),
    )
    .addOption(
      new Option(
        '--backup',
        t('told only when nobody has answered for half an hour', '30分間どなたからも応答がないときだけお知らせする'),
      ).conflicts('atOnce'),
    )
    .addOption(
      new Option('--at-once', t('told at once, like the first', '一人目と同じく、すぐにお知らせする')).conflicts(
        'backup',
      ),
    );
}

const timeZone = (t: T) => (text: string) => {
  if (isTimeZone(text)) return text;
  throw new InvalidArgumentError(
    t('Write it like Asia/Tokyo or Europe/Berlin.', 'Asia/Tokyo や Europe/Berlin のように指定してください。'),
  );
};

const quietHours =
  (t: T) =>
  (text: string): QuietHours | null => {
    if (text === 'none') return null;
    const hours = parseQuietHours(text);
    if (hours !== null) return hours;
    throw new InvalidArgumentError(
      t('Write it like 22:00-07:00, or none.', '22:00-07:00 のように、または none と指定してください。'),
    );
  };

const topicList =
  (t: T) =>
  (text: string): Topic[] => {
    const words = text.split(',').map((word) => word.trim());
    const wrong = words.find((word) => !topics.some((topic) => topic === word));
    const known = topics.join(', ');
    if (wrong === undefined) return topics.filter((topic) => words.includes(topic));
    throw new InvalidArgumentError(
      t(`"${wrong}" is none of ${known}.`, `「${wrong}」はありません。次から選んでください：${known}`),
    );
  };
