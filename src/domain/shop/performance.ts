// Account health: what Amazon says of the account's standing, and its rates held against Amazon's own targets. Kept as
// facts of the profile, a rate with its target in one text that reads the same in every language: `12.4 % > 2.5 %`.
import type { ProfileField } from './profile.ts';

/** AccountHealthReport's enum; the notification and older reports say SUSPENDED for the last. */
export const accountStatuses = ['NORMAL', 'AT_RISK', 'DEACTIVATED'] as const;

/** Which rates are kept, and on which side of its target each should be. */
export const rateFields = {
  'cancellation-rate': 'below',
  'late-shipment-rate': 'below',
  'order-defect-rate': 'below',
  'valid-tracking-rate': 'above',
} as const satisfies Partial<Record<ProfileField, 'below' | 'above'>>;
export type RateField = keyof typeof rateFields;

/** Both in percent. */
export interface Rate {
  readonly ratePercent: number;
  readonly targetPercent: number;
}

/** `0.5 % < 2.5 %`: the rate, and on which side of the target it lies. */
export function rateText({ ratePercent, targetPercent }: Rate): string {
  const side = ratePercent < targetPercent ? '<' : ratePercent > targetPercent ? '>' : '=';
  return `${rounded(ratePercent)} % ${side} ${rounded(targetPercent)} %`;
}

/** Two digits: a rate that moves by less is no change. */
const rounded = (percent: number) => Math.round(percent * 100) / 100;

/** The same back; null for anything else. */
export function readRate(text: string): Rate | null {
  const match = /^(\d+(?:\.\d+)?) % [<>=] (\d+(?:\.\d+)?) %$/.exec(text);
  return match ? { ratePercent: Number(match[1]), targetPercent: Number(match[2]) } : null;
}

/** Does this rate miss Amazon's target? False where the text is none. */
export function isOffTarget(field: RateField, text: string): boolean {
  const rate = readRate(text);
  if (rate === null) return false;
  const { ratePercent, targetPercent } = rate;
  return rateFields[field] === 'below' ? ratePercent >= targetPercent : ratePercent <= targetPercent;
}
