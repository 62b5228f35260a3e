// One step of set-up: done in a line; to be done, with why and with the forms of the settings.
import type { App } from '../../app.ts';
import type { Account } from '../../domain/shop/account.ts';
import type { Application } from '../../domain/shop/application.ts';
import { filled } from '../../domain/text/filled.ts';
import type { Text } from '../../domain/text/text.ts';
import { cleanText } from '../../messages/language/foreign-text.ts';
import { notArrived, type SetUpFacts, type SetUpStep, type StepState, withoutPhrase } from '../../telling/set-up.ts';
import { ConnectAtAmazon } from '../consent/connect.tsx';
import { signInAgain } from '../entering/fresh.ts';
import type { Reader } from '../parts/shell.tsx';
import { Arrival } from '../settings/arrival.tsx';
import { ButtonForm } from '../settings/form.tsx';
import { MailboxForm } from '../settings/mailboxes.tsx';
import { PhraseForm, RecipientForm } from '../settings/recipients.tsx';
import { SenderForm } from '../settings/sender.tsx';
import { SignInForm } from '../settings/sign-in.tsx';

const words = {
  done: { en: 'done', ja: '済み' },
  leftOut: { en: 'left out', ja: '省略' },
  open: { en: 'to be done', ja: '未設定' },
  leaveOut: { en: 'Leave this out', ja: 'この手順を省略する' },
  again: {
    en: 'You came in more than 5 minutes ago. What changes who is told or what is read takes a new sign-in, so that a browser left open can’t do it. You come back to this step.',
    ja: 'ログインから5分が過ぎました。送り先や接続の変更には、もう一度ログインが必要です（開いたままのブラウザーから変更されないため）。ログイン後、この手順に戻ります。',
  },
  byLink: {
    en: 'You came in more than 5 minutes ago by a link from the terminal. For this step make a new one: rusuban console link',
    ja: 'リンクから入って5分が過ぎました。この手順には新しいリンクが必要です：rusuban console link',
  },
  device: {
    en: 'Or have this phone or computer woken, which a mail doesn’t do at night',
    ja: 'または、このスマートフォンやパソコンで通知を受け取る（メールと違い、夜中でも気づけます）',
  },
  noSmtp: {
    en: 'No mail server is set, so mails reach nobody: they are written to {place}. Channels (push, chat, telephone) need none.',
    ja: 'メールサーバーが設定されていないため、メールは誰にも届きません（{place} に書き出されます）。プッシュやチャット、電話の通知先には不要です。',
  },
} as const satisfies Readonly<Record<string, Text>>;

const stepWords: Readonly<Record<SetUpStep, readonly [name: Text, why: Text]>> = {
  api: [
    { en: 'Amazon’s API', ja: 'AmazonのAPI' },
    { en: 'So that listings, prices, orders and payouts are seen.', ja: '出品・価格・注文・入金を確かめられます。' },
  ],
  mailbox: [
    { en: 'The mailbox that Amazon writes to', ja: 'Amazonからのメールが届くメールボックス' },
    {
      en: 'Only there a changed sign-in address, a new user or a reset password shows.',
      ja: 'ログイン用メールアドレスの変更、ユーザーの追加、パスワードの再設定がわかるのは、ここだけです。',
    },
  ],
  recipients: [
    { en: 'A second one who is told', ja: '2人目の送り先' },
    {
      en: 'Somebody else, or another address of yours at another provider: who holds your mailbox can’t delete warnings there.',
      ja: '別の方か、別のメール会社のアドレスにしてください。メールボックスを奪われても、そこのお知らせは消せません。',
    },
  ],
  phrase: [
    { en: 'Safe phrase', ja: '合言葉' },
    {
      en: 'Words that stand in every mail of ours to one reader. A mail in our name without them is a fake.',
      ja: 'その方へのすべてのメールに入る言葉です。留守番の名をかたるメールに合言葉がなければ、偽物とわかります。',
    },
  ],
  trial: [
    { en: 'Does it arrive?', ja: '届くことの確認' },
    {
      en: 'A test mail to each; whoever has read it types the number that it tells.',
      ja: 'それぞれにテストメールを送ります。書かれている番号を入力すると、届いたことになります。',
    },
  ],
};

export interface StepsProps {
  readonly app: App;
  readonly reader: Reader;
  readonly account: Account;
  readonly isFresh: boolean;
}

interface StepProps extends StepsProps {
  readonly facts: SetUpFacts;
  readonly applications: readonly Application[];
  readonly step: SetUpStep;
  readonly state: StepState;
  readonly isFirst: boolean;
}

export function Step({ step, state, isFirst, ...props }: StepProps) {
  const { language } = props.reader;
  const [name, why] = stepWords[step];
  const word = words[state === 'left-out' ? 'leftOut' : state][language];
  const line = [name[language], word, ...(state === 'done' ? summaryOf(step, props.facts) : [])].join(' · ');
  if (state === 'done') return <li class="card good">{line}</li>;
  const content = (
    <>
      <p class="soft">{why[language]}</p>
      <StepForms step={step} {...props} />
      {state === 'open' && step !== 'trial' && (
        <ButtonForm
          reader={props.reader}
          shop={props.account.id}
          at="setup"
          to={['step', step]}
          path="/setup/leave-out"
          text={words.leaveOut[language]}
        />
      )}
    </>
  );
  if (isFirst)
    return (
      <li class="card open" id="next">
        <h2>{name[language]}</h2>
        {content}
      </li>
    );
  return (
    <li class="fold">
      <details>
        <summary>{line}</summary>
        {content}
      </details>
    </li>
  );
}

const summaryOf = (step: SetUpStep, { mailboxes, recipients }: SetUpFacts): string[] => {
  if (step === 'mailbox') return mailboxes.map(({ settings }) => cleanText(settings.user));
  if (step === 'recipients') return recipients.map(({ address }) => cleanText(address));
  return [];
};

function StepForms({ step, app, reader, account, facts, applications, isFresh }: Omit<StepProps, 'state' | 'isFirst'>) {
  const { language, base } = reader;
  const form = { reader, shop: account.id, at: 'setup' } as const;
  const again = isFresh ? null : <SignInAgain {...{ reader, shop: account.id }} />;
  if (step === 'trial' && app.mail.isForNobody)
    return (
      <>
        <p class="warn">{filled(words.noSmtp, { place: app.mail.destination })[language]}</p>
        {again ?? <SenderForm {...form} />}
      </>
    );
  if (step === 'trial')
    return (
      <>
        {notArrived(facts).map(({ address }) => (
          <section aria-label={`${stepWords.trial[0][language]} ${cleanText(address)}`}>
            <h3>{cleanText(address)}</h3>
            <Arrival {...form} address={address} isArrived={false} />
          </section>
        ))}
      </>
    );
  // said before anything is typed, not after
  if (again !== null) return again;
  if (step === 'api')
    return (
      <>
        <ConnectAtAmazon {...form} applications={applications} />
        <SignInForm {...form} account={account} clientIds={applications.map(({ clientId }) => clientId)} />
      </>
    );
  if (step === 'mailbox') return <MailboxForm {...form} isFirst />;
  if (step === 'recipients')
    return (
      <>
        <RecipientForm {...form} recipient={null} isBackup={false} />
        <p>
          <a href={`${base}/settings/device?${new URLSearchParams({ shop: account.id, at: 'setup' })}`}>
            {words.device[language]}
          </a>
        </p>
      </>
    );
  return (
    <>
      {withoutPhrase(facts).map(({ address }) => (
        <section aria-label={`${stepWords.phrase[0][language]} ${cleanText(address)}`}>
          <h3>{cleanText(address)}</h3>
          <PhraseForm {...form} address={address} />
        </section>
      ))}
    </>
  );
}

function SignInAgain({ reader, shop }: { readonly reader: Reader; readonly shop: string }) {
  const { language, base, visitor } = reader;
  if (!visitor?.personId) return <p>{words.byLink[language]}</p>;
  return (
    <>
      <p>{words.again[language]}</p>
      <p>
        <a
          class="button"
          href={`${base}/sign-in?${new URLSearchParams({ to: `/setup?${new URLSearchParams({ shop })}` })}`}
        >
          {signInAgain[language]}
        </a>
      </p>
    </>
  );
}
