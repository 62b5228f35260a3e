// The same words in another mood, tense or place: what makes a notice of them, and what may not.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { recogniseNotice } from '../../src/notices/recognise.ts';
import { generateNotice, say, speeches, type Tongue } from '../support/mails/notice-mails.ts';
import { type Change, titles } from '../support/mails/notice-speech.ts';
import { random } from '../support/mails/random.ts';

const harmless = new Set<unknown>(['unknown', 'order-progress', 'buyer-order', 'seller-order']);
const senders = { ja: 'account-update@amazon.co.jp', en: 'account-update@amazon.com', de: 'account-update@amazon.de' };
const recognise = (tongue: Tongue, subject: string, text: string) =>
  recogniseNotice({ from: [{ name: '', address: senders[tongue] }], subject, text });

interface Statement {
  readonly tongue: Tongue;
  readonly change: Change;
  readonly thing: string;
  readonly verb: Change['verbs'][number];
}

/** Something of the account and a verb that fits it. */
const statement: fc.Arbitrary<Statement> = fc
  .constantFrom<Tongue>('ja', 'en', 'de')
  .chain((tongue) => fc.constantFrom(...speeches[tongue].changes).map((change) => ({ tongue, change })))
  .chain(({ tongue, change }) =>
    fc.record({
      tongue: fc.constant(tongue),
      change: fc.constant(change),
      thing: fc.constantFrom(...change.things),
      verb: fc.constantFrom(...change.verbs),
    }),
  );

const framed = (kindOf: (tongue: Tongue) => readonly string[]) =>
  statement.chain((one) =>
    fc.constantFrom(...kindOf(one.tongue)).map((frame) => ({ ...one, said: say(frame, one.thing, one.verb) })),
  );
const done = framed((tongue) => speeches[tongue].done);
const general = (tongue: Tongue) => speeches[tongue].general[0] ?? '';

describe('what has happened', () => {
  it('is told of by the text', () => {
    fc.assert(
      fc.property(done, ({ tongue, change, said }) => {
        expect(recognise(tongue, general(tongue), said)).toBe(change.type);
      }),
    );
  });

  it('is told of by the subject', () => {
    fc.assert(
      fc.property(
        framed((tongue) => speeches[tongue].subjects),
        ({ tongue, change, said }) => {
          expect(recognise(tongue, said, '')).toBe(change.type);
        },
      ),
    );
  });
});

describe('what is asked for, denied, conditional, to come, advice or news', () => {
  it.each(Object.keys(speeches.en.harmless))('is no change: %s', (mood) => {
    const arbitrary = framed((tongue) => speeches[tongue].harmless[mood] ?? ['']);
    fc.assert(
      fc.property(arbitrary, ({ tongue, said }) => {
        expect(harmless).toContain(recognise(tongue, general(tongue), said));
        expect(harmless).toContain(recognise(tongue, said, ''));
      }),
    );
  });
});

describe('a title', () => {
  const quoted = fc
    .record({
      title: fc.oneof(
        fc.constantFrom(...titles),
        done.map(({ said }) => said),
      ),
      marks: fc.constantFrom('「」', '“”', '""', '„“'),
    })
    .map(({ title, marks }) => `${marks.charAt(0)}${title.replace(/[「」“”„"]/gu, '')}${marks.charAt(1)}`);

  it('changes nothing in what is told', () => {
    fc.assert(
      fc.property(done, quoted, fc.boolean(), ({ tongue, change, said }, title, isFirst) => {
        const lines = isFirst ? [title, said] : [said, title];
        expect(recognise(tongue, general(tongue), lines.join('\n'))).toBe(change.type);
      }),
    );
  });

  it('makes no notice of an order', () => {
    const orders = [
      ['auto-confirm@amazon.com', (title: string) => `Ordered: ${title}`],
      ['auto-confirm@amazon.co.jp', (title: string) => `注文済み: ${title}`],
      ['shipment-tracking@amazon.com', (title: string) => `Your Amazon.com order of ${title} has shipped!`],
      ['seller-notification@amazon.com', (title: string) => `Sold, ship now: ${title}`],
      ['seller-notification@amazon.co.jp', (title: string) => `注文確定 - 商品を発送してください: ${title}`],
      ['auto-confirm@amazon.de', (title: string) => `Bestellt: ${title}`],
    ] as const;
    fc.assert(
      fc.property(fc.constantFrom(...orders), quoted, fc.boolean(), ([address, subject], title, isBare) => {
        const shown = isBare ? title.slice(1, -1) : title;
        const found = recogniseNotice({
          from: [{ name: '', address }],
          subject: subject(shown),
          text: `* ${shown} Qty: 1`,
        });
        expect(harmless).toContain(found);
      }),
    );
  });
});

describe('a footer', () => {
  const footer = (tongue: Tongue) => fc.constantFrom(...speeches[tongue].tips);

  it('changes nothing in what is told, and tells of nothing', () => {
    fc.assert(
      fc.property(
        done.chain((one) => footer(one.tongue).map((tip) => ({ ...one, tip }))),
        ({ tongue, change, said, tip }) => {
          expect(recognise(tongue, general(tongue), `${said}\n${tip}`)).toBe(change.type);
          expect(harmless).toContain(recognise(tongue, general(tongue), tip));
        },
      ),
    );
  });
});

describe('a generated mail', () => {
  it('is understood in nearly every layout, and no harmless one is taken for a change', () => {
    const r = random(7);
    const mails = Array.from({ length: 600 }, (_, i) => generateNotice(r, i % 3 === 0));
    const found = mails.map((mail) => ({
      mail,
      type: recogniseNotice({ from: [{ name: '', address: mail.from }], subject: mail.subject, text: mail.text }),
    }));
    const missed = found.filter(({ mail, type }) => mail.type !== null && mail.type !== type);
    const taken = found.filter(({ mail, type }) => mail.type === null && !harmless.has(type));
    expect(missed.length).toBeLessThanOrEqual(mails.length * 0.01);
    expect(taken.map(({ mail }) => `${mail.subject} | ${mail.text}`)).toEqual([]);
  });
});

describe('any text at all', () => {
  it('is read without a fault', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), fc.string({ unit: 'binary', maxLength: 2_000 }), (subject, text) => {
        recogniseNotice({ from: [{ name: '', address: senders.en }], subject, text });
      }),
    );
  });
});
