// Whether what an owner says is said for the second time: by a form that is sent twice, even at the very same moment.
import { describe, expect, it } from '@jest/globals';
import { isSaidAgain } from '../../../src/domain/owner/statement.ts';

describe('what is said a second time', () => {
  const said = {
    ...{ id: 'one', accountId: 'alice', from: 0, to: 1_000, note: 'summer', saidAt: 0, saidBy: 'alice', ended: null },
    ...({ what: 'planned', kind: 'sale' } as const),
  };
  const snooze = { ...said, what: 'snoozed', detector: null } as const;
  it('is it, word for word, and while it stands', () => {
    expect(isSaidAgain({ ...said, id: 'two', saidAt: 5 }, said)).toBe(true);
    expect(isSaidAgain(said, { ...said, ended: { at: 1, by: 'bob' } })).toBe(false);
    for (const other of [{ note: 'autumn' }, { to: 1_001 }, { from: 1 }, { kind: 'launch' } as const])
      expect(isSaidAgain({ ...said, ...other }, said)).toBe(false);
    expect(isSaidAgain(snooze, said)).toBe(false);
  });
  it('of mails held back differs by when each came, and no more', () => {
    expect(isSaidAgain({ ...snooze, from: 900, to: 1_900 }, snooze)).toBe(true);
    expect(isSaidAgain({ ...snooze, from: 61_000, to: 62_000 }, snooze)).toBe(false);
    expect(isSaidAgain({ ...snooze, detector: 'order-surge' }, snooze)).toBe(false);
  });
});
