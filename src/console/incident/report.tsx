// A report of an incident to be handed to Amazon or the police: what was seen and when, what was done, from what it was made.
// Only what is known stands in it; who did it does not, since Rusuban can't see that.
import { raw } from 'hono/html';
import { version } from '../../config/version.ts';
import { detectors } from '../../detectors/all.ts';
import type { Instant } from '../../domain/clock.ts';
import { findMarketplace } from '../../domain/marketplace.ts';
import type { Account } from '../../domain/shop/account.ts';
import type { Text } from '../../domain/text/text.ts';
import { evidenceTotalOf } from '../../domain/watch/incident.ts';
import { evidenceParts } from '../../messages/incident/blocks.ts';
import { certaintySentence } from '../../messages/incident/certainty.ts';
import { strongestFirst } from '../../messages/incident/spoken.ts';
import { storySentence } from '../../messages/incident/story.ts';
import { timeFacts } from '../../messages/incident/times.ts';
import { cleanForeignText } from '../../messages/language/foreign-text.ts';
import type { Format } from '../../messages/language/format.ts';
import type { WholeIncident } from '../../owner/whole-incident.ts';
import { Blocks } from '../parts/blocks.tsx';
import { headlineOf } from '../parts/headline.ts';
import { Meta, type Reader, shell } from '../parts/shell.tsx';
import { stylesheet } from '../parts/styles.ts';
import { Timeline, type TimelineEntry } from './timeline.tsx';

const words = {
  title: {
    en: 'Report: signs that a seller account was used by someone else',
    ja: '出品用アカウントの不正利用の疑いに関する記録',
  },
  pdf: { en: 'As PDF', ja: 'PDFで保存' },
  csv: { en: 'All rows as a table (CSV)', ja: '全件の表（CSV）' },
  back: { en: 'The incident', ja: 'この検知に戻る' },
  account: { en: 'The account', ja: '対象アカウント' },
  shop: { en: 'Shop', ja: '店舗名' },
  seller: { en: 'Seller ID', ja: '出品者ID' },
  marketplaces: { en: 'Marketplaces', ja: 'マーケットプレイス' },
  unknown: { en: 'not known to the monitor', ja: '不明（留守番では取得していません）' },
  zone: { en: 'Time zone of all times', ja: '時刻の時間帯' },
  number: { en: 'Number of the incident', ja: '検知番号' },
  made: { en: 'Made', ja: '作成日時' },
  what: { en: 'What was seen', ja: '確認された内容' },
  sure: { en: 'How sure', ja: '確度' },
  total: { en: 'Things seen in all', ja: '確認された件数' },
  steps: { en: 'What the owner did', ja: '所有者が行った対応' },
  open: { en: 'not done so far', ja: '未実施' },
  source: { en: 'From what this was made', ja: 'この記録の作成方法' },
  sources: {
    en: 'Made by Rusuban {version}, a monitor that the account’s owner runs. It reads what Amazon’s Selling Partner API, or Amazon’s own mails, tell the owner, compares it with what was usual in this account, and keeps what differs with the time at which it was seen. It holds no data of buyers. It cannot see who signed in, nor from where: Amazon can. The sentences are estimates of a program; rows and times are as Amazon gave them.',
    ja: '本書は、アカウントの所有者が使用している見守りソフト「留守番」{version} が作成しました。Amazonの Selling Partner API またはAmazonからのメールで所有者に示された情報を読み取り、このアカウントの普段の状態と比べ、異なる点を確認時刻とともに記録したものです。購入者の情報は含みません。誰がどこからログインしたかは分からず、Amazonの記録で確認する必要があります。文章はプログラムによる推定です。各行の内容と時刻はAmazonから示されたものです。',
  },
  asks: { en: 'What Amazon can look up', ja: 'Amazonに確認を依頼する事項' },
  ask1: {
    en: 'Sign-ins to the account, their addresses and devices, from the first sign on',
    ja: '最初の兆候以降のログイン履歴（接続元・端末）',
  },
  ask2: {
    en: 'Changes of the sign-in address, password, two-step verification, users and connected apps',
    ja: 'ログイン用メールアドレス、パスワード、2段階認証、ユーザー権限、連携アプリの変更履歴',
  },
  ask3: { en: 'Changes of the deposit account, and payouts since then', ja: '入金先口座の変更履歴と、それ以降の入金' },
  ask4: {
    en: 'Who made the listings and price changes in this report',
    ja: '本書に記載した出品・価格変更を行った利用者',
  },
} as const satisfies Readonly<Record<string, Text>>;

export interface ReportProps extends WholeIncident {
  readonly account: Account;
  readonly timeline: readonly TimelineEntry[];
  readonly now: Instant;
}

/** In the console, with the ways to keep it. */
export function reportPage(reader: Reader, props: ReportProps, format: Format): string {
  const { language, base } = reader;
  const path = `${base}/incident/${props.incident.id}`;
  const body = (
    <>
      <p class="noprint">
        <a href={path}>{words.back[language]}</a>
        {' · '}
        <a href={`${path}/report.pdf`}>{words.pdf[language]}</a>
        {' · '}
        <a href={`${path}/evidence.csv`}>{words.csv[language]}</a>
      </p>
      <Report props={props} format={format} />
    </>
  );
  return shell(reader, { title: words.title[language], body });
}

/** By itself, for the printer: no browser shows it, so its styles may stand in it. */
export function reportSheet(props: ReportProps, format: Format): string {
  const html = (
    <html lang={format.language}>
      <head>
        <Meta title={words.title[format.language]} />
        <style>{raw(stylesheet)}</style>
      </head>
      <body>
        <main>
          <Report props={props} format={format} />
        </main>
      </body>
    </html>
  );
  return `<!DOCTYPE html>${html}`;
}

function Report({ props, format }: { readonly props: ReportProps; readonly format: Format }) {
  const { incident, account, checklist, timeline, now } = props;
  const { language } = format;
  const signals = strongestFirst(incident.signals);
  const story = storySentence(incident, detectors, format);
  const places = account.marketplaceIds.map((id) => findMarketplace(id)?.country ?? id);
  const facts = [
    [words.shop[language], cleanForeignText(account.name)],
    [words.seller[language], account.sellerId ?? words.unknown[language]],
    [words.marketplaces[language], places.join(', ')],
    [words.number[language], incident.id],
    [words.zone[language], account.timeZone],
    [words.made[language], format.instant(now)],
  ];
  return (
    <>
      <h1>{words.title[language]}</h1>
      <h2>{words.account[language]}</h2>
      <Facts rows={facts} />
      <h2>{words.what[language]}</h2>
      <p>
        <strong>{headlineOf(incident, format)}</strong>
      </p>
      {story && <p>{story}</p>}
      <Facts
        rows={[
          ...timeFacts(incident, format).map(({ label, value }) => [label, value]),
          [words.sure[language], certaintySentence(signals, format)],
          [words.total[language], String(evidenceTotalOf(incident.signals))],
        ]}
      />
      <Blocks blocks={evidenceParts({ incident, detectors }, format)} />
      <Timeline entries={timeline} format={format} />
      <h2>{words.steps[language]}</h2>
      <ul class="list">
        {checklist.map(({ step, done }) => (
          <li>
            {`${done ? '☑' : '☐'} ${format.say(step.title)}`}
            <br />
            <small>
              {done ? [format.moment(done.at), cleanForeignText(done.by)].join(', ') : words.open[language]}
            </small>
          </li>
        ))}
      </ul>
      <h2>{words.asks[language]}</h2>
      <ul>
        {(['ask1', 'ask2', 'ask3', 'ask4'] as const).map((one) => (
          <li>{words[one][language]}</li>
        ))}
      </ul>
      <h2>{words.source[language]}</h2>
      <p>{format.say(words.sources, { version })}</p>
    </>
  );
}

function Facts({ rows }: { readonly rows: readonly (readonly string[])[] }) {
  return (
    <dl>
      {rows.map(([label, value]) => (
        <>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </>
      ))}
    </dl>
  );
}
