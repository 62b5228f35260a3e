// What was pulled and never judged may not be called quiet.
import { describe, expect, it } from '@jest/globals';
import { weeklyPreviews } from '../../../dev/previews/weekly.ts';
import { weekly } from '../../../src/messages/reports/weekly.ts';

describe('a week that was watched and not judged', () => {
  it.each([
    [
      'en',
      /nothing was judged/,
      /Watched [^;]*; nothing of it was judged yet/,
      /takeover|Nothing stood out|not seen this week/,
    ],
    ['ja', /判定なし/, /まだ判定が行われていない/, /乗っ取りを疑わせるものはありません|目立つものはありませんでした/],
  ] as const)('says so in %s', async (language, subject, verdict, quiet) => {
    const props = weeklyPreviews.look?.(language);
    if (!props) throw new Error('no preview of a watched week');
    const report = { ...props.reports[0], tests: 0, findings: [], incidents: [] };
    const rendered = await weekly.render({ ...props, reports: [report], overview: [] });
    const text = rendered.text.replaceAll('\n', language === 'ja' ? '' : ' ');
    expect(rendered.subject).toMatch(subject);
    expect(text).toMatch(verdict);
    expect(text).not.toMatch(quiet);
    expect(text).toContain('rusuban audit');
  });
});

describe('a week before the watch began', () => {
  it.each([
    ['en', /not watched yet/, /nothing could be fetched|nothing was seen/i],
    ['ja', /見守り開始前/, /取得できませんでした|確認できませんでした/],
  ] as const)('is said to be one in %s, and not to have failed', async (language, said, failed) => {
    const props = weeklyPreviews.look?.(language);
    if (!props) throw new Error('no preview of a watched week');
    const [look] = props.reports;
    const parts = look.watch.parts.map((one) => ({ ...one, share: null, reason: 'not pulled yet' }));
    const watch = { ...look.watch, share: null, parts, gaps: [] };
    const report = { ...look, watch, tests: 0, findings: [], incidents: [] };
    const { subject, text } = await weekly.render({ ...props, reports: [report], overview: [] });
    expect(subject).toMatch(said);
    expect(`${subject}${text.split('\n').slice(0, 8).join('')}`).not.toMatch(failed);
  });
});
