// docs/evaluation.md: the figures as they came, those of the held-out half first.
import { type AttackKind, attackKinds, bulkKinds } from './attacks.ts';
import type { AttackRun, BenignRun, Detection } from './detection.ts';
import type { RealShop } from './real-shop.ts';
import { type Rival, rivals } from './rivals.ts';
import { benignKinds, type Sight, sights } from './shop.ts';

interface PageOptions {
  readonly seed: number;
  readonly real: RealShop | null;
  readonly minutes: number;
  readonly date: Date;
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
const percentOf = (part: number, all: number) => (all === 0 ? '-' : `${((100 * part) / all).toFixed(1)} %`);
const perYear = (alerts: number, years: number) => (years === 0 ? '-' : (alerts / years).toFixed(2));
const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
const spanOf = (minutes: number | undefined) => {
  if (minutes === undefined) return '-';
  return minutes < 300
    ? `${minutes} min`
    : minutes < 2 * 1440
      ? `${(minutes / 60).toFixed(1)} h`
      : `${(minutes / 1440).toFixed(1)} d`;
};
const sales = ['before the tenth order', 'orders taken before (median)', '(90 %)'];
const middle = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

function attackRow(kind: AttackKind, runs: readonly AttackRun[]): string[] {
  const own = runs.filter((one) => one.kind === kind);
  const told = own.flatMap(({ minutes }) => (minutes === null ? [] : [minutes]));
  const inStep = own.filter(({ isInStep }) => isInStep).length;
  return [
    bulkKinds.has(kind) ? `**${kind}**` : kind,
    `${told.length} of ${own.length}`,
    percentOf(inStep, own.length),
    spanOf(middle(told)),
    told.length > 0 ? spanOf(Math.max(...told)) : '-',
    ...salesOf(own),
  ];
}

/** Of those that sold anything: told before the tenth order; how many had come, in the middle and at the nine tenths. */
function salesOf(runs: readonly AttackRun[]): string[] {
  const sold = runs.filter(({ orders }) => orders > 0);
  if (sold.length === 0) return ['-', '-', '-'];
  const before = sold.map(({ ordersBefore }) => ordersBefore).sort((a, b) => a - b);
  const early = sold.filter(({ minutes, ordersBefore }) => minutes !== null && ordersBefore < 10).length;
  const most = before[Math.min(before.length - 1, Math.floor(before.length * 0.9))];
  return [`${early} of ${sold.length}`, `${middle(before)}`, `${most}`];
}

function sightRow(sight: Sight, { benign, attacks }: Detection): string[] {
  const own = attacks.filter((one) => one.sight === sight);
  const shops = benign.filter((one) => one.sight === sight);
  const years = sumOf(shops.map((one) => one.years));
  const alerts = sumOf(shops.map((one) => one.alerts));
  const told = own.filter(({ minutes }) => minutes !== null).length;
  return [sight, `${told} of ${own.length}`, ...salesOf(own), `${years}`, perYear(alerts, years)];
}

function benignRow(name: string, runs: readonly BenignRun[]): string[] {
  const years = sumOf(runs.map((one) => one.years));
  const worst = runs.reduce((most, { alerts }) => Math.max(most, alerts), 0);
  return [
    name,
    `${years}`,
    perYear(sumOf(runs.map(({ alerts }) => alerts)), years),
    `${worst}`,
    perYear(sumOf(runs.map(({ incidents }) => incidents)), years),
  ];
}

/** Days that a rival would call out in honest shops, where it is set to find as many bulk attacks as Rusuban. */
function rivalRow(rival: Rival, benign: readonly BenignRun[], attacks: readonly AttackRun[]): string[] {
  const bulk = attacks.filter(({ kind }) => bulkKinds.has(kind));
  const caught = bulk.filter(({ minutes }) => minutes !== null).length;
  const scores = bulk.map((one) => one.rivals[rival]).sort((a, b) => b - a);
  const limit = Math.max(scores[caught - 1] ?? 0, Number.MIN_VALUE);
  const years = sumOf(benign.map((one) => one.years));
  const days = sumOf(benign.map((one) => one.rivals.filter((scored) => scored[rival] >= limit).length));
  return [rival, limit.toPrecision(3), perYear(days, years)];
}

function half(name: string, { benign, attacks }: Detection): string {
  const bulk = attacks.filter(({ kind }) => bulkKinds.has(kind));
  const others = attacks.filter(({ kind }) => !bulkKinds.has(kind));
  const told = (runs: readonly AttackRun[]) => runs.filter(({ minutes }) => minutes !== null).length;
  const years = sumOf(benign.map((one) => one.years));
  const alerts = sumOf(benign.map((one) => one.alerts));
  return `## ${name}

${table(
  ['aim', 'figure'],
  [
    [
      'bulk attacks told within one step (15 min) of the tenth foreign listing or third cancellation: 99 %',
      `${percentOf(bulk.filter(({ isInStep }) => isInStep).length, bulk.length)} (told before the payout: ${percentOf(told(bulk), bulk.length)})`,
    ],
    ['mild, slow, payout and the other attacks told before the payout: 95 %', percentOf(told(others), others.length)],
    ['immediate alerts in a benign shop-year: 0.3', perYear(alerts, years)],
  ],
)}

### Attacks

${table(
  ['attack', 'told before the payout', 'within one step', 'median', 'worst', ...sales],
  attackKinds.map((kind) => attackRow(kind, attacks)),
)}

Times run from the first foreign act to the first alert, "within one step" from when enough of it can be seen: in a shop that is seen by daily files a listing shows up to a day later. Bold ones are the bulk attacks.

### By what is seen

${table(
  ['seen', 'attacks told', ...sales, 'honest shop-years', 'immediate alerts a year'],
  sights.map((sight) => sightRow(sight, { benign, attacks })),
)}

### Honest shops

${table(
  ['shop', 'shop-years', 'immediate alerts a year', 'worst shop', 'incidents a year, reports included'],
  [
    ...benignKinds.map((kind) =>
      benignRow(
        kind,
        benign.filter((one) => one.kind === kind),
      ),
    ),
    benignRow('**all**', benign),
  ],
)}

### Rivals, set to find as many of the bulk attacks

${table(
  ['rival', 'its limit', 'days called out in a benign shop-year'],
  [...rivals.map((rival) => rivalRow(rival, benign, attacks)), ['Rusuban', '-', perYear(alerts, years)]],
)}
`;
}

/** Bulk attacks that were told, but later than within a step. */
function lateTable(attacks: readonly AttackRun[]): string {
  const late = attacks.filter(({ kind, isInStep, minutes }) => bulkKinds.has(kind) && !isInStep && minutes !== null);
  if (late.length === 0) return 'Every bulk attack was told within a step.';
  const rows = attackKinds.flatMap((kind) => {
    const own = late.filter((one) => one.kind === kind);
    const minutes = own.map((one) => one.minutes ?? 0);
    return own.length > 0 ? [[kind, `${own.length}`, spanOf(middle(minutes)), spanOf(Math.max(...minutes))]] : [];
  });
  return table(['told later than within a step', 'attacks', 'median', 'worst'], rows);
}

export function evaluationPage(detection: Detection, { seed, real, minutes, date }: PageOptions): string {
  const pick = (isHeldOut: boolean): Detection => ({
    benign: detection.benign.filter((one) => one.isHeldOut === isHeldOut),
    attacks: detection.attacks.filter((one) => one.isHeldOut === isHeldOut),
  });
  const because = detection.benign.flatMap((one) => one.because.map((why) => `${one.kind}: ${why}`));
  const missed = detection.attacks.filter(({ minutes: told }) => told === null);
  return `# Evaluation

Written by \`npm run eval\` on ${date.toISOString().slice(0, 10)}, seed ${seed}: ${detection.benign.length} honest shop-years and ${detection.attacks.length} attacks, made from seeds by \`bench/eval\` (shops from one order a month to 500 a day), replayed through the core of \`rusuban backtest\` in ${minutes.toFixed(0)} minutes. Half of the seeds are held out: the final figure is theirs, and nothing was tuned on them. Honest shops of more than 5 orders a day are looked at once an hour, those of 500 every three; attacks every 15 minutes. \`npm run eval\` measures again. The shops are made up; only the last section is real.

${half('Held-out half', pick(true))}
${half('Tuning half', pick(false))}
## A real shop

${
  real
    ? `UCI Online Retail (${real.orders} orders of a real shop in ${Math.round(real.days)} days, ${real.cancelled} cancelled by nobody knows whom): ${real.immediateAlerts} immediate alerts, ${real.incidents} incidents for the report.`
    : 'The shared data was not there.'
}

## What is still missed, and what still bothers

${
  missed.length === 0
    ? 'No attack was missed.'
    : table(
        ['attack', 'missed'],
        attackKinds.flatMap((kind) => {
          const n = missed.filter((one) => one.kind === kind).length;
          return n > 0 ? [[kind, `${n}`]] : [];
        }),
      )
}

${lateTable(detection.attacks)}

Why: three products cancelled within an hour are told at once where the seller shipped nothing, or hardly anything, in that hour and a day with so many is rare for the shop. Where several a day are usual, as in larger shops with a careless shelf, it takes some more, which a slow hand reaches a step later; four in ten of the honest shops here cancel hours before they pack, and they are what holds the limit up. What is put on sale one by one over three weeks is told when its days add up. Own FBA listings that are only flipped, at the same price, are told at once where the longer promise is seen (the API shows it, a listing report does not); from files alone they wait for the cancellations, since stock is moved so before every holiday.

${
  because.length === 0
    ? 'No honest shop was written to.'
    : `Alerts to honest shops, by what stood behind them:\n\n${because
        .map((why) => (why.length > 200 ? `${why.slice(0, 200)} ...` : why))
        .slice(0, 60)
        .map((why) => `- ${why}`)
        .join('\n')}`
}
`;
}
