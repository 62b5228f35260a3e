// The commands about whom to tell: `recipient` and `channel`.
import { type Command, InvalidArgumentError, Option } from 'commander';
import { isTimeZone } from '../../domain/clock.ts';
import { parseQuietHours, type QuietHours, type Topic, topics } from '../../domain/telling/recipient.ts';
import { accountArgument } from './about-account.ts';
import type { Surroundings, T } from './surroundings.ts';

export function addTellingCommands(program: Command, surroundings: Surroundings): void {
  const { terminal, finish, t } = surroundings;
  const recipient = program
    .command('recipient')
    .description(
      t(
        'whom Rusuban tells: mail addresses and channels, in order',
        'お知らせの送り先（メールアドレスとその他の通知先、順番どおり）',
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

  addChannelCommands(program, surroundings);
}

/** Also as `webhook`, as it was called when there were no others. */
function addChannelCommands(program: Command, { terminal, finish, t }: Surroundings): void {
  const nameArgument = ['<name>', t('what you call it', 'ご自分で付けた名前')] as const;
  const channel = program
    .command('channel')
    .alias('webhook')
    .description(
      t(
        'where messages go besides mail: phones, chat rooms, a call, programs',
        'メール以外の通知先（スマートフォン、チャット、電話、プログラム）',
      ),
    );
  channel
    .command('kinds')
    .description(t('what there is, and what each asks for', '選べる種類と、それぞれに必要な項目'))
    .action(async () => {
      const { channelKindsList } = await import('../commands/channel.ts');
      finish(await channelKindsList(terminal));
    });
  withSettings(
    t,
    channel
      .command('add')
      .description(
        t(
          'add one and send it a trial; asks for what it needs, or takes it from RUSUBAN_CHANNEL',
          '通知先を追加し、試しに送信する（必要な項目はお尋ねするか、RUSUBAN_CHANNEL から読みます）',
        ),
      )
      .argument(...nameArgument)
      .argument(...accountArgument(t))
      .option(
        '--kind <kind>',
        t('what it is: rusuban channel kinds names them', '種類（rusuban channel kinds で一覧を表示できます）'),
        'standard',
      ),
  ).action(async (name: string, id: string | undefined, flags) => {
    const { channelAdd } = await import('../commands/channel.ts');
    finish(await channelAdd(terminal, { name, id, ...flags }));
  });
  withSettings(
    t,
    channel
      .command('confirm')
      .description(
        t(
          'show that its trial came: from then on it is told',
          'テストが届いたことを確かめる（以後、お知らせが届きます）',
        ),
      )
      .argument(...nameArgument)
      .argument('<number>', t('that the trial says', 'テストに書かれている番号'))
      .argument(...accountArgument(t)),
  ).action(async (name: string, number: string, id: string | undefined, flags) => {
    const { channelConfirm } = await import('../commands/channel.ts');
    finish(await channelConfirm(terminal, { name, number, id, ...flags }));
  });
  channel
    .command('list')
    .description(t('list them, without their secrets', '一覧を表示する（秘密の値は伏せます）'))
    .argument(...accountArgument(t))
    .option('--json', t('print JSON', 'JSONで出力する'))
    .action(async (id: string | undefined, flags) => {
      const { channelList } = await import('../commands/channel.ts');
      finish(await channelList(terminal, { id, ...flags }));
    });
  channel
    .command('test')
    .description(t('send a trial message', '試しに送信する'))
    .argument(...nameArgument)
    .argument(...accountArgument(t))
    .action(async (name: string, id: string | undefined) => {
      const { channelTest } = await import('../commands/channel.ts');
      finish(await channelTest(terminal, { name, id }));
    });
  channel
    .command('remove')
    .description(t('send there no longer', '送信をやめる'))
    .argument(...nameArgument)
    .argument(...accountArgument(t))
    .action(async (name: string, id: string | undefined) => {
      const { channelRemove } = await import('../commands/channel.ts');
      finish(await channelRemove(terminal, { name, id }));
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
