// A notification as Amazon's schema has it, with what a real one carries beside.
export function notificationOf(sellerId: string, type: string): string {
  const now = new Date().toISOString();
  return JSON.stringify({
    ...{ NotificationVersion: '1.0', NotificationType: type, PayloadVersion: '1.0', EventTime: now },
    Payload: {
      OrderChangeNotification: {
        ...{ NotificationLevel: 'OrderLevel', SellerId: sellerId, AmazonOrderId: '250-0000001-0000001' },
        OrderChangeType: 'OrderStatusChange',
        Summary: {
          ...{ MarketplaceId: 'A1VC38T7YXB528', OrderStatus: 'Unshipped', DestinationPostalCode: '150-0002' },
          OrderItems: [{ SellerSKU: 'SKU-1', Quantity: 1, SupplySourceId: 'x'.repeat(400) }],
        },
      },
    },
    NotificationMetadata: { SubscriptionId: 'bench', PublishTime: now, NotificationId: 'n'.repeat(36) },
  });
}
