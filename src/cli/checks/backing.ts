// Checks of what the program works with: database, queue, mail, and what waits in them.
import { type App, openQueues } from '../../app.ts';
import { secondMs } from '../../domain/clock.ts';
import { adviceOn } from '../../domain/errors.ts';
import { sameText, type Text } from '../../domain/text/text.ts';
import { advise, bad, type Finding, failed, good } from './finding.ts';

/** Further apart, and times in alerts and pulls mislead. */
const skewLimitMs = 30 * secondMs;
/** The oldest PostgreSQL that we try, and that its makers still mend (14 until November 2026). */
const oldestPostgres = 15;

export const databaseCheck = { en: 'database', ja: 'データベース' };

export async function checkDatabase({ config, store, clock }: App): Promise<Finding[]> {
  const asked = clock.now();
  const { version, now, sizeBytes } = await store.serverInfo();
  const took = clock.now() - asked;
  const size = [`PostgreSQL ${version}`, `${(sizeBytes / 1e6).toFixed(0)} MB`];
  const detail = config.databaseUrl
    ? {
        en: `reached, schema up to date, ${size.join(', ')}`,
        ja: `接続できます。スキーマは最新です（${size.join('、')}）`,
      }
    : {
        en: `embedded, running, schema up to date, ${size.join(', ')}`,
        ja: `内蔵のものが動いています。スキーマは最新です（${size.join('、')}）`,
      };
  const isOld = Number.parseInt(version, 10) < oldestPostgres;
  const database = isOld
    ? bad(databaseCheck, detail, {
        en: `PostgreSQL ${oldestPostgres} is the oldest that is tried and still mended: update it`,
        ja: `PostgreSQL ${oldestPostgres} より古いものは動作を確かめておらず、修正も出ません。更新してください`,
      })
    : good(databaseCheck, detail);
  const clockCheck = { en: 'clock, against the database', ja: '時計（データベースと比較）' };
  return [database, skewFinding(clockCheck, now - (asked + took / 2))];
}

/** @param skewMs how far the other's clock is ahead of ours */
export function skewFinding(check: Text, skewMs: number): Finding {
  const seconds = Math.round(Math.abs(skewMs) / secondMs);
  if (Math.abs(skewMs) <= skewLimitMs)
    return good(
      check,
      seconds === 0 ? { en: 'the same', ja: '合っています' } : { en: `${seconds} s apart`, ja: `ずれは${seconds}秒` },
    );
  return bad(
    check,
    {
      en: `this computer's clock is ${seconds} s ${skewMs > 0 ? 'behind' : 'ahead'}`,
      ja: `このコンピューターの時計が${seconds}秒${skewMs > 0 ? '遅れて' : '進んで'}います`,
    },
    { en: 'set the clock by the network (NTP)', ja: 'ネットワーク（NTP）で時計を合わせてください' },
  );
}

/** A folder takes every mail and tells nobody. */
async function checkWayOut({ mail }: App, isNeeded: boolean): Promise<Finding> {
  const check = { en: 'mail', ja: 'メール' };
  const problem = await mail.check();
  if (problem !== null)
    return bad(
      check,
      { en: `${mail.destination}: ${problem.en}`, ja: `${mail.destination}：${problem.ja}` },
      {
        en: 'check SMTP_URL; until then alerts wait in the outbox',
        ja: 'SMTP_URL をご確認ください。それまで、お知らせは送信待ちのまま残ります',
      },
    );
  if (!mail.isForNobody) return good(check, sameText(mail.destination));
  const detail = {
    en: `no SMTP_URL is set: mails are only put into ${mail.destination}, nobody gets them`,
    ja: `SMTP_URL が未設定です。メールは ${mail.destination} に保存されるだけで、どなたにも届きません`,
  };
  const mend = { en: 'set SMTP_URL to a mail server', ja: 'SMTP_URL にメールサーバーを設定してください' };
  return isNeeded ? bad(check, detail, mend) : advise(check, detail, mend);
}

/** Names that no mail server on the internet knows (RFC 2606, RFC 6762, and what routers call their own). */
const privateName = /^[^.]+$|\.(?:localhost|local|localdomain|internal|lan|home|test|invalid|example)$/i;

function checkSender(mailFrom: string): Finding {
  const check = { en: 'sender', ja: '差出人' };
  const [, domain = ''] = /@([^\s<>@]+)>?\s*$/.exec(mailFrom) ?? [];
  if (!privateName.test(domain)) return good(check, sameText(mailFrom));
  return bad(
    check,
    {
      en: `MAIL_FROM is ${mailFrom}: mail servers refuse that, or file it as spam`,
      ja: `MAIL_FROM が ${mailFrom} です。メールサーバーに拒否されるか、迷惑メールに入ります`,
    },
    { en: 'set MAIL_FROM to an address of yours', ja: 'MAIL_FROM にご自分のアドレスを設定してください' },
  );
}

export async function checkQueue(app: App, queueNames: readonly string[]): Promise<Finding> {
  const check = { en: 'queue', ja: 'ジョブキュー' };
  try {
    const queues = await openQueues(app);
    try {
      const counts = await Promise.all(queueNames.map((name) => queues.queue(name).getJobCounts('wait', 'failed')));
      const sum = (state: string) => counts.reduce((all, one) => all + (one[state] ?? 0), 0);
      const kind = queues.kind === 'redis' ? 'Redis' : 'PostgreSQL';
      return good(check, {
        en: `on ${kind}; ${sum('wait')} jobs wait, ${sum('failed')} were given up (kept 30 days)`,
        ja: `${kind} を使用。順番待ち${sum('wait')}件、打ち切り${sum('failed')}件（30日間保存）`,
      });
    } finally {
      await queues.close();
    }
  } catch (error) {
    return failed(check, adviceOn(error));
  }
}

/** Nothing where no queue for Amazon's notifications is set. */
export async function checkPush({ pushQueue }: App): Promise<Finding[]> {
  if (pushQueue === null) return [];
  const check = { en: 'notifications of Amazon', ja: 'Amazonからの通知' };
  try {
    const { visible } = await pushQueue.waiting();
    return [good(check, { en: `the queue is read; ${visible} wait`, ja: `キューを読めます（未読${visible}件）` })];
  } catch (error) {
    const { message } = error as Error;
    const mend = {
      en: 'compare RUSUBAN_PUSH_QUEUE with docs/push.md; until then all is read by the clock',
      ja: 'docs/push.md を見て RUSUBAN_PUSH_QUEUE をご確認ください。それまでも、数分ごとの読み取りは続きます',
    };
    return [bad(check, sameText(message), mend)];
  }
}

/** @param isNeeded there is someone to be told */
export async function checkMail(app: App, isNeeded: boolean): Promise<Finding[]> {
  const { store, publicKey } = app;
  const pending = await store.pendingOutbox();
  return [
    await checkWayOut(app, isNeeded),
    ...(app.mail.isForNobody ? [] : [checkSender(app.mail.from ?? app.mailFrom)]),
    good(
      { en: 'signature', ja: '署名' },
      {
        en: `mails can be checked by ${publicKey} (rusuban verify-mail --key)`,
        ja: `メールを確かめる鍵は ${publicKey}（rusuban verify-mail --key）`,
      },
    ),
    good(
      { en: 'outbox', ja: '送信待ち' },
      pending === 0
        ? { en: 'nothing waits', ja: 'ありません' }
        : { en: `${pending} waiting to be sent`, ja: `${pending}件が送信を待っています` },
    ),
  ];
}
