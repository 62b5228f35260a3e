// What only the owner can answer: no API shows sign-in, users, two-step verification or, outside the EU, the bank.
// Every question is put so that "yes" is as it should be; what isn't yes comes with what to mend.

import { dayMs, type Instant } from '../domain/clock.ts';
import type { AskedQuestion, QuestionAnswer } from '../domain/owner/answer.ts';
import type { Text } from '../domain/text/text.ts';

export interface Question {
  readonly id: string;
  readonly text: Text;
  readonly mend: Text;
  /** Days after which a yes is too old to be relied on. */
  readonly againDays: number;
}

/** Asked in every audit; those still open also in the weekly report. */
export const questions: readonly Question[] = [
  {
    id: 'two-step',
    againDays: 90,
    text: {
      en: 'Is two-step verification on for every user, with an authenticator app? (Settings > Login Settings)',
      ja: '2段階認証は、すべてのユーザーで認証アプリを使って有効になっていますか？（設定 > ログイン設定）',
    },
    mend: {
      en: 'Turn two-step verification on for every user, with an authenticator app rather than text messages.',
      ja: '全ユーザーの2段階認証を、SMSではなく認証アプリで有効にしてください。',
    },
  },
  {
    id: 'users',
    againDays: 90,
    text: {
      en: 'Have you looked at the user permissions, and do you know every user there? (Settings > User Permissions)',
      ja: 'ユーザー権限を確認し、登録されている全員に心当たりがありましたか？（設定 > ユーザー権限）',
    },
    mend: {
      en: 'Remove every user whom you don’t know or who has left, and cut the rights of the others to what they need.',
      ja: '心当たりのないユーザーや退職者を削除し、他のユーザーの権限も必要な範囲に絞ってください。',
    },
  },
  {
    id: 'apps',
    againDays: 90,
    text: {
      en: 'Have you looked at the authorised apps, and do you know every one? (Apps and Services > Manage Your Apps)',
      ja: '認証済みのアプリを確認し、すべてに心当たりがありましたか？（アプリとサービス > アプリの管理）',
    },
    mend: {
      en: 'Withdraw the access of every app that you don’t know or no longer use.',
      ja: '心当たりのないアプリや、使っていないアプリの認証を解除してください。',
    },
  },
  {
    id: 'sign-in-contact',
    againDays: 90,
    text: {
      en: 'Are the sign-in e-mail address and phone number yours, and do you read that mailbox? (Settings > Login Settings)',
      ja: 'ログイン用のメールアドレスと電話番号はご自身のもので、そのメールを日頃から読んでいますか？（設定 > ログイン設定）',
    },
    mend: {
      en: 'Set sign-in address and phone number to ones that are yours and that you read every day.',
      ja: 'ログイン用のメールアドレスと電話番号を、毎日確認しているご自身のものに直してください。',
    },
  },
  {
    id: 'deposit-account',
    againDays: 30,
    text: {
      en: 'Do the last digits of the deposit account match your bank account, and is no other one stored? (Settings > Account Info > Deposit Methods)',
      ja: '入金先口座の末尾の番号はご自身の口座と一致し、他の口座は登録されていませんか？（設定 > 出品用アカウント情報 > 入金方法）',
    },
    mend: {
      en: 'Set the deposit account back to yours, remove every other one, and report it to Seller Support: payouts can be held.',
      ja: '入金先をご自身の口座に戻し、他の口座を削除して、出品者サポートに報告してください。入金を保留にできます。',
    },
  },
  {
    id: 'business',
    againDays: 90,
    text: {
      en: 'Are business name, address and return address still yours? (Settings > Account Info)',
      ja: '事業者名、住所、返送先はご自身のもののままですか？（設定 > 出品用アカウント情報）',
    },
    mend: {
      en: 'Set business name, address and return address back to yours.',
      ja: '事業者名、住所、返送先をご自身のものに直してください。',
    },
  },
  {
    id: 'notification-addresses',
    againDays: 90,
    text: {
      en: 'Do all notification addresses lead to you? (Settings > Notification Preferences)',
      ja: '通知の送信先はすべてご自身のアドレスになっていますか？（設定 > 通知設定）',
    },
    mend: {
      en: 'Remove notification addresses that aren’t yours: without them Amazon’s warnings go to someone else.',
      ja: 'ご自身のものでない通知先を削除してください。そのままではAmazonの警告が他人に届きます。',
    },
  },
  {
    id: 'mailbox-rules',
    againDays: 90,
    text: {
      en: 'Is your mailbox free of forwarding and filters that you didn’t set up?',
      ja: 'メールに、設定した覚えのない転送やフィルターはないことを確認しましたか？',
    },
    mend: {
      en: 'Remove forwarding and filters that you didn’t set up, then change the password of the mailbox.',
      ja: '覚えのない転送やフィルターを削除してから、メールのパスワードを変更してください。',
    },
  },
  {
    id: 'password',
    againDays: 180,
    text: {
      en: 'Is the password used for Amazon used nowhere else?',
      ja: 'Amazonのパスワードは、他のサービスで使っていないものですか？',
    },
    mend: {
      en: 'Give Amazon and the mailbox passwords of their own, kept in a password manager.',
      ja: 'Amazonとメールのパスワードを、それぞれ専用のものに変え、パスワード管理ソフトで保管してください。',
    },
  },
];

/** Every question with its newest answer. */
export function asked(answers: readonly QuestionAnswer[], now: Instant): AskedQuestion[] {
  return questions.map(({ id, text, mend, againDays }) => {
    const given = answers.find(({ question }) => question === id);
    const isFresh = given !== undefined && now - given.answeredAt < againDays * dayMs;
    return {
      id,
      text,
      mend,
      answer: given?.answer ?? null,
      note: given?.note ?? '',
      answeredAt: given?.answeredAt ?? null,
      isOpen: given?.answer !== 'yes' || !isFresh,
    };
  });
}
