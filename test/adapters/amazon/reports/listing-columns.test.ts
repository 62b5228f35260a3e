// Where a listing report's columns are: every language, damaged names, and by position where no name is left.
import { describe, expect, it } from '@jest/globals';
import { type ReportOptions, readListingReport } from '../../../../src/adapters/amazon/reports/index.ts';
import {
  type Encoding,
  englishHeader,
  inChunks,
  japaneseHeader,
  readAll,
  reportOf,
  rowOf,
} from '../../../support/report-fixtures.ts';

const UK = 'A1F83G8C2ARO7P';
const JP = 'A1VC38T7YXB528';

function read(lines: readonly string[], options: Partial<ReportOptions> = {}, encoding: Encoding = {}) {
  return readAll(
    readListingReport(inChunks(reportOf(lines, encoding)), { marketplaceId: UK, charset: null, ...options }),
  );
}

describe('the columns of a listing report', () => {
  const languages: [string, string, string, string][] = [
    [
      'German',
      'A1PA6795UKMFR9',
      'Artikelbezeichnung Angebotsnummer Händler-SKU Preis Menge Erstellungsdatum Produkt-ID-Typ Artikelzustand ASIN_1 Produkt-ID Versender Status',
      'windows-1252',
    ],
    [
      'French',
      'A13V1IB3VIYZZH',
      'nom-produit id-offre sku-vendeur prix quantité date-ouverture type-id-produit état-produit asin1 id-produit canal-traitement état',
      'windows-1252',
    ],
    [
      'Italian',
      'APJ6JRA9NG5V4',
      "Nome_dell'articolo Numero_offerta SKU_venditore Prezzo Quantità Data_di_creazione Tipo_di_identificativo_del_prodotto Condizione_dell'articolo asin1 Identificativo_del_prodotto Canale_di_gestione stato",
      'windows-1252',
    ],
    [
      'Spanish',
      'A1RKKUPIHCS9HS',
      'Título_del_producto Identificador_del_listing SKU_del_vendedor Precio Cantidad Fecha_de_creación Tipo_de_identificador_de_producto Estado_del_producto ASIN1 Identificador_del_producto Canal_de_gestión_logística estado',
      'windows-1252',
    ],
    [
      'Polish',
      'A1C3SOZRARQ6R3',
      'nazwa-produktu identyfikator-oferty sku-sprzedawcy cena ilość data-otwarcia typ-identyfikatora-produktu stan-produktu asin1 identyfikator-produktu kanał-realizacji Status',
      'windows-1250',
    ],
    [
      'Turkish',
      'A33AVAJ2PDY3EV',
      'item-name_(ürün_adı) listing-id_(liste_kaydı_numarası) seller-sku_(satıcı_sku) price_(fiyat) quantity_(adet) open-date_(yayınlanma_tarihi) product-id-type_(ürün_numarası_türü) item-condition_(ürün_durumu) asin1 product-id_(ürün_numarası) fulfillment-channel_(dağıtım_kanalı) durum',
      'windows-1254',
    ],
    [
      'Chinese',
      UK,
      '商品名称 商品ID号 卖家_SKU 价格 数量 开售日期 商品编码类型 商品状况 ASIN1 商品编码 配送渠道 状态',
      'gbk',
    ],
    [
      'Arabic',
      'A17E79C6D8DWNP',
      'اسم-المنتج رقم-العرض sku-البائع السعر الكمية تاريخ-مفتوح نوع-رقم-المنتج حالة-المنتج asin1 رقم-المنتج قناة-الشحن الحالة',
      'utf8',
    ],
    [
      'old English',
      UK,
      'Item_Name Listing_ID Seller_SKU Price Quantity Open_Date Product_ID_Type Item_Condition ASIN1 Product_ID Fulfilment-Channel Status',
      'utf8',
    ],
  ];

  it.each(languages)('reads %s headers', async (_, marketplaceId, names, charset) => {
    const header = names.replaceAll(' ', '\t').replaceAll('_', ' ');
    const row = [
      'Kettle',
      'L1',
      'SKU-1',
      '12.50',
      '3',
      '2025-09-29 16:19:39',
      '1',
      '11',
      'B000000001',
      'B000000001',
      'DEFAULT',
      'Inactive',
    ].join('\t');
    const { all } = await read([header, row], { marketplaceId }, { charset });
    expect(all).toEqual([
      expect.objectContaining({
        title: 'Kettle',
        sku: 'SKU-1',
        quantity: 3,
        asin: 'B000000001',
        channel: 'merchant',
        status: 'inactive',
      }),
    ]);
    expect(all[0]?.price?.minor).toBe(1250);
    expect(all[0]?.openedAt).not.toBeNull();
  });

  it('reads the Japanese base report: the ASIN is the product id of type 1', async () => {
    const rows = ['1', '2', '3', '4'].map((type) =>
      rowOf(japaneseHeader, {
        出品者SKU: `SKU-${type}`,
        商品IDタイプ: type,
        商品ID: type === '2' ? '4003201234' : 'B000000001',
      }),
    );
    const { all } = await read([japaneseHeader, ...rows], { marketplaceId: JP }, { charset: 'cp932' });
    expect(all.map(({ asin }) => asin)).toEqual(['B000000001', '4003201234', null, null]);
  });

  it('prefers the column ASIN 1 of the extended Japanese report', async () => {
    const header = `${japaneseHeader}\tASIN 1`;
    const row = rowOf(header, {
      出品者SKU: 'SKU-1',
      商品IDタイプ: '4',
      商品ID: '4900000000004',
      'ASIN 1': 'B000000009',
    });
    const { all } = await read([header, row], { marketplaceId: JP }, { charset: 'cp932' });
    expect(all[0]?.asin).toBe('B000000009');
  });

  it('reads 在庫数 as the quantity only where there is no 数量', async () => {
    const both = rowOf(japaneseHeader, { 出品者SKU: 'A', 数量: '5', 在庫数: '0' });
    expect((await read([japaneseHeader, both], { marketplaceId: JP }, { charset: 'cp932' })).all[0]?.quantity).toBe(5);
    const header = '商品名\t出品者SKU\t価格\t在庫数';
    expect((await read([header, 'x\tA\t1\t7'], { marketplaceId: JP }, { charset: 'cp932' })).all[0]?.quantity).toBe(7);
  });

  it.each([
    [
      'letters lost',
      'T?ulo del producto\tSKU del vendedor\tPrecio\tCantidad\tFecha de creaci?n\tCanal de gesti?n log?stica\testado',
    ],
    [
      'letters turned into others',
      'TÃ­tulo del producto\tSKU del vendedor\tPrecio\tCantidad\tFecha de creaciÃ³n\tCanal de gestiÃ³n logÃ­stica\testado',
    ],
    [
      'letters marked as lost',
      'T\ufffdtulo del producto\tSKU del vendedor\tPrecio\tCantidad\tFecha de creaci\ufffdn\tCanal de gesti\ufffdn log\ufffdstica\testado',
    ],
  ])('finds damaged column names: %s', async (_, header) => {
    const { all } = await read([header, 'Hervidor\tSKU-1\t12.50\t3\t29/09/2025 16:19:39 CEST\tDEFAULT\tInactive']);
    expect(all[0]).toMatchObject({ title: 'Hervidor', sku: 'SKU-1', channel: 'merchant', status: 'inactive' });
    expect(all[0]?.openedAt).toBe(Date.UTC(2025, 8, 29, 14, 19, 39));
  });

  it('finds documented columns by position when the whole header is destroyed', async () => {
    const header = englishHeader.replaceAll(/[a-z]/g, '?');
    const row = rowOf(englishHeader, {
      'item-name': 'Kettle',
      'seller-sku': 'SKU-1',
      price: '12.50',
      asin1: 'B000000001',
      status: 'Inactive',
    });
    expect((await read([header, row])).all).toEqual([
      expect.objectContaining({ title: 'Kettle', sku: 'SKU-1', asin: 'B000000001', status: 'inactive' }),
    ]);
  });

  it('finds the Japanese base columns by position when the header is destroyed', async () => {
    const header = japaneseHeader
      .split('\t')
      .map(() => '????')
      .join('\t');
    const row = rowOf(japaneseHeader, { 出品者SKU: 'SKU-1', 価格: '1980', ステータス: 'Inactive' });
    const { all } = await read([header, row], { marketplaceId: JP });
    expect(all).toEqual([
      expect.objectContaining({ sku: 'SKU-1', price: { minor: 1980, currency: 'JPY' }, status: 'inactive' }),
    ]);
  });

  it.each([
    ['an order report', 'amazon-order-id\tpurchase-date\torder-status\tsku'],
    ['a web page', '<html>'],
    ['nothing', ''],
  ])('refuses %s', async (_, header) => {
    await expect(read([header, 'x'])).rejects.toThrow(/not a listing report/);
  });

  it('refuses a file without even a header, and takes an empty shop', async () => {
    await expect(
      readAll(readListingReport(inChunks(new Uint8Array()), { marketplaceId: UK, charset: null })),
    ).rejects.toThrow(/empty/);
    expect(await read([englishHeader])).toMatchObject({ all: [], end: { rows: 0 } });
  });
});
