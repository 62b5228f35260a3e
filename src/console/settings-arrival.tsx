// Does it arrive? A test message to one address, and the number in it, typed by whoever has read it.
import type { App } from '../app.ts';
import type { Speaker } from '../domain/owner/log-entry.ts';
import type { Account } from '../domain/shop/account.ts';
import { channelOf } from '../domain/telling/recipient.ts';
import type { Text } from '../domain/text/text.ts';
import { cleanText } from '../messages/language/foreign-text.ts';
import { arrivalNumber, confirmArrival } from '../telling/arrival.ts';
import { tryRecipients } from '../telling/try-recipients.ts';
import { Form, type FormProps } from './settings-form.tsx';
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

function filled(text: Text, address: string, why?: Text): Text {
  const say = (language: 'en' | 'ja') =>
    text[language].replace('{why}', () => why?.[language] ?? '').replace('{address}', () => cleanText(address));
  return { en: say('en'), ja: say('ja') };
}

export async function testSent(app: App, account: Account, address: string): Promise<Outcome> {
  const number = channelOf(address) === 'mail' ? arrivalNumber(app, account.id, address) : undefined;
  const [tried] = await tryRecipients(app, account, address, number);
  const problem = tried?.problem ?? null;
  return problem === null
    ? { isGood: true, text: filled(number === undefined ? words.posted : words.sent, address) }
    : { isGood: false, text: filled(words.notSent, address, problem) };
}

export async function arrivalShown(
  app: App,
  account: Account,
  { address, number }: { readonly address: string; readonly number: string },
  by: Speaker,
): Promise<Outcome> {
  const isRight = await confirmArrival(app, account.id, address, number.slice(0, 50), by);
  return { isGood: isRight, text: filled(isRight ? words.confirmed : words.wrong, address) };
}

interface ArrivalProps extends Pick<FormProps, 'reader' | 'shop' | 'at'> {
  readonly address: string;
  readonly isArrived: boolean;
}

export function Arrival({ isArrived, address, ...form }: ArrivalProps) {
  const { language } = form.reader;
  return (
    <>
      <p class={isArrived ? 'soft' : undefined}>{(isArrived ? words.arrived : words.open)[language]}</p>
      <Form {...form} path="/settings/recipient/test" address={address}>
        <button type="submit" class="plain">
          {words.test[language]}
        </button>
      </Form>
      {!isArrived && (
        <Form {...form} path="/settings/recipient/confirm" address={address}>
          <div class="row">
            <label>
              {words.number[language]}
              <input name="number" inputmode="numeric" autocomplete="off" maxlength={20} required />
            </label>
            <button type="submit">{words.confirm[language]}</button>
          </div>
        </Form>
      )}
    </>
  );
}
