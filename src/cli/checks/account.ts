// Checks of one account: can each part be read, is it watched, who is told.
import type { App } from '../../app.ts';
import { hourMs, minuteMs } from '../../domain/clock.ts';
import { adviceOn } from '../../domain/errors.ts';
import type { Account } from '../../domain/shop/account.ts';
import { webhookNameOf } from '../../domain/telling/recipient.ts';
import { sameText, type Text } from '../../domain/text/text.ts';
import { tryRecipients } from '../../telling/try-recipients.ts';
import { partText, reasonText } from '../../watch/part-words.ts';
import { skewFinding } from './backing.ts';
import { advise, bad, type Finding, failed, good } from './finding.ts';

/** The slowest part is pulled every 15 minutes. */
const staleMs = 2 * hourMs;

export async function* checkAccount(
  app: App,
  account: Account,
  isTrial: boolean,
  onWait: (what: Text) => void,
): AsyncGenerator<Finding> {
  const { id } = account;
  if (account.isMailOnly) yield* await checkMailboxes(app, account);
  else
    yield* await checkAmazon(app, account, (operation) =>
      onWait(about(id, { en: `: ${operation}`, ja: `：${operation}` })),
    );
  yield await checkWatched(app, account);
  if (isTrial) onWait(about(id, { en: ': sending test messages', ja: '：テスト送信' }));
  yield* await checkRecipients(app, account, isTrial);
}

const about = (id: string, what = sameText('')): Text => ({
  en: `account ${id}${what.en}`,
  ja: `アカウント ${id}${what.ja}`,
});

async function checkAmazon(app: App, account: Account, onCall: (operation: string) => void): Promise<Finding[]> {
  const check = about(account.id);
  try {
    const { checks, clockSkewMs } = await app.amazon.test(account, await app.store.readCredentials(account.id), {
      onCall,
    });
    const broken = checks.filter(({ fault }) => fault !== null && fault.kind !== 'not-available-in-region');
    const parts = [...new Set(broken.map(({ part }) => part))].map(partText);
    const clockCheck = { en: 'clock, against Amazon', ja: '時計（Amazonと比較）' };
    return [
      broken.length === 0
        ? good(check, { en: 'every part can be read', ja: 'すべての項目を読み取れます' })
        : bad(
            check,
            {
              en: `can't be read: ${parts.map(({ en }) => en).join(', ')}`,
              ja: `読み取れません：${parts.map(({ ja }) => ja).join('、')}`,
            },
            sameText(`rusuban account test ${account.id}`),
          ),
      ...(clockSkewMs === null ? [] : [skewFinding(clockCheck, clockSkewMs)]),
    ];
  } catch (error) {
    return [failed(check, adviceOn(error))];
  }
}

/** Without API access the mailbox is all there is. */
async function checkMailboxes({ store, mailboxes }: App, account: Account): Promise<Finding[]> {
  const check = about(account.id, { en: ', its mailbox', ja: ' のメールボックス' });
  const own = await store.listMailboxes(account.id);
  if (own.length === 0)
    return [
      bad(
        check,
        { en: 'none, so that nothing is watched', ja: '登録がなく、何も見守っていません' },
        sameText(`rusuban mailbox add ${account.id}`),
      ),
    ];
  return Promise.all(
    own.map(async (mailbox) => {
      const wrong = await mailboxes.test(mailbox);
      return wrong === null
        ? good(check, { en: `${mailbox.name} can be read`, ja: `${mailbox.name} を読み取れます` })
        : bad(check, reasonText(wrong), sameText(`rusuban mailbox test ${account.id}`));
    }),
  );
}

async function checkWatched({ store, clock }: App, account: Account): Promise<Finding> {
  const check = about(account.id, { en: ', watched', ja: ' の見守り' });
  if (account.pausedAt !== undefined)
    return good(check, {
      en: 'paused by you; rusuban account resume goes on',
      ja: '休止中です。rusuban account resume で再開します',
    });
  const runs = Object.values(await store.lastRuns(account.id));
  const last = Math.max(...runs.map(({ finishedAt }) => finishedAt));
  if (runs.length === 0)
    return advise(check, { en: 'nothing was pulled yet', ja: 'まだ何も読み取っていません' }, sameText('rusuban start'));
  const minutes = Math.round((clock.now() - last) / minuteMs);
  return clock.now() - last > staleMs
    ? bad(
        check,
        { en: `nothing was pulled for ${minutes} minutes`, ja: `${minutes}分前から何も読み取っていません` },
        { en: 'nobody watches: rusuban start', ja: '見守りが動いていません：rusuban start' },
      )
    : good(check, { en: `last pulled ${minutes} minutes ago`, ja: `最後の読み取りは${minutes}分前` });
}

async function checkRecipients(app: App, account: Account, isTrial: boolean): Promise<Finding[]> {
  const check = about(account.id, { en: ', recipients', ja: ' の送り先' });
  const recipients = await app.store.listRecipients(account.id);
  // Without a mail server only channels reach anyone.
  const reached = recipients.filter(({ address }) => !app.mail.isForNobody || webhookNameOf(address) !== null);
  const told = reachFinding(check, reached.length);
  if (!isTrial) return [told];
  const tried = await tryRecipients(app, account);
  return [
    told,
    ...tried.map(({ address, problem, detail }) => {
      const trial = { en: `test message to ${address}`, ja: `${address} へのテスト送信` };
      const mend = { en: 'check SMTP_URL, or the address', ja: 'SMTP_URL かアドレスをご確認ください' };
      return problem === null ? good(trial, sameText(detail)) : bad(trial, problem, mend);
    }),
  ];
}

function reachFinding(check: Text, reached: number): Finding {
  if (reached === 0)
    return bad(
      check,
      { en: 'nobody is told', ja: 'どなたにも届きません' },
      {
        en: 'set SMTP_URL, or add a channel: rusuban channel add',
        ja: 'SMTP_URL を設定するか、通知先を追加してください：rusuban channel add',
      },
    );
  if (reached > 1) return good(check, { en: `${reached} are told`, ja: `${reached}か所に届きます` });
  return advise(
    check,
    {
      en: 'only one is told; an intruder may hold that mailbox',
      ja: '1か所だけです。その受信箱が乗っ取り犯の手にあるかもしれません',
    },
    {
      en: 'rusuban recipient add, with an address outside the watched mailbox',
      ja: 'rusuban recipient add で、見守っている受信箱とは別のアドレスを追加してください',
    },
  );
}
