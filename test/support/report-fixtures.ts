// Makes Amazon's flat reports out of rows: any header, charset, line end and cutting into chunks.
import iconv from 'iconv-lite';

/** The base columns of GET_MERCHANT_LISTINGS_ALL_DATA on Amazon.co.jp, in order. */
export const japaneseHeader =
  '商品名\t出品ID\t出品者SKU\t価格\t数量\t出品日\t商品IDタイプ\tコンディション説明\tコンディション\t国外へ配送可\t迅速な配送\t商品ID\t在庫数\tフルフィルメント・チャンネル\tmerchant-shipping-group\tポイント\tステータス';

/** The documented columns of the same report elsewhere. */
export const englishHeader =
  'item-name\titem-description\tlisting-id\tseller-sku\tprice\tquantity\topen-date\timage-url\titem-is-marketplace\tproduct-id-type\tzshop-shipping-fee\titem-note\titem-condition\tzshop-category1\tzshop-browse-path\tzshop-storefront-feature\tasin1\tasin2\tasin3\twill-ship-internationally\texpedited-shipping\tzshop-boldface\tproduct-id\tbid-for-featured-placement\tadd-delete\tpending-quantity\tfulfillment-channel\tmerchant-shipping-group\tstatus';

/** The columns of GET_FLAT_FILE_ALL_ORDERS_DATA_BY_ORDER_DATE_GENERAL. */
export const orderHeader =
  'amazon-order-id\tmerchant-order-id\tpurchase-date\tlast-updated-date\torder-status\tfulfillment-channel\tsales-channel\torder-channel\tship-service-level\tproduct-name\tsku\tasin\titem-status\tquantity\tcurrency\titem-price\titem-tax\tshipping-price\tshipping-tax\tgift-wrap-price\tgift-wrap-tax\titem-promotion-discount\tship-promotion-discount\tship-city\tship-state\tship-postal-code\tship-country\tpromotion-ids\tis-business-order\tpurchase-order-number\tprice-designation';

/** One line with the named values in a header's columns and nothing in the others. */
export function rowOf(header: string, values: Readonly<Record<string, string>>): string {
  const names = header.split('\t');
  const unknown = Object.keys(values).find((name) => !names.includes(name));
  if (unknown !== undefined) throw new Error(`the header has no column ${unknown}`);
  return names.map((name) => values[name] ?? '').join('\t');
}

export interface Encoding {
  readonly charset?: string;
  readonly newline?: string;
}

/** A whole report as bytes. */
export function reportOf(lines: readonly string[], { charset = 'utf8', newline = '\r\n' }: Encoding = {}): Buffer {
  return iconv.encode(lines.map((line) => line + newline).join(''), charset);
}

/** Bytes as a stream, cut at the given lengths in turn. */
export async function* inChunks(bytes: Uint8Array, lengths: readonly number[] = [65_536]): AsyncGenerator<Uint8Array> {
  for (let start = 0, turn = 0; start < bytes.length; turn++) {
    const length = Math.max(1, lengths[turn % lengths.length] ?? 1);
    yield bytes.subarray(start, start + length);
    start += length;
  }
}

/** Everything that a reader yields, and what it returns. */
export async function readAll<T, R>(reader: AsyncGenerator<T[], R>): Promise<{ all: T[]; end: R }> {
  const all: T[] = [];
  for (;;) {
    const next = await reader.next();
    if (next.done) return { all, end: next.value };
    all.push(...next.value);
  }
}

/** A Japanese listing report in cp932 with `count` listings, made a thousand rows at a time. */
export async function* japaneseListingReport(count: number): AsyncGenerator<Buffer> {
  yield reportOf([japaneseHeader], { charset: 'cp932' });
  for (let first = 0; first < count; first += 1000) {
    const lines: string[] = [];
    for (let n = first; n < Math.min(first + 1000, count); n++) lines.push(japaneseRow(n));
    yield reportOf(lines, { charset: 'cp932' });
  }
}

function japaneseRow(n: number): string {
  const isOwnStock = n % 3 !== 0;
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${2020 + (n % 6)}/${two(1 + (n % 12))}/${two(1 + (n % 28))}`;
  return rowOf(japaneseHeader, {
    商品名: `ワイヤレスイヤホン 第${n}世代 高音質 ${n % 90}" ケース付き ①ブラック`,
    出品ID: `0301${n}`,
    出品者SKU: `ALICE-${String(n).padStart(8, '0')}`,
    価格: String(500 + (n % 20_000)),
    数量: isOwnStock ? String(n % 50) : '',
    出品日: `${day} ${two(n % 24)}:${two(n % 60)}:56 JST`,
    商品IDタイプ: '1',
    コンディション: '11',
    国外へ配送可: '1',
    商品ID: `B0${n.toString(36).toUpperCase().padStart(8, '0')}`,
    在庫数: '0',
    'フルフィルメント・チャンネル': isOwnStock ? 'DEFAULT' : 'AMAZON_JP',
    'merchant-shipping-group': '移行された配送パターン',
    ポイント: '0',
    ステータス: n % 10 === 0 ? 'Inactive' : 'Active',
  });
}
