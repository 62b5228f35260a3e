// What was pulled and never judged may not be called quiet.
import { describe, expect, it } from '@jest/globals';
import { weeklyPreviews } from '../../src/messages/previews/weekly.ts';
import { weekly } from '../../src/messages/weekly.ts';

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
