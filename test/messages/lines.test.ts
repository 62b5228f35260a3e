// One-line summaries of incidents and verdicts, and the plain layout under all text.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { incident, payoutSignal } from '../../dev/previews/incidents.ts';
import { detectors } from '../../dev/previews/words.ts';
import { fitWidth, widthOf, wrap } from '../../src/domain/text/plain-layout.ts';
import { incidentLine } from '../../src/messages/incident/line.ts';
import { createFormat } from '../../src/messages/language/format.ts';
import { verdictLine } from '../../src/messages/reports/verdict-line.ts';
import { squeezed } from './visible.ts';

const en = createFormat('en', 'Asia/Tokyo');
const ja = createFormat('ja', 'Asia/Tokyo');

describe('an incident in one line', () => {
  it('says how bad, since when, what, how sure, and where it stands', () => {
    expect(incidentLine(incident(), detectors, en)).toBe(
      'critical | Sun, Nov 22, 2026, 02:10 GMT+9 | someone may be selling as you: 23 listed, 21 too cheap | very sure | open',
    );
    expect(incidentLine(incident({ status: 'dismissed', signals: [payoutSignal()] }), detectors, ja)).toBe(
      '最高 | 2026年11月22日(日) 02:10 JST | 売上金が他人に渡るおそれ | 変更を確認 | 問題なし',
    );
  });

  it('has something to say of an incident without signals', () => {
    expect(incidentLine(incident({ id: 'x1', signals: [] }), detectors, en)).toContain('| x1 |');
  });
});

describe('a verdict in one line', () => {
  it('says which part was missing and why', () => {
    const skipped = {
      detector: 'profile-changed',
      outcome: 'skipped',
      parts: ['payouts', 'profile'],
      reason: 'payouts: revoked; profile: slow; really',
    } as const;
    expect(verdictLine(skipped, detectors, ja)).toBe(
      '入金先口座の変更：確認できなかったもの：入金（このプログラムへの許可が取り消されています）、店舗の登録情報（詳しくは「rusuban account test」でご確認ください）。',
    );
  });

  it('cleans what a crash says', () => {
    const crashed = { detector: 'x\u202e', outcome: 'crashed', reason: 'at https://a.example\n  line' } as const;
    expect(verdictLine(crashed, detectors, en)).toBe('x: failed (at https[:]//a[.]example line). Please report this.');
  });
});

describe('plain layout', () => {
  it('counts East Asian characters double', () => {
    expect(widthOf('abc日本')).toBe(7);
    expect(fitWidth('日本語の題', 7)).toBe('日本語…');
    expect(fitWidth('abc', 3)).toBe('abc');
  });

  it('begins no line with closing punctuation and ends none with an opening bracket', () => {
    expect(wrap('あいう「えお」。かき', 8)).toEqual(['あいう', '「え', 'お」。か', 'き']);
  });

  it('keeps every character and every limit', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.integer({ min: 10, max: 80 }),
        (text, columns) => {
          const lines = wrap(text, columns, '- ');
          expect(squeezed(lines.join(''))).toBe(squeezed(`- ${text}`));
          // Punctuation that may not begin a line may hang over the edge together with what it closes.
          for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(columns + 2);
        },
      ),
    );
  });

  it('begins no line with what JLREQ keeps from it and ends none with an opening bracket, whatever stands where', () => {
    const never =
      '、。，．・：；？！）」』】〕〉》”’ー〜～…々ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ％℃.,:;!?)]}%';
    const pieces = fc.constantFrom(
      ...'本店価格アオイ出品、。っゃー）」「（Amazon 22日30件 5%'.split(''),
      'SKU-1',
      '2026年',
      '「',
      '）。',
    );
    fc.assert(
      fc.property(
        fc.array(pieces, { minLength: 1, maxLength: 80 }),
        fc.integer({ min: 24, max: 78 }),
        (all, columns) => {
          const text = all
            .join('')
            .replace(/([、。っゃー）」「（%])\1+/gu, '$1')
            .replace(/[、。っゃー）」「（%]{3,}/gu, '。本');
          const lines = wrap(`本${text}`, columns);
          for (const line of lines.slice(1)) expect(never).not.toContain([...line][0]);
          for (const line of lines.slice(0, -1)) expect(line).not.toMatch(/[「（]$/u);
        },
      ),
    );
    expect(wrap('あいうえ22日か', 10)).toEqual(['あいうえ', '22日か']);
  });

  it('breaks a word that has no end', () => {
    for (const line of wrap(`x ${'a'.repeat(5000)}`, 72, '- ')) expect(line.length).toBeLessThanOrEqual(72);
  });
});
