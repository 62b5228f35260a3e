// Does it arrive? A test message to one address, and the number in it, typed by whoever has read it.
import type { App } from '../../app.ts';
import type { Speaker } from '../../domain/owner/log-entry.ts';
import type { Account } from '../../domain/shop/account.ts';
import { channelOf } from '../../domain/telling/recipient.ts';
import { filled } from '../../domain/text/filled.ts';
import type { Text } from '../../domain/text/text.ts';
import { cleanText } from '../../messages/language/foreign-text.ts';
import { arrivalNumber, confirmArrival } from '../../telling/arrival.ts';
import { tryRecipients } from '../../telling/try-recipients.ts';
import { ButtonForm, type FormProps, NumberForm } from './form.tsx';
import type { Outcome } from './shop-forms.tsx';

const words = {
  arrived: { en: 'It was shown that messages arrive here.', ja: 'ここに届くことを確かめました。' },
  open: {
    en: 'Nobody has shown yet that mails arrive here: send a test, and type the number that it tells.',
    ja: 'ここに届くことを、まだ確かめていません。テストを送り、書かれている番号を入力してください。',
  },
  test: { en: 'Send a test', ja: 'テストを送る' },
  number: { en: 'The six digits in the test mail', ja: 'テストメールに書かれている6桁の番号' },
  confirm: { en: 'It arrived', ja: '届いたことを確かめる' },
  sent: {
    en: 'The test was handed over to {address}; it tells a number of six digits. If it doesn’t arrive within minutes, look into the junk folder.',
    ja: '{address} にテストを送りました。6桁の番号が書いてあります。数分で届かないときは、迷惑メールのフォルダもご確認ください。',
  },
  posted: { en: '{address} took the test.', ja: '{address} にテストを送りました。' },
  notSent: { en: 'The test did not reach {address}: {why}', ja: '{address} にテストを送れませんでした：{why}' },
  wrong: {
    en: 'That is not the number in the newest test mail to {address}. It has six digits.',
    ja: '{address} への最新のテストメールの番号と違います。6桁の数字です。',
  },
  confirmed: { en: 'Mails arrive at {address}.', ja: '{address} に届くことを確かめました。' },
} as const satisfies Readonly<Record<string, Text>>;

export async function testSent(app: App, account: Account, address: string): Promise<Outcome> {
  const number = channelOf(address) === 'mail' ? arrivalNumber(app, account.id, address) : undefined;
  const [tried] = await tryRecipients(app, account, address, number);
  const why = tried?.problem ?? null;
  const shown = { address: cleanText(address) };
  return why === null
    ? { isGood: true, text: filled(number === undefined ? words.posted : words.sent, shown) }
    : { isGood: false, text: filled(words.notSent, { ...shown, why }) };
}

export async function arrivalShown(
  app: App,
  account: Account,
  { address, number }: { readonly address: string; readonly number: string },
  by: Speaker,
): Promise<Outcome> {
  const isRight = await confirmArrival(app, account.id, address, number.slice(0, 50), by);
  return { isGood: isRight, text: filled(isRight ? words.confirmed : words.wrong, { address: cleanText(address) }) };
}

interface ArrivalProps extends Pick<FormProps, 'reader' | 'shop' | 'at'> {
  readonly address: string;
  readonly isArrived: boolean;
}

export function Arrival({ isArrived, address, ...form }: ArrivalProps) {
  const { language } = form.reader;
  const to = ['address', address] as const;
  return (
    <>
      <p class={isArrived ? 'soft' : undefined}>{(isArrived ? words.arrived : words.open)[language]}</p>
      <ButtonForm {...form} to={to} path="/settings/recipient/test" text={words.test[language]} />
      {!isArrived && (
        <NumberForm
          {...form}
          to={to}
          label={words.number[language]}
          text={words.confirm[language]}
          path="/settings/recipient/confirm"
        />
      )}
    </>
  );
}
