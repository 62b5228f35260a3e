// The checklist's laws: whole, in order, in both languages, and nothing in it that a phisher would write.
import { describe, expect, it } from '@jest/globals';
import { detectors } from '../../src/detectors/all.ts';
import { allSteps, checklistFor } from '../../src/incidents/checklist.ts';
import { contacts } from '../../src/incidents/contacts.ts';
import { notSeenIn } from '../../src/incidents/not-seen.ts';
import { questions } from '../../src/incidents/questions.ts';
import { aSignal } from '../support/factories.ts';

const ids = (detector: string) => checklistFor([aSignal({ detector })], detectors).map(({ id }) => id);

describe('checklistFor', () => {
  it('starts with the whole first quarter of an hour, in order, whatever fired', () => {
    const first = ['mailbox-and-password', 'two-step', 'users', 'apps', 'pause-listings', 'deposit-method'];
    for (const detector of [...detectors.map(({ id }) => id), 'gone']) {
      expect(ids(detector).slice(0, 6)).toEqual(first);
      // Who is locked out can't report from within.
      const next = detector === 'account-notice' ? ['cannot-sign-in', 'report'] : ['report'];
      expect(ids(detector).slice(6, 6 + next.length)).toEqual(next);
    }
  });

  it('adds what the detectors that fired name', () => {
    expect(ids('seller-cancellation-spike')).toContain('answer-buyers');
    expect(ids('contact-changed')).not.toContain('answer-buyers');
  });

  it('keeps the order of the list', () => {
    const order = allSteps.map(({ id }) => id);
    for (const { id } of detectors) expect(ids(id)).toEqual(order.filter((step) => ids(id).includes(step)));
  });
});

describe('every word of it', () => {
  const texts = [
    ...allSteps.flatMap(({ title, why, menuPath }) => (menuPath ? [title, why, menuPath] : [title, why])),
    ...questions.flatMap(({ text, mend }) => [text, mend]),
    ...notSeenIn({ region: 'fe' }),
    ...notSeenIn({ region: 'fe', isMailOnly: true }),
    ...contacts.map(({ name }) => name),
  ];

  it('is there in both languages', () => {
    for (const { en, ja } of texts) {
      expect(en).toMatch(/\w/);
      expect(ja).toMatch(/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}A-Z]/u);
      expect(ja).not.toBe(en);
    }
  });

  it('has no link, no telephone number but the two public ones, and asks for no secret', () => {
    for (const { en, ja } of texts)
      expect(`${en} ${ja}`).not.toMatch(/https?:|www\.|amazon\.(co\.jp|com)\/|0\d{1,4}-\d{2,4}-\d{3,4}/i);
    const numbers = contacts.map(({ reach }) => reach).filter((reach) => /^[#\d-]+$/.test(reach));
    expect(numbers).toEqual(['#9110', '188']);
    for (const { reach, source } of contacts) expect(`${reach}${source}`).not.toMatch(/amazon|https?:/i);
  });

  it('names every step once, with its source', () => {
    expect(new Set(allSteps.map(({ id }) => id)).size).toBe(allSteps.length);
    for (const { source } of allSteps) expect(source).not.toBe('');
  });
});
