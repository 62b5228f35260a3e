// Lines of goods: the words and prices that items are made of. Makers are invented; kinds of goods are those that
// honest shops sell and, in `hot` lines, those that takeovers are known to use (consoles, phones, lenses, drives).

export interface Line {
  readonly id: string;
  /** Top-level display group as the marketplace names it. */
  readonly category: string;
  /** Its id in the address of a category page (`ce_display_on_website`). */
  readonly displayGroup: string;
  readonly productType: string;
  readonly brands: readonly string[];
  readonly kinds: readonly string[];
  readonly traits: readonly string[];
  /** Between which prices in yen its goods lie, most of them low. */
  readonly yen: readonly [number, number];
  /** Best-seller ranks. */
  readonly ranks: readonly [number, number];
  /** Offers by other sellers. */
  readonly offers: readonly [number, number];
  readonly isUsed?: boolean;
  /** What everybody wants: dear, and sold by many. */
  readonly isHot?: boolean;
}

const jaMakers = ['ホシノ工房', '髙田製作所', 'ミナミ', 'くらしの道具', 'KITERA', 'サワラ', '山音', 'オオバ～home'];
const jaHotMakers = ['LUMICA', 'ARKON', 'テンマ', 'NOVIS', 'ヒビキ'];
const enMakers = ['Hartley & Wren', 'Brampton', 'Kitera', 'Oldcastle', 'Fennimore', 'Süd&Co', 'Thistledown'];
const enHotMakers = ['Lumica', 'Arkon', 'Tenma', 'Novis', 'Hibiki'];
const deMakers = ['Grünwald', 'Bergmann & Söhne', 'Kitera', 'Möwe', 'Steinfeld', 'Lübke'];

/** The order is part of every ASIN: append only. */
export const lines = [
  {
    id: 'ja-old-books',
    category: '本',
    displayGroup: 'book_display_on_website',
    productType: 'ABIS_BOOK',
    brands: ['架空文庫', '山並書房', '港町新書'],
    kinds: ['海辺の図書館', '坂の上の手紙', '雨宿りの町', '夜汽車の窓', '古道具屋の話', '台所日記'],
    traits: ['上巻', '下巻', '新装版', '改訂 第①版', '完全版'],
    yen: [500, 2400],
    ranks: [80_000, 900_000],
    offers: [2, 14],
    isUsed: true,
  },
  {
    id: 'ja-kitchen',
    category: 'ホーム＆キッチン',
    displayGroup: 'kitchen_display_on_website',
    productType: 'KITCHEN_TOOLS',
    brands: jaMakers,
    kinds: [
      '保存容器',
      'フライパン 26cm',
      '水切りラック',
      '電気ケトル 0.8L',
      'まな板 12.9"',
      '計量カップ',
      '包丁 三徳',
    ],
    traits: ['① 白', '② 黒', '木目調', '日本製', '3個セット', '食洗機対応～軽量', '大'],
    yen: [600, 9_800],
    ranks: [900, 240_000],
    offers: [0, 9],
  },
  {
    id: 'ja-stationery',
    category: '文房具・オフィス用品',
    displayGroup: 'office_product_display_on_website',
    productType: 'OFFICE_PRODUCTS',
    brands: jaMakers,
    kinds: ['ノート B5', '万年筆', 'ペンケース', '卓上カレンダー', '付箋セット', 'インク 30ml'],
    traits: ['藍', '墨', '桜', '5冊パック', '細字', '中字', '限定色'],
    yen: [300, 6_400],
    ranks: [1_200, 300_000],
    offers: [0, 8],
  },
  {
    id: 'ja-hot',
    category: '家電＆カメラ',
    displayGroup: 'ce_display_on_website',
    productType: 'CONSUMER_ELECTRONICS',
    brands: jaHotMakers,
    kinds: [
      'ゲーム機 本体 有機EL',
      'スマートフォン SIMフリー 256GB',
      '交換レンズ 24-70mm',
      'SSD 2TB',
      'グラフィックボード 16GB',
      'ワイヤレスイヤホン',
      '冷蔵庫 320L',
      'コードレス掃除機',
    ],
    traits: ['ブラック', 'ホワイト', 'プロ', '国内正規品', '2026年モデル', '保証付'],
    yen: [18_000, 160_000],
    ranks: [3, 2_400],
    offers: [6, 34],
    isHot: true,
  },
  {
    id: 'en-kitchen',
    category: 'Home & Kitchen',
    displayGroup: 'kitchen_display_on_website',
    productType: 'KITCHEN_TOOLS',
    brands: enMakers,
    kinds: [
      'Storage Jar',
      'Cast Iron Pan 26 cm',
      'Dish Rack',
      'Kettle 0.8 L',
      'Chopping Board 12.9"',
      'Measuring Cups',
      'Café Press',
    ],
    traits: ['White', 'Black', 'Oak', 'Set of 3', 'Dishwasher Safe – Light', 'Large', 'Tru™ Seal'],
    yen: [900, 11_000],
    ranks: [900, 240_000],
    offers: [0, 9],
  },
  {
    id: 'en-garden',
    category: 'Garden',
    displayGroup: 'lawn_and_garden_display_on_website',
    productType: 'OUTDOOR_LIVING',
    brands: enMakers,
    kinds: ['Hand Trowel', 'Watering Can 5 L', 'Planter 30 cm', 'Bird Feeder', 'Hose Nozzle', 'Seed Tray'],
    traits: ['Green', 'Copper', 'Pack of 2', 'Frost Proof', 'Small', 'Classic'],
    yen: [700, 8_200],
    ranks: [1_500, 260_000],
    offers: [0, 7],
  },
  {
    id: 'en-hot',
    category: 'Electronics & Photo',
    displayGroup: 'ce_display_on_website',
    productType: 'CONSUMER_ELECTRONICS',
    brands: enHotMakers,
    kinds: [
      'Games Console OLED',
      'Smartphone SIM-Free 256 GB',
      'Zoom Lens 24-70 mm',
      'SSD 2 TB',
      'Graphics Card 16 GB',
      'Wireless Earphones',
      'Fridge Freezer 320 L',
      'Cordless Vacuum',
    ],
    traits: ['Black', 'White', 'Pro', '2026 Model', 'UK Plug', 'Warranty Included'],
    yen: [18_000, 160_000],
    ranks: [3, 2_400],
    offers: [6, 34],
    isHot: true,
  },
  {
    id: 'de-kitchen',
    category: 'Küche, Haushalt & Wohnen',
    displayGroup: 'kitchen_display_on_website',
    productType: 'KITCHEN_TOOLS',
    brands: deMakers,
    kinds: [
      'Vorratsdose',
      'Gusseisenpfanne 26 cm',
      'Geschirrständer',
      'Wasserkocher 0,8 l',
      'Schneidebrett',
      'Messbecher',
    ],
    traits: ['weiß', 'schwarz', 'Eiche', '3er-Set', 'spülmaschinenfest – leicht', 'groß'],
    yen: [900, 11_000],
    ranks: [900, 240_000],
    offers: [0, 9],
  },
  {
    id: 'de-tools',
    category: 'Baumarkt',
    displayGroup: 'home_improvement_display_on_website',
    productType: 'TOOLS',
    brands: deMakers,
    kinds: ['Schraubendreher-Satz', 'Wasserwaage 60 cm', 'Maßband 5 m', 'Zange', 'Hammer 500 g', 'Stirnlampe'],
    traits: ['isoliert', 'Profi', '6-teilig', 'mit Gürteltasche', 'kompakt'],
    yen: [800, 9_400],
    ranks: [1_500, 260_000],
    offers: [0, 8],
  },
] as const satisfies readonly Line[];

export type LineId = (typeof lines)[number]['id'];
