// The parts of a weekly report, each as blocks.
import { noticeNames } from '../../domain/mail/notice.ts';
import { type Finding, isJudged, type ToldIncident, type WeeklyReport } from '../../domain/reports/weekly.ts';
import { count, duration, instant } from '../../domain/text/text.ts';
import { detectorTitle, type SpokenDetector, signalHeadline, signalSentence } from '../incident/spoken.ts';
import { storyHeadline } from '../incident/story.ts';
import { timeFacts } from '../incident/times.ts';
import { dayName } from '../language/calendar.ts';
import { reasonWords } from '../language/coverage-words.ts';
import { cleanForeignText } from '../language/foreign-text.ts';
import type { Format } from '../language/format.ts';
import { type Block, facts, type Labelled, list, paragraph, small, subtitle, title } from '../layout/blocks.ts';
import { questionLine } from './question-words.ts';
import { shareWords } from './weekly-verdict.ts';

/** Shown one by one; the rest is counted. */
const findingsShown = 10;
const othersShown = 8;
const gapsShown = 6;
const plannedShown = 10;
const unclearShown = 5;
const headlineLimit = 60;
/** A model of one shop's days isn't trusted beyond one in a million. */
const rarest = 1e6;

export interface Spoken {
  readonly detectors: readonly SpokenDetector[];
  readonly format: Format;
}

const comma = ({ language }: Format): string => (language === 'ja' ? '、' : ', ');

export function part(heading: string, blocks: readonly Block[]): Block[] {
  return blocks.length === 0 ? [] : [title(heading), ...blocks];
}

function more(all: number, shown: number, format: Format): Block[] {
  return all > shown ? [small(format.phrase('weekly.and-more', { n: count(all - shown) }))] : [];
}

const daysOf = (pValue: number, format: Format): string =>
  format.roughly(Math.max(2, Number(Math.min(rarest, 1 / pValue).toPrecision(1))));

function incidentFacts(incident: ToldIncident, format: Format): Labelled[] {
  const { noticedAt, decidedAt, mailedAt, acknowledgedAt, status } = incident;
  const label = (key: 'answered' | 'status') => format.phrase(`weekly.${key}`);
  const wasSerious = decidedAt === null || decidedAt - noticedAt < 60_000;
  const mailed =
    mailedAt === null
      ? format.phrase('weekly.not-mailed')
      : wasSerious
        ? format.phrase('weekly.mailed-after', { ms: duration(mailedAt - noticedAt), at: instant(mailedAt) })
        : format.phrase('weekly.mailed-waited', {
            at: instant(mailedAt),
            ms: duration(mailedAt - (decidedAt ?? noticedAt)),
            decided: instant(decidedAt ?? noticedAt),
          });
  const answered =
    acknowledgedAt === null
      ? format.phrase('weekly.not-answered')
      : format.phrase('weekly.answered-after', {
          ms: duration(acknowledgedAt - (mailedAt ?? noticedAt)),
          at: instant(acknowledgedAt),
        });
  return [
    ...timeFacts(incident, format),
    { label: format.phrase('time.told'), value: mailed },
    { label: label('answered'), value: answered },
    { label: label('status'), value: format.phrase(`status.${status}`) },
  ];
}

export function incidentBlocks({ incidents }: WeeklyReport, { detectors, format }: Spoken): Block[] {
  return part(
    format.phrase('weekly.incidents'),
    incidents
      .slice(0, findingsShown)
      .flatMap((incident) => [
        subtitle(
          format.phrase('weekly.incident', {
            severity: format.phrase(`severity.${incident.severity}`),
            what:
              (incident.story && storyHeadline(incident.story, detectors, format, headlineLimit)) ??
              signalHeadline(incident.signal, detectors, format, headlineLimit),
          }),
        ),
        paragraph(signalSentence(incident.signal, detectors, format)),
        facts(incidentFacts(incident, format)),
      ])
      .concat(more(incidents.length, findingsShown, format)),
  );
}

function findingBlocks(
  { signal, date, pValue, qValue, more: others }: Finding,
  tests: number,
  spoken: Spoken,
): Block[] {
  const { detectors, format } = spoken;
  const how =
    pValue === null || qValue === null
      ? format.phrase('weekly.finding-fact')
      : format.phrase('weekly.finding-chance', {
          days: daysOf(pValue, format),
          tests: count(tests),
          share: shareOfChance(qValue, format),
        });
  return [
    subtitle(
      format.phrase('weekly.finding', {
        title: detectorTitle(signal.detector, detectors, format),
        day: dayName(format, date),
      }),
    ),
    paragraph(signalSentence(signal, detectors, format)),
    ...(others > 0 ? [paragraph(format.phrase('weekly.finding-more', { n: count(others) }))] : []),
    small(how),
  ];
}

/** Never smaller than one in a thousand: so sure is no model of one shop's days. */
function shareOfChance(qValue: number, format: Format): string {
  return format.value({ kind: 'percent', ratio: Math.max(0.001, Number(qValue.toPrecision(1))) });
}

export function findingsBlocks(report: WeeklyReport, spoken: Spoken): Block[] {
  const { format } = spoken;
  const { tests, findings } = report;
  const worth = findings.filter(({ isWorthALook }) => isWorthALook);
  return part(format.phrase('weekly.findings'), [
    ...(worth.length === 0
      ? [paragraph(format.phrase(isJudged(report) ? 'weekly.no-findings' : 'weekly.none-judged'))]
      : []),
    ...worth.slice(0, findingsShown).flatMap((finding) => findingBlocks(finding, tests, spoken)),
    ...more(worth.length, findingsShown, format),
    ...(tests > 0 ? [paragraph(format.phrase('weekly.method', { tests: count(tests) }))] : []),
  ]);
}

function otherLine({ signal, date, pValue }: Finding, { detectors, format }: Spoken): string {
  const why = signal.known ? `${comma(format)}${format.phrase(`weekly.known-${signal.known}`)}` : '';
  const what = `${signalHeadline(signal, detectors, format, headlineLimit)}${why}`;
  const day = dayName(format, date);
  return pValue === null
    ? format.phrase('weekly.other-fact', { day, what })
    : format.phrase('weekly.other', { day, what, days: daysOf(pValue, format) });
}

export function otherBlocks({ findings }: WeeklyReport, spoken: Spoken): Block[] {
  const { format } = spoken;
  const others = findings.filter(({ isWorthALook, signal }) => !isWorthALook && signal.family !== 'monitor');
  if (others.length === 0) return [];
  return part(format.phrase('weekly.others'), [
    list(others.slice(0, othersShown).map((finding) => otherLine(finding, spoken))),
    ...more(others.length, othersShown, format),
  ]);
}

export function plannedBlocks({ planned }: WeeklyReport, format: Format): Block[] {
  const items = planned.slice(0, plannedShown).map(({ kind, from, to, note }) => {
    const item = format.phrase('weekly.planned-item', {
      kind: format.phrase(`plan.${kind}`),
      from: format.moment(from),
      to: format.moment(to),
    });
    const said = cleanForeignText(note, 200);
    return said === '' ? item : format.phrase('weekly.planned-note', { item, note: said });
  });
  if (items.length === 0) return [];
  return part(format.phrase('weekly.planned'), [list(items), ...more(planned.length, plannedShown, format)]);
}

export function unseenBlocks({ watch, unjudged }: WeeklyReport, { detectors, format }: Spoken): Block[] {
  const rows = watch.parts.map(({ part: name, share, reason }) => [
    format.phrase(`part.${name}`),
    share === null
      ? format.phrase('weekly.part-never', { reason: reasonWords(reason, format) })
      : shareWords(share, format),
  ]);
  const longest = [...watch.gaps].sort((a, b) => b.to - b.from - (a.to - a.from)).slice(0, gapsShown);
  const gaps = longest
    .sort((a, b) => a.from - b.from)
    .map(({ part: name, from, to, reason }) =>
      format.phrase('weekly.gap', {
        part: format.phrase(`part.${name}`),
        from: format.moment(from),
        to: format.moment(to),
        ms: duration(to - from),
        reason:
          reason === null
            ? format.phrase('weekly.gap-untried')
            : format.phrase('weekly.gap-reason', { reason: reasonWords(reason, format) }),
      }),
    );
  const titles = unjudged.map((id) => detectorTitle(id, detectors, format)).join(comma(format));
  return part(format.phrase('weekly.unseen'), [
    { kind: 'table', head: ['', format.phrase('weekly.watched-head')], rows },
    ...(gaps.length > 0
      ? [subtitle(format.phrase('weekly.gaps')), list(gaps), ...more(watch.gaps.length, gapsShown, format)]
      : watch.share === null
        ? []
        : [paragraph(format.phrase('weekly.no-gaps'))]),
    ...(unjudged.length > 0 ? [paragraph(format.phrase('weekly.unjudged', { titles }))] : []),
    small(format.phrase('unseen.never')),
  ]);
}

export function mailboxBlocks(
  { mailbox: { isWatched, phishing, notices, unclear, checked, still }, account }: WeeklyReport,
  format: Format,
): Block[] {
  const told = notices.map(({ type, count: n }) =>
    format.phrase('weekly.notice', { what: format.say(noticeNames[type]), n: count(n) }),
  );
  const asked = checked.map(({ verdict, count: n }) => format.phrase(`weekly.checked-${verdict}`, { n: count(n) }));
  const all = checked.reduce((sum, { count: n }) => sum + n, 0);
  return part(
    format.phrase('weekly.mailbox'),
    isWatched || phishing + notices.length + all > 0
      ? [
          ...(still ? [paragraph(format.phrase('weekly.still', { n: count(still.mails) }))] : []),
          paragraph(format.phrase('weekly.phishing', { n: count(phishing) })),
          ...(told.length > 0 ? [paragraph(format.phrase('weekly.notices', { list: told.join(comma(format)) }))] : []),
          ...(unclear.length > 0
            ? [
                paragraph(
                  format.phrase('weekly.unclear', {
                    n: count(unclear.reduce((sum, { count: n }) => sum + n, 0)),
                    account: cleanForeignText(account.id),
                  }),
                ),
                list(
                  unclear
                    .slice(0, unclearShown)
                    .map(({ shape, count: n }) =>
                      format.phrase('weekly.unclear-one', { subject: cleanForeignText(shape), n: count(n) }),
                    ),
                ),
                ...more(unclear.length, unclearShown, format),
              ]
            : []),
          ...(all > 0
            ? [paragraph(format.phrase('weekly.checked', { n: count(all), list: asked.join(comma(format)) }))]
            : []),
        ]
      : [paragraph(format.phrase('weekly.no-mailbox'))],
  );
}

export function questionBlocks({ questions, account, madeAt }: WeeklyReport, format: Format): Block[] {
  const open = questions.filter(({ isOpen }) => isOpen);
  return part(
    format.phrase('weekly.questions'),
    open.length === 0
      ? [paragraph(format.phrase('weekly.questions-none'))]
      : [
          paragraph(
            format.phrase('weekly.questions-open', { n: count(open.length), account: cleanForeignText(account.id) }),
          ),
          list(open.map((question) => questionLine(question, madeAt, format))),
        ],
  );
}
