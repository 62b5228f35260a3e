// What is told where there is room for a few lines: harmless whatever a stranger wrote, and ringing only when it presses.
import { describe, expect, it } from '@jest/globals';
import { noteOf, type Parcel } from '../../src/telling/note.ts';
import { anAccount, noon } from '../support/factories.ts';

const parcel = (more: Partial<Parcel> = {}): Parcel => ({
  account: anAccount({ name: 'Alice https://mallory.example.com' }),
  incident: null,
  address: 'ntfy:phone',
  language: 'en',
  rendered: {
    ...{ subject: 'Critical: Camera https://mallory.example.com', html: '', text: 'The whole text.', attachments: [] },
    preheader: 'Since 3:00. First:\r\n rusuban\u202e doctor.',
  },
  kind: 'alert',
  reason: 'first',
  name: 'alert-1',
  ...more,
});
const noteFor = (more: Partial<Parcel> = {}) =>
  noteOf(parcel(more), { id: 'id', key: 'key', thread: 'thread', at: noon });

describe('a note', () => {
  it('says headline, shop and what to do first, each on one line, and links nowhere', () => {
    const { headline, shop, lines, care } = noteFor();
    expect(headline).toBe('Critical: Camera https[:]//mallory.example.com');
    expect(shop).toBe('Alice https[:]//mallory[.]example[.]com');
    expect(lines[0]).toBe('Since 3:00. First: rusuban doctor.');
    expect(care).toMatch(/^No link here, on purpose/);
    expect([headline, shop, ...lines, care].join('\n')).not.toMatch(/https?:\/\//);
  });

  it('is in its reader’s language', () => {
    expect(noteFor({ language: 'ja' }).care).toMatch(/^安全のため、リンクは付けていません/);
  });

  it.each([
    ['alert', 'critical'],
    ['reminder', 'critical'],
    ['unanswered', 'critical'],
    ['all-clear', null],
    ['watch-changed', null],
  ])('%s of a critical incident presses as %s', (kind, severity) => {
    const incident = { id: 'i', severity: 'critical', signals: [], beganAt: 0, visibleAt: 0, noticedAt: 0 } as never;
    expect(noteFor({ kind, incident }).severity).toBe(severity);
  });

  it('of a trial says that nothing has happened, and the number where there is one', () => {
    const trial = noteFor({ kind: 'trial', number: '123456' });
    expect(trial.headline).toBe('Test from Rusuban: nothing has happened');
    expect(trial.lines.join('\n')).toContain('123456');
    expect(trial.text).toContain('123456');
    expect(noteFor({ kind: 'trial' }).lines.join('\n')).not.toMatch(/\d/);
  });
});
