// What a message in the queue is read as: both ways in which Amazon wraps and spells it, whatever else is in it.
import { describe, expect, it } from '@jest/globals';
import { readNotification } from '../../../src/adapters/push/envelope.ts';

const at = Date.UTC(2026, 10, 30, 3, 10, 5);
const iso = (ms: number) => new Date(ms).toISOString();

const orderChange = {
  NotificationVersion: '1.0',
  NotificationType: 'ORDER_CHANGE',
  PayloadVersion: '1.0',
  EventTime: iso(at),
  Payload: {
    OrderChangeNotification: {
      NotificationLevel: 'OrderLevel',
      SellerId: 'A2ALICE000SHOP',
      AmazonOrderId: '250-0000001-0000001',
      OrderChangeType: 'OrderStatusChange',
      Summary: { MarketplaceId: 'A1VC38T7YXB528', OrderStatus: 'Unshipped', DestinationPostalCode: '150-0002' },
    },
  },
  NotificationMetadata: {
    ApplicationId: 'app',
    SubscriptionId: 'sub-1',
    PublishTime: iso(at + 900),
    NotificationId: 'n-1',
  },
};
const reportFinished = {
  notificationVersion: '2020-09-04',
  notificationType: 'REPORT_PROCESSING_FINISHED',
  payloadVersion: '2020-09-04',
  eventTime: iso(at),
  payload: { reportProcessingFinishedNotification: { sellerId: 'A2ALICE000SHOP', reportType: 'GET_X' } },
  notificationMetadata: { applicationId: 'app', subscriptionId: 'sub-2', publishTime: iso(at + 40) },
};
const listed = {
  NotificationType: 'LISTINGS_ITEM_STATUS_CHANGE',
  EventTime: iso(at),
  Payload: { SellerId: 'A2ALICE000SHOP', MarketplaceId: 'A1VC38T7YXB528', Sku: 'SKU-1', Status: ['BUYABLE'] },
  NotificationMetadata: { SubscriptionId: 'sub-3', PublishTime: iso(at + 3_000) },
};

const read = (message: unknown) => readNotification(JSON.stringify(message));

describe('a message', () => {
  it('is a notification itself, in either spelling', () => {
    const seller = { sellerId: 'A2ALICE000SHOP', eventAt: at, secretEnd: null };
    expect(read(orderChange)).toEqual({
      ...{ type: 'ORDER_CHANGE', subscriptionId: 'sub-1', publishedAt: at + 900 },
      ...seller,
    });
    expect(read(reportFinished)).toEqual({
      ...{ type: 'REPORT_PROCESSING_FINISHED', subscriptionId: 'sub-2', publishedAt: at + 40 },
      ...seller,
    });
  });

  it('or has EventBridge’s envelope around it', () => {
    const wrapped = {
      ...{ version: '0', id: 'e-1', 'detail-type': 'LISTINGS_ITEM_STATUS_CHANGE', account: '123456789012' },
      ...{ source: 'aws.partner/sellingpartnerapi.amazon.com/123456789012/app', time: iso(at), detail: listed },
    };
    expect(read(wrapped)).toEqual(read(listed));
    const { NotificationType, ...unnamed } = listed;
    expect(read({ ...wrapped, detail: unnamed })?.type).toBe(NotificationType);
  });

  it('names no seller where its type has none', () => {
    const status = { currentAccountStatus: 'AT_RISK', previousAccountStatus: 'NORMAL' };
    const message = {
      ...{ notificationType: 'ACCOUNT_STATUS_CHANGED', eventTime: iso(at) },
      payload: { accountStatusChangeNotification: status },
    };
    expect(read(message)).toMatchObject({ sellerId: null, subscriptionId: null, publishedAt: null });
  });

  it('leaves everything of a buyer behind', () => {
    expect(JSON.stringify(read(orderChange))).not.toContain('150-0002');
    expect(JSON.stringify(read(orderChange))).not.toContain('250-0000001');
  });

  it.each([
    '',
    'null',
    '[]',
    '"ORDER_CHANGE"',
    '{"NotificationType":7}',
    '{"NotificationType":"order; DROP TABLE"}',
    `{"NotificationType":"${'A'.repeat(81)}"}`,
    '{"detail":[]}',
    '<xml/>',
    '{"Payload":{"SellerId":"A"}}',
    `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
  ])('that is none is nothing: %.40s', (body) => {
    expect(readNotification(body)).toBeNull();
  });

  it.each([
    [{ ...orderChange, Payload: [1, 2] }, null],
    [{ ...orderChange, Payload: { SellerId: 'x'.repeat(201) } }, null],
    [{ ...orderChange, Payload: { a: null, b: { SellerId: 'A1' } } }, 'A1'],
    [{ ...orderChange, NotificationMetadata: 'none', EventTime: 'yesterday' }, 'A2ALICE000SHOP'],
  ])('with odd fields keeps the others', (message, sellerId) => {
    expect(read(message)).toMatchObject({ type: 'ORDER_CHANGE', sellerId });
  });
});
