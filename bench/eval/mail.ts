// How well mails are judged: real fakes and phishing URLs from the shared data (never copied here), and a generated set.
// Figures with the aims beside them; `npm run eval` shows them and fails when an aim is missed.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { MailLink } from '../../src/domain/mail/mail.ts';
import type { MailCheck, MailVerdict } from '../../src/domain/mail/mail-check.ts';
import { amazonZones } from '../../src/notices/amazon-domains.ts';
import { judgeLink } from '../../src/notices/links.ts';
import { corpus, type LabelledMail } from '../../test/support/mails/corpus.ts';
import { judge } from '../../test/support/mails/judge.ts';
import { type Attempts, runAttempts, shareOf } from './mail-attempts.ts';
import { large25, throughput } from './mail-speed.ts';

const shared = new URL('../../../shared/data/phishing/', import.meta.url);

export interface Aim {
  readonly what: string;
  readonly got: number;
  readonly aim: string;
  readonly isMet: boolean;
}

export interface MailEvaluation {
  /** Verdicts by label of the generated set, and of the real samples. */
  readonly verdicts: Readonly<Record<string, Partial<Record<MailVerdict, number>>>>;
  readonly aims: readonly Aim[];
  /** Generated and real mails that were judged against an aim, for whoever mends it. */
  readonly wrong: readonly string[];
  /** Null where the shared data is absent. */
  readonly urls: {
    readonly all: number;
    readonly notAmazon: number;
    readonly caughtAlone: number;
    readonly officialAccused: number;
  } | null;
  readonly attempts: Attempts;
  readonly mailsPerSecond: number;
  readonly ms25MegabyteMail: number;
}

const isAlarm = (verdict: MailVerdict) => verdict === 'phishing' || verdict === 'suspicious';

/** Judges everything. `size` is the number of generated fakes. */
export async function run({ size = 3_000, seed = 20_261_122 } = {}): Promise<MailEvaluation> {
  const judged: { mail: LabelledMail; check: MailCheck }[] = [];
  for (const mail of corpus(size, seed)) judged.push({ mail, check: await judge(mail.raw) });
  const real = existsSync(shared) ? readdirSync(shared).filter((name) => name.endsWith('.eml')) : [];
  for (const name of real) {
    const raw = readFileSync(new URL(name, shared));
    judged.push({
      mail: { label: 'phishing', isForged: /3480|5211|6326/.test(name), what: name, raw },
      check: await judge(raw),
    });
  }
  const verdicts: Record<string, Partial<Record<MailVerdict, number>>> = {};
  for (const { mail, check } of judged) {
    const row = `${real.includes(mail.what) ? 'real ' : ''}${mail.isForged ? 'forged ' : ''}${mail.label}`;
    verdicts[row] = { ...verdicts[row], [check.verdict]: (verdicts[row]?.[check.verdict] ?? 0) + 1 };
  }
  const share = (label: string, is: (check: MailCheck) => boolean) => {
    const of = judged.filter(({ mail }) => mail.label === label);
    return of.filter(({ check }) => is(check)).length / of.length;
  };
  const times = (is: (one: (typeof judged)[number]) => boolean) => judged.filter(is).length;
  const urls = existsSync(shared) ? judgeUrls() : null;
  const attempts = await runAttempts();
  const mailsPerSecond = await throughput();
  const aims: Aim[] = [
    atLeast(
      'phishing called phishing or suspicious',
      share('phishing', ({ verdict }) => isAlarm(verdict)),
      0.98,
    ),
    atLeast(
      'phishing called phishing',
      share('phishing', ({ verdict }) => verdict === 'phishing'),
      0.9,
    ),
    none(
      'genuine called phishing',
      times(({ mail, check }) => mail.label === 'genuine' && check.verdict === 'phishing'),
    ),
    none(
      'forged sender called genuine',
      times(({ mail, check }) => mail.isForged && check.verdict === 'genuine'),
    ),
    none(
      'unrelated called phishing',
      times(({ mail, check }) => mail.label === 'unrelated' && check.verdict === 'phishing'),
    ),
    none('forged mails that became evidence', attempts.evidence),
    atLeast(
      'adversarial fakes called phishing or suspicious',
      shareOf(Object.values(attempts.fakes), 'phishing', 'suspicious'),
      0.9,
    ),
    atMost('honest mails called phishing', shareOf([attempts.honest], 'phishing'), 0.002),
    atLeast('mails a second on one core, DNS cached', mailsPerSecond, 50),
    ...(urls
      ? [
          none('official hosts accused', urls.officialAccused),
          atLeast('phishing URLs not taken for Amazon’s', urls.notAmazon / urls.all, 1),
        ]
      : []),
  ];
  const isWrong = ({ mail, check }: (typeof judged)[number]) =>
    mail.label === 'phishing' ? check.verdict !== 'phishing' : isAlarm(check.verdict);
  return {
    verdicts,
    aims,
    wrong: judged.filter(isWrong).map(({ mail, check }) => `${mail.label} called ${check.verdict}: ${mail.what}`),
    urls,
    attempts,
    mailsPerSecond,
    ms25MegabyteMail: await large25(),
  };
}

const atLeast = (what: string, got: number, least: number): Aim => ({
  what,
  got,
  aim: `at least ${least}`,
  isMet: got >= least,
});
const atMost = (what: string, got: number, most: number): Aim => ({
  what,
  got,
  aim: `at most ${most}`,
  isMet: got <= most,
});
const none = (what: string, got: number): Aim => ({ what, got, aim: '0', isMet: got === 0 });

/** Real phishing URLs, and Amazon's own in many forms. */
function judgeUrls() {
  const rows: { url: string }[] = parse(readFileSync(new URL('amazon-phish-urls-2019-2022.csv', shared)), {
    columns: true,
  });
  const link = (url: string): MailLink => ({ kind: 'link', url, shown: '' });
  const judged = rows.map(({ url }) => judgeLink(link(url)));
  const official = amazonZones
    .filter((zone) => zone !== 'amazonses.com')
    .flatMap((zone) =>
      [
        `https://${zone}/`,
        `https://www.${zone}/gp/css/homepage.html?ie=UTF8&ref_=x`,
        `http://sellercentral.${zone}/a?b=https%3A%2F%2Fwww.${zone}%2Fc`,
        `HTTPS://WWW.${zone.toUpperCase()}:443/dp/B000#a`,
        `https://${zone}./`,
      ].map(link),
    )
    .map(judgeLink);
  return {
    all: rows.length,
    notAmazon: judged.filter(({ owner }) => owner !== 'amazon').length,
    caughtAlone: judged.filter(({ tells }) => tells.length > 0).length,
    officialAccused: official.filter(({ owner, tells }) => owner !== 'amazon' || tells.length > 0).length,
  };
}
