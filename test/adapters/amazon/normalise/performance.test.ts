// The account health report as facts: Amazon's own example, and what is wrong with others.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { normalisePerformance } from '../../../../src/adapters/amazon/normalise/performance.ts';

const US = 'ATVPDKIKX0DER';
const at = Date.UTC(2026, 5, 10);
const metric = (rate: number, targetValue: number) => ({ rate, targetValue, status: 'GOOD' });
const aReport = (status = 'NORMAL', metrics: object = {}) => ({
  accountStatuses: [{ marketplaceId: US, status }],
  performanceMetrics: [{ marketplaceId: US, prefulfillmentCancelRate: metric(0.005, 0.01), ...metrics }],
});

describe('normalisePerformance', () => {
  it('gives the status and the rates that are there', () => {
    expect(normalisePerformance(aReport('AT_RISK', { lateShipmentRate: null }), at).value).toEqual([
      { field: 'account-status', marketplaceId: US, scope: '', value: 'AT_RISK', at },
      { field: 'cancellation-rate', marketplaceId: US, scope: '', value: '0.5 % < 1 %', at },
    ]);
  });

  it('takes the older word for deactivated', () => {
    expect(normalisePerformance(aReport('SUSPENDED'), at).value[0]?.value).toBe('DEACTIVATED');
  });

  it('knows the cancellation rate by both of its names', () => {
    const named = aReport('NORMAL', {
      prefulfillmentCancelRate: undefined,
      preFulfillmentCancellationRate: metric(0.2, 0.025),
    });
    expect(normalisePerformance(named, at).value[1]).toMatchObject({
      field: 'cancellation-rate',
      value: '20 % > 2.5 %',
    });
  });

  it('takes the defects of what the seller ships, not of what Amazon ships', () => {
    const orderDefectRate = { afn: metric(0.5, 0.01), mfn: metric(0.02, 0.01) };
    const { value: facts } = normalisePerformance(aReport('NORMAL', { orderDefectRate }), at);
    expect(facts.find(({ field }) => field === 'order-defect-rate')?.value).toBe('2 % > 1 %');
  });

  it.each([
    [aReport('SLEEPY'), 'accountStatuses[0].status', ['cancellation-rate']],
    [
      aReport('NORMAL', { lateShipmentRate: { rate: null, targetValue: 0.04 } }),
      'lateShipmentRate.rate',
      ['account-status', 'cancellation-rate'],
    ],
    [aReport('NORMAL', { orderDefectRate: 3 }), 'orderDefectRate', ['account-status', 'cancellation-rate']],
    [{ ...aReport(), accountStatuses: undefined }, 'accountStatuses', ['cancellation-rate']],
    [{ ...aReport(), accountStatuses: [] }, `no status of ${US}`, ['cancellation-rate']],
  ])('leaves out what is odd alone, and names its place (case %#)', (body, place, fields) => {
    const { value, lost } = normalisePerformance(body, at, [US]);
    expect(value.map(({ field }) => field)).toEqual(fields);
    expect(lost).toEqual([expect.stringContaining(place)]);
  });

  it('has no eye for stores that are not watched', () => {
    const { accountStatuses, performanceMetrics } = aReport('SUSPENDED');
    const body = {
      accountStatuses: [...accountStatuses, { marketplaceId: 'A39IBJ37TRP1C6', status: 'NOT_ACTIVE' }],
      performanceMetrics: [...performanceMetrics, { marketplaceId: 'A39IBJ37TRP1C6', lateShipmentRate: 'odd' }],
    };
    expect(normalisePerformance(body, at, [US])).toMatchObject({ value: [{ value: 'DEACTIVATED' }, {}], lost: [] });
  });

  it('is no report without both of its lists', () => {
    expect(() => normalisePerformance({}, at)).toThrow('accountStatuses');
  });

  const model = new URL(
    '../../../../../shared/sp-api-models/reports/accountHealthReport-2020-11-18.json',
    import.meta.url,
  );
  (existsSync(model) ? it : it.skip)('reads the example of Amazon’s own schema', () => {
    const [example] = JSON.parse(readFileSync(model, 'utf8')).examples;
    const { value: facts } = normalisePerformance(example, at);
    expect(facts.map(({ marketplaceId, field, value }) => [marketplaceId, field, value])).toEqual([
      [US, 'account-status', 'AT_RISK'],
      ['A2EUQ1WTGCTBG2', 'account-status', 'NORMAL'],
      ['A1AM78C64UM0Y8', 'account-status', 'DEACTIVATED'],
      [US, 'cancellation-rate', '0.5 % < 1 %'],
      [US, 'late-shipment-rate', '3.2 % < 4 %'],
      [US, 'order-defect-rate', '0.9 % < 1 %'],
      [US, 'valid-tracking-rate', '95.29 % > 95 %'],
    ]);
  });
});
