// What Amazon says of the account itself: facts that page alone, hints that don't, and mails that say nothing of it.
import { expect } from '@jest/globals';
import { accountNotice } from '../../src/detectors/account-notice.ts';
import { hourMs, minuteMs } from '../../src/domain/clock.ts';
import type { DayCounts } from '../../src/domain/statistics/baseline.ts';
import { pastDays } from '../support/days.ts';
import { testDetector } from '../support/detector-cases.ts';
import { aLook, anAccount, noon } from '../support/factories.ts';
import { faked, noticed } from '../support/notices.ts';

const byMail = { ...anAccount(), isMailOnly: true };
const feeOn = (...days: Partial<DayCounts>[]) =>
  aLook({ account: byMail, recent: [noticed(noon, 'plan-fee')], baseline: pastDays(noon, days) });
const daysOf = (length: number, day: Partial<DayCounts> = { mails: 3 }) => Array.from({ length }, () => day);
const look = (...recent: ReturnType<typeof noticed>[]) => aLook({ recent });

testDetector(
  accountNotice,
  [
    {
      name: 'the sign-in e-mail was changed',
      look: look(noticed(noon - hourMs, 'sign-in-email-changed')),
      severity: 'high',
      says: 'sign-in-email-changed',
    },
    {
      name: 'two-step verification was changed',
      look: look(noticed(noon, 'two-step-changed')),
      severity: 'high',
      says: 'two-step-changed',
    },
    {
      name: 'the deposit account was changed, which is about the payout',
      look: look(noticed(noon, 'deposit-account-changed')),
      severity: 'high',
      says: 'deposit-account-changed',
      check: ([signal]) => expect(signal).toMatchObject({ family: 'payout', isHardFact: true }),
    },
    {
      name: 'Amazon suspects somebody itself',
      look: look(noticed(noon, 'unauthorised-access')),
      severity: 'critical',
      says: 'unauthorised-access',
    },
    {
      name: 'a sign-in from a new device is only a hint',
      look: look(noticed(noon, 'new-sign-in')),
      severity: 'medium',
      says: 'new-sign-in',
    },
    {
      name: 'the sign-in e-mail was changed, and changed again the day after: a fight over the account',
      look: look(noticed(noon - 30 * hourMs, 'sign-in-email-changed'), noticed(noon, 'sign-in-email-changed')),
      severity: 'critical',
      says: 'sign-in-email-changed',
      check: (signals) => expect(signals.map(({ severity }) => severity)).toEqual(['high', 'critical']),
    },
    {
      name: 'one change told to the old and the new address, or a slip mended at once, is no fight',
      look: look(noticed(noon - minuteMs, 'sign-in-email-changed'), noticed(noon, 'sign-in-email-changed')),
      severity: 'high',
      says: 'sign-in-email-changed',
    },
    {
      name: 'a change that was not understood is a hint to look at the mail',
      look: look(noticed(noon, 'change-not-understood')),
      severity: 'medium',
      says: 'change-not-understood',
    },
    {
      name: 'a seller account was opened with this login',
      look: look(noticed(noon, 'seller-account-opened')),
      severity: 'high',
      says: 'seller-account-opened',
    },
    {
      name: 'a selling plan’s fee on a shop without API access, where no fee was ever charged',
      look: feeOn(...daysOf(90)),
      severity: 'high',
      says: 'plan-fee',
    },
    {
      name: 'each notice is told once',
      look: look(noticed(noon - hourMs, 'phone-changed'), noticed(noon, 'user-changed')),
      severity: 'high',
      says: 'phone-changed',
      check: (signals) => expect(new Set(signals.map(({ fingerprint }) => fingerprint)).size).toBe(2),
    },
  ],
  [
    {
      name: 'a fee that is charged each month',
      look: feeOn(...daysOf(29), { mails: 3, amazonMails: 1, planFees: 1 }, ...daysOf(30)),
      says: 'none',
    },
    { name: 'a fee where little is known of the time before', look: feeOn(...daysOf(20)), says: 'none' },
    {
      name: 'the fee of a shop with API access, which only the plan with a fee has',
      look: aLook({ recent: [noticed(noon, 'plan-fee')], baseline: pastDays(noon, daysOf(90)) }),
      says: 'none',
    },
    { name: 'orders of the shop', look: look(noticed(noon, 'seller-order')), says: 'none' },
    { name: 'a notice of an unknown kind is never guessed', look: look(noticed(noon, 'unknown')), says: 'none' },
    { name: 'a fake that says the same is no notice', look: aLook({ recent: [faked(noon)] }), says: 'none' },
  ],
);
