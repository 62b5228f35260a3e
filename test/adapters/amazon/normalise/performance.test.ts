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
    expect(normalisePerformance(aReport('AT_RISK', { lateShipmentRate: null }), at)).toEqual([
      { field: 'account-status', marketplaceId: US, scope: '', value: 'AT_RISK', at },
      { field: 'cancellation-rate', marketplaceId: US, scope: '', value: '0.5 % < 1 %', at },
    ]);
  });

  it('takes the older word for deactivated', () => {
    expect(normalisePerformance(aReport('SUSPENDED'), at)[0]?.value).toBe('DEACTIVATED');
  });

  it('knows the cancellation rate by both of its names', () => {
    const named = aReport('NORMAL', {
      prefulfillmentCancelRate: undefined,
      preFulfillmentCancellationRate: metric(0.2, 0.025),
    });
    expect(normalisePerformance(named, at)[1]).toMatchObject({ field: 'cancellation-rate', value: '20 % > 2.5 %' });
  });

  it('takes the defects of what the seller ships, not of what Amazon ships', () => {
    const orderDefectRate = { afn: metric(0.5, 0.01), mfn: metric(0.02, 0.01) };
    const facts = normalisePerformance(aReport('NORMAL', { orderDefectRate }), at);
    expect(facts.find(({ field }) => field === 'order-defect-rate')?.value).toBe('2 % > 1 %');
  });

  it.each([
    [{}, 'accountStatuses'],
    [aReport('SLEEPY'), 'accountStatuses[0].status'],
    [aReport('NORMAL', { lateShipmentRate: { rate: 'high', targetValue: 1 } }), 'lateShipmentRate.rate'],
  ])('names the place where the shape is wrong (case %#)', (body, place) => {
    expect(() => normalisePerformance(body, at)).toThrow(place);
  });

  const model = new URL(
    '../../../../../shared/sp-api-models/reports/accountHealthReport-2020-11-18.json',
    import.meta.url,
  );
  (existsSync(model) ? it : it.skip)('reads the example of Amazon’s own schema', () => {
    const [example] = JSON.parse(readFileSync(model, 'utf8')).examples;
    const facts = normalisePerformance(example, at);
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
