// How well Amazon's notices are understood: generated mails of every kind in three languages, and mails that use the same
// words where nothing has happened. By kind, with the aims of docs/evaluation-mail.md.
import type { NoticeType } from '../../src/domain/mail/notice.ts';
import { recogniseNotice } from '../../src/notices/recognise.ts';
import { type GeneratedNotice, generateNotice, type Tongue } from '../../test/support/mails/notice-mails.ts';
import { random } from '../../test/support/mails/random.ts';

export interface KindFigures {
  readonly about: NoticeType;
  readonly tongue: Tongue;
  /** Mails that tell of it, and those of them that were understood. */
  readonly told: number;
  readonly right: number;
  /** Mails that use its words and tell of nothing, and those of them that were taken for a change of any kind. */
  readonly harmless: number;
  readonly taken: number;
}

export interface NoticeEvaluation {
  readonly kinds: readonly KindFigures[];
  /** The same over the mails whose words for the thing were held out. */
  readonly heldOut: {
    readonly told: number;
    readonly right: number;
    readonly harmless: number;
    readonly taken: number;
  };
  readonly wrong: readonly string[];
}

/** Notices that no detector takes for a change. */
const quiet = new Set<NoticeType | null>(['unknown', 'order-progress', 'buyer-order', 'seller-order', null]);

const isRight = ({ type }: GeneratedNotice, found: NoticeType | null) =>
  type === null ? quiet.has(found) : found === type;

/** @param size the number of mails, a quarter of them with words that were held out */
export function run({ size = 20_000, seed = 20_261_129 } = {}): NoticeEvaluation {
  const r = random(seed);
  const read = Array.from({ length: size }, (_, i) => {
    const mail = generateNotice(r, i % 4 === 3);
    const { from, subject, text } = mail;
    return { mail, found: recogniseNotice({ from: [{ name: '', address: from }], subject, text }) };
  });
  const figures = (of: typeof read) => {
    const told = of.filter(({ mail }) => mail.type !== null);
    const harmless = of.filter(({ mail }) => mail.type === null);
    return {
      told: told.length,
      right: told.filter(({ mail, found }) => isRight(mail, found)).length,
      harmless: harmless.length,
      taken: harmless.filter(({ mail, found }) => !isRight(mail, found)).length,
    };
  };
  const groups = new Map<string, typeof read>();
  for (const one of read) {
    const name = `${one.mail.about} ${one.mail.tongue}`;
    groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  return {
    kinds: [...groups.values()].flatMap((of) => {
      const [first] = of;
      return first ? [{ about: first.mail.about, tongue: first.mail.tongue, ...figures(of) }] : [];
    }),
    heldOut: figures(read.filter(({ mail }) => mail.isHeldOut)),
    wrong: read
      .filter(({ mail, found }) => !isRight(mail, found))
      .map(
        ({ mail, found }) =>
          `${mail.tongue} ${mail.type ?? `no ${mail.about}`} (${mail.mood}) read as ${found}: ${mail.subject}`,
      ),
  };
}

const share = (n: number, of: number) => (of === 0 ? 'none' : `${((100 * n) / of).toFixed(2)} %`);

/** The section of docs/evaluation-mail.md. */
export function noticesSection({ kinds, heldOut, wrong }: NoticeEvaluation): string {
  const sum = (key: 'told' | 'right' | 'harmless' | 'taken') => kinds.reduce((total, one) => total + one[key], 0);
  const met = (isMet: boolean) => (isMet ? 'met' : '**missed**');
  const names = [...new Set(kinds.map(({ about }) => about))].sort();
  const cell = (about: NoticeType, tongue: Tongue) => {
    const one = kinds.find((kind) => kind.about === about && kind.tongue === tongue);
    return one ? `${one.right}/${one.told}, ${one.taken}/${one.harmless}` : '';
  };
  return `## Which notices are understood

Generated mails: every notice in Japanese, English and German, said in many ways, wrapped or not, with titles that sound like notices and footers full of advice around them; half of the mails use the same words where nothing has happened (asked for, denied, conditional, to come, advice, news). Their words are written apart from the recogniser's; those for the thing in each fourth mail were written before it was first tried and are no part of its lists (one clash that they showed, 受取口座 with parcels that are collected, was mended).

| what | aim | got | |
|---|---|---|---|
| notices understood | at least 98 % | ${share(sum('right'), sum('told'))} of ${sum('told')} | ${met(sum('right') >= 0.98 * sum('told'))} |
| harmless mails taken for a change | at most 0.5 % | ${share(sum('taken'), sum('harmless'))} of ${sum('harmless')} | ${met(sum('taken') <= 0.005 * sum('harmless'))} |
| the same, words held out: understood | at least 98 % | ${share(heldOut.right, heldOut.told)} of ${heldOut.told} | ${met(heldOut.right >= 0.98 * heldOut.told)} |
| the same, words held out: taken | at most 0.5 % | ${share(heldOut.taken, heldOut.harmless)} of ${heldOut.harmless} | ${met(heldOut.taken <= 0.005 * heldOut.harmless)} |

By notice: understood of those told, taken for a change of the harmless.

| notice | ja | en | de |
|---|---|---|---|
${names.map((about) => `| ${about} | ${cell(about, 'ja')} | ${cell(about, 'en')} | ${cell(about, 'de')} |`).join('\n')}

${
  wrong.length === 0
    ? 'None was read otherwise.'
    : `Read otherwise: ${wrong.length}, among them:\n\n${[...new Set(wrong)]
        .slice(0, 6)
        .map((one) => `- ${one.replaceAll('|', '/')}`)
        .join('\n')}`
}
`;
}
