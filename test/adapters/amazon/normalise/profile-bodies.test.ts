// What Amazon answers about the seller becomes single facts in one canonical form.
import { describe, expect, it } from '@jest/globals';
import { normaliseAccount } from '../../../../src/adapters/amazon/normalise/account.ts';
import { normaliseEventGroups } from '../../../../src/adapters/amazon/normalise/event-groups.ts';
import { normaliseParticipations } from '../../../../src/adapters/amazon/normalise/participations.ts';
import { normalisePaymentMethods } from '../../../../src/adapters/amazon/normalise/payment-methods.ts';

const JP = 'A1VC38T7YXB528';
const DE = 'A1PA6795UKMFR9';
const at = Date.UTC(2026, 5, 1);

it.each([null, { payload: null }])('a body with nothing in it is said to be that: %j', (body) => {
  expect(() => normaliseAccount(body, at)).toThrow(/account: there is nothing in it/);
});

describe('normaliseParticipations', () => {
  const entry = {
    marketplace: { id: JP, name: 'Amazon.co.jp' },
    participation: { isParticipating: true, hasSuspendedListings: false },
    storeName: ' Alice’s　Ｓhop ',
  };
  const facts = [
    { field: 'store-name', marketplaceId: JP, scope: '', value: 'Alice’s Shop', at },
    { field: 'participation', marketplaceId: JP, scope: '', value: 'true', at },
    { field: 'listings-suspended', marketplaceId: JP, scope: '', value: 'false', at },
  ];

  it.each([[{ payload: [entry] }], [[entry]], [[{ payload: [entry] }]]])(
    'reads the body in any wrapping (case %#)',
    (body) => {
      expect(normaliseParticipations(body, at).value.facts).toEqual(facts);
    },
  );

  it('reads a shop on no marketplace, and names what is wrong', () => {
    expect(normaliseParticipations({ payload: [] }, at).value.facts).toEqual([]);
    const nameless = normaliseParticipations({ payload: [{ ...entry, storeName: null }] }, at);
    expect(nameless.value.facts).toEqual(facts.slice(1));
    expect(nameless.lost).toEqual([expect.stringContaining('marketplaceParticipations[0].storeName')]);
    expect(() => normaliseParticipations('<html>', at)).toThrow('marketplaceParticipations');
  });

  it('leaves other stores alone, odd or not', () => {
    const odd = { marketplace: { id: DE }, participation: 'yes' };
    expect(normaliseParticipations({ payload: [odd, entry] }, at, [JP])).toMatchObject({
      value: { marketplaceIds: [JP] },
      lost: [],
    });
  });
});

describe('normaliseAccount', () => {
  it('reads business, address, contact and plan', () => {
    const body = {
      payload: {
        sellingPlan: 'PROFESSIONAL',
        business: {
          name: 'Alice Ltd',
          nonLatinName: 'アリス',
          registeredBusinessAddress: { addressLine1: '3 Example St', city: 'London', countryCode: 'GB' },
        },
        primaryContact: { name: 'Alice Owner', address: { addressLine1: '3 Example St', countryCode: 'GB' } },
      },
    };
    expect(normaliseAccount(body, at).value.map(({ field, value }) => [field, value])).toEqual([
      ['business-name', 'Alice Ltd, アリス'],
      ['business-address', '3 Example St, London, GB'],
      ['primary-contact', 'Alice Owner, 3 Example St, GB'],
      ['selling-plan', 'PROFESSIONAL'],
    ]);
  });

  it('makes no fact of what is absent', () => {
    const plan = { sellingPlan: 'INDIVIDUAL' };
    expect(normaliseAccount({ payload: plan }, at)).toMatchObject({ value: [{ field: 'selling-plan' }], lost: [] });
    const odd = normaliseAccount({ payload: { ...plan, business: 'x' } }, at);
    expect(odd.value).toHaveLength(1);
    expect(odd.lost).toEqual([expect.stringContaining('account.business')]);
    expect(() => normaliseAccount({ payload: 'x' }, at)).toThrow('account');
  });
});

describe('normaliseEventGroups', () => {
  const group = (tail: string | undefined, dates: Record<string, string>, currency = 'JPY') => ({
    AccountTail: tail,
    OriginalTotal: { CurrencyCode: currency, CurrencyAmount: 1 },
    ...dates,
  });

  it('reads the account tails of all pages by their dates, oldest first', () => {
    const pages = [
      {
        payload: {
          NextToken: 'x',
          FinancialEventGroupList: [
            group('181', { FundTransferDate: '2026-05-20T00:00:00Z', FinancialEventGroupEnd: '2026-05-19T00:00:00Z' }),
          ],
        },
      },
      { payload: { FinancialEventGroupList: [] } },
      {
        payload: {
          FinancialEventGroupList: [
            group('0042', { FinancialEventGroupEnd: '2026-05-05T00:00:00Z' }, 'EUR'),
            group('181', { FinancialEventGroupStart: '2026-05-01T00:00:00Z' }),
            group(undefined, { FinancialEventGroupStart: '2026-05-21T00:00:00Z' }),
            group('9', {}),
          ],
        },
      },
    ];
    const { value, lost } = normaliseEventGroups(pages);
    expect(lost).toEqual([expect.stringContaining('[4]: an account without a date')]);
    expect(value.facts).toEqual([
      { field: 'payout-account-tail', marketplaceId: null, scope: 'JPY', value: '181', at: Date.UTC(2026, 4, 1) },
      { field: 'payout-account-tail', marketplaceId: null, scope: 'EUR', value: '0042', at: Date.UTC(2026, 4, 5) },
      { field: 'payout-account-tail', marketplaceId: null, scope: 'JPY', value: '181', at: Date.UTC(2026, 4, 20) },
    ]);
  });

  it('takes an answer without any group, and names what is wrong', () => {
    expect(normaliseEventGroups({ payload: { FinancialEventGroupList: [] } })).toMatchObject({
      value: { facts: [] },
      lost: [],
    });
    const transfer = { FundTransferDate: '2026-05-20T00:00:00Z' };
    const FinancialEventGroupList = [
      group('1', { FundTransferDate: 'soon' }),
      group('2', transfer),
      // Older than the newest that is named: that says where the money goes.
      group(undefined, { FundTransferDate: '2026-05-06T00:00:00Z' }),
      group(undefined, { FundTransferDate: '2026-05-27T00:00:00Z' }),
    ];
    const { value, lost } = normaliseEventGroups({ payload: { FinancialEventGroupList } });
    expect(value.facts.map(({ value: tail }) => tail)).toEqual(['2']);
    expect(lost).toEqual([
      expect.stringContaining('FinancialEventGroupList[0].FundTransferDate'),
      expect.stringContaining('[0]: an account without a date'),
      expect.stringContaining('the last 1 transfers name no account'),
    ]);
  });
});

describe('normalisePaymentMethods', () => {
  it('reads every method and which one is paid into', () => {
    const body = {
      paymentMethods: [
        {
          paymentMethodType: 'BANK_ACCOUNT',
          tail: '677',
          countryCode: 'DE',
          accountHolderName: 'Alice Ltd',
          assignmentType: 'DEFAULT_DEPOSIT_METHOD',
        },
        { paymentMethodType: 'CARD', tail: '1', expiryDate: { month: '3', year: '2029' } },
      ],
    };
    expect(normalisePaymentMethods(body, DE, at).value.map(({ field, value }) => [field, value])).toEqual([
      ['payment-method', 'BANK_ACCOUNT, 677, DE, Alice Ltd'],
      ['deposit-method', 'BANK_ACCOUNT, 677, DE, Alice Ltd'],
      ['payment-method', 'CARD, 1'],
    ]);
    const odd = { paymentMethodType: 'BANK_ACCOUNT', tail: 5, countryCode: 'DE' };
    expect(normalisePaymentMethods({ paymentMethods: [odd] }, DE, at)).toMatchObject({
      value: [{ value: 'BANK_ACCOUNT, DE' }],
      lost: [expect.stringContaining('paymentMethods.paymentMethods[0].tail')],
    });
    expect(normalisePaymentMethods({}, DE, at).lost).toEqual([expect.stringContaining('paymentMethods')]);
  });
});
