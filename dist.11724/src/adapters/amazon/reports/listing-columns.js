// The column names of the listing reports in every language they were seen in. Amazon documents the English ones
// (inventory-reports-attributes); the others are what sellers' open-source programs meet in real files.
import { newHeaderReader } from './header.js';
import { ReportError } from './report-error.js';
/** en | ja | de | fr | it | es | pl | zh-CN | ar | pt-BR; the Turkish ones are English with a translation in brackets. */
const names = {
    title: [
        'item-name',
        '商品名',
        'Artikelbezeichnung',
        'nom-produit',
        "Nome dell'articolo",
        'Título del producto',
        'nazwa-produktu',
        '商品名称',
        'اسم-المنتج',
        'nome-do-item',
        'nome-do-produto',
    ],
    sku: [
        'seller-sku',
        '出品者SKU',
        'Händler-SKU',
        'sku-vendeur',
        'SKU venditore',
        'SKU del vendedor',
        'sku-sprzedawcy',
        '卖家 SKU',
        'sku-البائع',
        'sku-do-vendedor',
        'SKU vendedor',
        'SKU',
    ],
    price: ['price', '価格', 'Preis', 'prix', 'Prezzo', 'Precio', 'cena', '价格', 'السعر', 'preço'],
    // 在庫数 stands for the pending quantity beside 数量, and for the quantity where there is no 数量.
    quantity: [
        'quantity',
        '数量',
        'Menge',
        'quantité',
        'Quantità',
        'Cantidad',
        'ilość',
        'الكمية',
        'quantidade',
        '在庫数',
    ],
    openDate: [
        'open-date',
        '出品日',
        'Erstellungsdatum',
        'date-ouverture',
        'Data di creazione',
        'Fecha de creación',
        'data-otwarcia',
        '开售日期',
        'تاريخ-مفتوح',
        'data-de-abertura',
        'data-de-criação',
    ],
    productIdType: [
        'product-id-type',
        '商品IDタイプ',
        'Produkt-ID-Typ',
        'type-id-produit',
        'Tipo di identificativo del prodotto',
        'Tipo de identificador de producto',
        'typ-identyfikatora-produktu',
        '商品编码类型',
        'نوع-رقم-المنتج',
        'tipo-de-id-do-produto',
        'tipo-de-identificação-do-produto',
    ],
    asin: ['asin1', 'ASIN 1', 'ASIN'],
    productId: [
        'product-id',
        '商品ID',
        'Produkt-ID',
        'id-produit',
        'Identificativo del prodotto',
        'Identificador del producto',
        'identyfikator-produktu',
        '商品编码',
        'رقم-المنتج',
        'id-do-produto',
        'identificação-do-produto',
    ],
    channel: [
        'fulfillment-channel',
        'fulfilment-channel',
        'フルフィルメント・チャンネル',
        'Versender',
        'canal-traitement',
        'Canale di gestione',
        'Canal de gestión logística',
        'kanał-realizacji',
        '配送渠道',
        'قناة-الشحن',
        'canal-de-processamento-do-pedido',
        'canal-de-processamento',
        'canal-de-atendimento',
    ],
    // Programs disagree whether `Estado del producto` is the status or the condition: it counts only without `estado`,
    // and a condition's number is no status word.
    status: [
        'status',
        'ステータス',
        'état',
        'stato',
        'estado',
        '状态',
        'durum',
        'الحالة',
        'situação',
        'listing-status',
        'Estado del producto',
    ],
    condition: [
        'item-condition',
        'コンディション',
        'Artikelzustand',
        'état-produit',
        'stan-produktu',
        '商品状况',
        'condição-do-item',
        'حالة-المنتج',
    ],
    // Columns that are not read; named so that a damaged name of theirs is not taken for another.
    pendingQuantity: ['pending-quantity', 'ilość-oczekująca', '等待购买数量', 'كمية-منتظرة', 'quantidade-pendente'],
    minimumOrder: ['Minimum order quantity', 'Mindestbestellmenge', 'Cantidad de pedido mínima'],
};
export const listingHeader = newHeaderReader(names);
/** Where Amazon's documented columns stand, for headers in a language that isn't known or that was destroyed. */
const documented = {
    title: 0,
    sku: 3,
    price: 4,
    quantity: 5,
    openDate: 6,
    productIdType: 9,
    condition: 12,
    asin: 16,
    productId: 22,
    channel: 26,
};
/** The seventeen columns of the Japanese base report, which has no ASIN column. */
const japanese = {
    title: 0,
    sku: 2,
    price: 3,
    quantity: 4,
    openDate: 5,
    productIdType: 6,
    condition: 8,
    productId: 11,
    channel: 13,
    status: 16,
};
/** The layout that so many columns may have. */
function layoutOf(width) {
    const status = width >= 29 && width <= 31 ? { status: 28 } : {};
    return width === 17 ? japanese : width >= 27 ? { ...documented, ...status } : {};
}
/** Is every column that is known by name in its place? */
function agrees(layout, found) {
    return Object.entries(found).every(([column, index]) => index === -1 || (layout[column] ?? index) === index);
}
/**
 * Columns by name; those that aren't found so by position where the rest agrees.
 * @throws ReportError when there is no SKU column
 */
export function listingColumnsOf(header) {
    const usual = layoutOf(header.length);
    const found = listingHeader.find(header, usual);
    const taken = new Set(Object.values(found));
    const layout = agrees(usual, found) ? usual : {};
    const place = (column) => {
        const byPosition = layout[column] ?? -1;
        return found[column] !== -1 || taken.has(byPosition) ? found[column] : byPosition;
    };
    const columns = {
        title: place('title'),
        sku: place('sku'),
        price: place('price'),
        quantity: place('quantity'),
        openDate: place('openDate'),
        condition: place('condition'),
        productIdType: place('productIdType'),
        asin: place('asin'),
        productId: place('productId'),
        channel: place('channel'),
        status: place('status'),
    };
    if (columns.sku === -1 || (columns.price === -1 && columns.title === -1))
        throw new ReportError('this is not a listing report: its first line names no SKU with a price or a title');
    return columns;
}
//# sourceMappingURL=listing-columns.js.map