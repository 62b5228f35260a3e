// `rusuban push setup`, `status` and `remove`: where Amazon is told to send its notifications. The one thing that this program
// ever asks of Amazon that is no reading; nothing but these commands can.
import { type App, openWiring } from '../../app.ts';
import type { Account } from '../../domain/shop/account.ts';
import { filled } from '../../domain/text/filled.ts';
import type { Text } from '../../domain/text/text.ts';
import { subscribedTypes } from '../../domain/watch/notification.ts';
import { createFormat, type Format } from '../../messages/language/format.ts';
import {
  lookAtPush,
  type PushDeps,
  type PushTarget,
  removePush,
  setUpPush,
  targetOf,
  type Wired,
} from '../../owner/push.ts';
import { notifyDue } from '../../telling/notify.ts';
import { speakerOf } from '../chosen.ts';
import type { ExitCode } from '../failure.ts';
import { languageAt, note, say, sayJson, type Terminal } from '../terminal.ts';
import { withApp } from '../with-app.ts';
import { refusal } from '../words/index.ts';

const outcomes = {
  subscribed: { en: 'switched on', ja: '受け取る設定にしました' },
  there: { en: 'on', ja: '受け取る設定です' },
  absent: { en: 'off', ja: '受け取っていません' },
  elsewhere: {
    en: 'sent to another place by this application; left as it is',
    ja: 'このアプリの別の送り先に届いています（そのままにしました）',
  },
  removed: { en: 'switched off', ja: '解除しました' },
  refused: { en: 'refused', ja: 'できませんでした' },
} as const satisfies Readonly<Record<Wired['outcome'], Text>>;

const words = {
  came: { en: 'the last one came {at}', ja: '最後に届いたのは {at}' },
  neverCame: { en: 'none has come yet', ja: 'まだ届いていません' },
  waiting: {
    en: 'in the queue: {visible} waiting, {handedOut} handed out',
    ja: 'キュー：未読 {visible} 件、処理中 {handedOut} 件',
  },
  noQueue: { en: 'the queue can’t be read: {why}', ja: 'キューを読めません：{why}' },
  bridge: {
    en: 'Types that come by EventBridge arrive once its event source is bound to a bus and a rule leads to the queue: docs/push.md, step 3.',
    ja: 'EventBridge経由の種類は、イベントソースをバスに関連付け、ルールでキューにつなぐと届きます（docs/push.md の手順3）。',
  },
} as const satisfies Readonly<Record<string, Text>>;

type Does = (deps: PushDeps, account: Account, target: PushTarget) => Promise<Wired[]>;

export async function pushSetup(
  terminal: Terminal,
  account: string | undefined,
  { print, ...flags }: { readonly print?: boolean; readonly json?: boolean },
): Promise<ExitCode> {
  if (print) return withApp<ExitCode>(async (app) => printRequests(terminal, app, account));
  const code = await forEach(terminal, account, flags, (deps, one, target) =>
    setUpPush(deps, one, target, speakerOf(undefined)),
  );
  if (!flags.json) note(terminal, words.bridge[languageAt(terminal)]);
  return code;
}

export const pushRemove = (terminal: Terminal, account: string | undefined, flags: { readonly json?: boolean }) =>
  forEach(terminal, account, flags, (deps, one, target) => removePush(deps, one, target, speakerOf(undefined)));

export const pushStatus = (terminal: Terminal, account: string | undefined, flags: { readonly json?: boolean }) =>
  forEach(terminal, account, flags, lookAtPush, async ({ pushQueue }) => {
    const language = languageAt(terminal);
    const said = await pushQueue?.waiting().then(
      ({ visible, handedOut }) =>
        filled(words.waiting, { visible: String(visible), handedOut: String(handedOut) })[language],
      (error: Error) => filled(words.noQueue, { why: error.message })[language],
    );
    if (!flags.json && said !== undefined) say(terminal, said);
  });

/** 1 where Amazon refused something. */
async function forEach(
  terminal: Terminal,
  id: string | undefined,
  flags: { readonly json?: boolean },
  does: Does,
  first: (app: App) => Promise<void> = async () => {},
): Promise<ExitCode> {
  return withApp<ExitCode>(async (app, signal) => {
    const { target, accounts } = await chosen(app, id);
    await first(app);
    const wired: Wired[] = [];
    for (const account of accounts) {
      const credentials = await app.store.readCredentials(account.id);
      const { config, clock } = app;
      const wiring = await openWiring({
        endpoint: config.amazonEndpoint,
        region: account.region,
        credentials,
        clock,
        signal,
      });
      try {
        wired.push(...(await does({ ...app, wiring }, account, target)));
      } finally {
        wiring.close();
      }
    }
    await notifyDue(app, { signal });
    const zones = new Map(accounts.map((account) => [account.id, account.timeZone]));
    if (flags.json) sayJson(terminal, wired.map(asJson));
    else
      for (const one of wired)
        say(terminal, lineOf(one, createFormat(languageAt(terminal), zones.get(one.accountId) ?? 'UTC')));
    return wired.some(({ outcome }) => outcome === 'refused') ? 1 : 0;
  });
}

function lineOf({ accountId, type, outcome, why, rungAt }: Wired, format: Format): string {
  const came = rungAt === undefined ? null : rungAt === null ? words.neverCame : words.came;
  const last = came && format.say(filled(came, { at: format.instant(rungAt ?? 0) }));
  return [
    accountId,
    type,
    [format.say(outcomes[outcome]), why ?? last].filter((part) => part !== null).join(': '),
  ].join('  ');
}

const asJson = ({ rungAt, ...one }: Wired) => ({
  ...one,
  ...(rungAt !== undefined && { rungAt: rungAt === null ? null : new Date(rungAt).toISOString() }),
});

/** @throws UserError where no queue is set, or there is no such account with API access */
async function chosen(
  { config, store }: App,
  id: string | undefined,
): Promise<{ readonly target: PushTarget; readonly accounts: readonly Account[] }> {
  const target = config.pushQueue && targetOf(config.pushQueue.queueUrl);
  if (!target)
    throw refusal((_, language) =>
      language === 'ja'
        ? [
            '通知を受け取るキューが設定されていません',
            'docs/push.md の手順でキューを作り、RUSUBAN_PUSH_QUEUE に設定してください',
          ]
        : ['no queue for notifications is set', 'make one as docs/push.md says, and set RUSUBAN_PUSH_QUEUE'],
    );
  const accounts = (await store.listAccounts()).filter((one) => !one.isMailOnly && (id === undefined || one.id === id));
  if (accounts.length === 0)
    throw refusal((_, language) =>
      language === 'ja'
        ? ['APIで見守っている店舗がありません', '一覧は rusuban account list で表示できます']
        : ['there is no such shop with API access', 'rusuban account list shows them'],
    );
  return { target, accounts };
}

const grantless =
  'POST https://api.amazon.com/auth/o2/token  grant_type=client_credentials&scope=sellingpartnerapi::notifications';

/** What `push setup` would ask, for whoever would rather ask it themselves. */
async function printRequests(terminal: Terminal, app: App, id: string | undefined): Promise<ExitCode> {
  const { target, accounts } = await chosen(app, id);
  const { arn, accountId, region, name } = target;
  for (const { id: account, region: place } of accounts) {
    const host = `https://sellingpartnerapi-${place}.amazon.com/notifications/v1`;
    const destinations = { sqs: { sqs: { arn } }, 'event-bridge': { eventBridge: { accountId, region } } };
    say(terminal, `# ${account}`);
    say(terminal, grantless);
    for (const [way, resourceSpecification] of Object.entries(destinations))
      say(
        terminal,
        `POST ${host}/destinations  ${JSON.stringify({ name: `rusuban-${name}-${way}`, resourceSpecification })}`,
      );
    for (const { type, payloadVersion, by } of subscribedTypes)
      say(
        terminal,
        `POST ${host}/subscriptions/${type}  ${JSON.stringify({ payloadVersion, destinationId: `<${by}>` })}`,
      );
  }
  return 0;
}
