// What is kept of a mail keeps nothing else of it: neither in memory, where a piece of a text holds the whole text.
import { expect, it } from '@jest/globals';
import { examineMail } from '../../src/adapters/mailbox/examine.ts';
import { glanceOf } from '../../src/adapters/mailbox/glance.ts';
import { factsOf } from '../../src/mailboxes/notice-source.ts';
import { collectedMegabytes } from '../support/collected.ts';
import { offline } from '../support/mails/judge.ts';
import { mailBytes, passes } from '../support/mails/mail.ts';

const mails = 100;
/** Characters beside what is told, two bytes each: 40 MB in all. */
const beside = 200_000;

/** In megabytes. */
async function growthBy<T>(keptOf: (i: number) => T): Promise<number> {
  const kept: T[] = [];
  kept.push(await keptOf(0));
  const before = collectedMegabytes();
  for (let i = 1; i < mails; i++) kept.push(await keptOf(i));
  const growth = collectedMegabytes() - before;
  expect(kept).toHaveLength(mails);
  return growth;
}

it('of an order, its facts', async () => {
  const growth = await growthBy(async (i) => {
    const raw = mailBytes({
      from: 'Amazon.co.jp <seller-notification@amazon.co.jp>',
      subject: '注文確定 - 商品を発送してください',
      text: [
        `注文番号：250-${String(i).padStart(7, '0')}-0000001`,
        `商品名：とても長い題名の中古の本 第${i}巻 上製本`,
        `SKU：A-LONG-NAME-OF-A-BOOK-${i}`,
        '数量：1',
        '価格：￥1,200',
        '',
        'あ'.repeat(beside),
      ].join('\n'),
      results: passes('amazon.co.jp'),
    });
    const examined = await examineMail(raw, offline);
    const facts = factsOf(
      { key: `<${i}@amazon.co.jp>`, arrivedAt: Date.UTC(2099, 0, 1), examined },
      { trustedServers: null },
    );
    expect(facts).toContainEqual(expect.objectContaining({ kind: 'order' }));
    return facts;
  });
  expect(growth).toBeLessThan(3.8);
});

it('of a head, its name', async () => {
  const growth = await growthBy((i) => {
    const head = Buffer.from(
      `Message-ID: <a-long-name-of-a-mail-${i}@amazon.co.jp>\r\nX-Long: ${'x'.repeat(beside)}\r\n\r\n`,
    );
    return glanceOf(head, 0).key;
  });
  expect(growth).toBeLessThan(3.8);
});
