// What came of the last messages: to whom, what, and whether it was taken.
import type { KeptDelivery } from '../../domain/telling/kept-delivery.ts';
import type { Text } from '../../domain/text/text.ts';
import { cleanForeignText, cleanText } from '../../messages/language/foreign-text.ts';
import type { Format } from '../../messages/language/format.ts';
import { unarrived } from '../../telling/send-again.ts';
import { DataTable } from '../parts/blocks.tsx';
import type { Reader } from '../parts/shell.tsx';
import { ButtonForm } from './form.tsx';

const words = {
  title: { en: 'The last messages', ja: '最近のお知らせ' },
  none: { en: 'Nothing was sent so far.', ja: 'まだ何も送っていません。' },
  at: { en: 'When', ja: '日時' },
  whom: { en: 'To', ja: '送り先' },
  what: { en: 'What', ja: '内容' },
  outcome: { en: 'What came of it', ja: '結果' },
  missing: { en: 'Not arrived', ja: '届いていないお知らせ' },
  again: { en: 'Send again', ja: 'もう一度送る' },
} as const satisfies Readonly<Record<string, Text>>;
/** What came of a message, by its outcome as it is kept. */
export const deliveryWords: Readonly<Record<string, Text>> = {
  delivered: { en: 'taken', ja: '送信済み' },
  deferred: { en: 'tried again later', ja: '後で再送' },
  dead: { en: 'given up', ja: '送信できず終了' },
  dropped: { en: 'no longer needed', ja: '不要になり中止' },
  bounced: { en: 'came back', ja: '宛先不明などで返送' },
  delayed: { en: 'still under way', ja: '配送中' },
};

export function Deliveries({
  reader,
  shop,
  deliveries,
  format,
}: {
  readonly reader: Reader;
  readonly shop: string;
  readonly deliveries: readonly KeptDelivery[];
  readonly format: Format;
}) {
  const { language } = format;
  const say = (name: keyof typeof words) => words[name][language];
  const cameOf = ({ outcome, detail }: KeptDelivery) =>
    [deliveryWords[outcome]?.[language] ?? outcome, outcome === 'delivered' ? '' : cleanForeignText(detail, 200)]
      .filter(Boolean)
      .join(': ');
  const missing = unarrived(deliveries);
  return (
    <details open={missing.length > 0}>
      <summary>{say('title')}</summary>
      {deliveries.length === 0 ? (
        <p>{say('none')}</p>
      ) : (
        <DataTable
          head={[say('at'), say('whom'), say('what'), say('outcome')]}
          rows={deliveries.map((one) => [format.instant(one.at), cleanText(one.recipient), one.kind, cameOf(one)])}
        />
      )}
      {missing.length > 0 && (
        <>
          <h3>{say('missing')}</h3>
          {missing.map((one) => (
            <ButtonForm
              {...{ reader, shop, path: '/settings/message/again', to: ['message', one.message] }}
              text={say('again')}
            >
              <p>
                {cleanText(one.recipient)}
                <br />
                <small>{[one.kind, format.instant(one.at), cameOf(one)].join(' | ')}</small>
              </p>
            </ButtonForm>
          ))}
        </>
      )}
    </details>
  );
}
