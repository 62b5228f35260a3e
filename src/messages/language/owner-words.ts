// Words of the commands by which owners answer, plan, snooze and tick, in both languages: what was done, what follows
// from it, and why something wasn't.
import type { IncidentAnswer, Refusal } from '../../domain/owner/incident-answer.ts';
import type { LogAction, Via } from '../../domain/owner/log-entry.ts';
import type { PlannedKind } from '../../domain/owner/planned.ts';
import type { Statement } from '../../domain/owner/statement.ts';
import type { Text } from '../../domain/text/text.ts';

/** What follows from an answer that was taken. */
export const answerDone: Readonly<Record<IncidentAnswer, Text>> = {
  acknowledge: {
    en: 'Noted that you have seen it: no more reminders, but you are told when it gets worse.',
    ja: '確認済みにしました。繰り返しのお知らせは止まりますが、悪化したときはお知らせします。',
  },
  resolve: {
    en: 'Noted that it is over. For 30 days this account is watched more closely: accounts are often taken a second time.',
    ja: '解決済みにしました。再び乗っ取られる例が多いため、30日間は基準を厳しくして見守ります。',
  },
  dismiss: {
    en: 'Noted that it was nothing: the same evidence stays quiet, and its days count as usual. Anything else is still told.',
    ja: '問題なしとして記録しました。同じ内容は以後お知らせせず、その期間も普段どおりとして扱います。それ以外のことは、これまでどおりお知らせします。',
  },
  reopen: {
    en: 'It is open again, and its days no longer count as usual.',
    ja: '対応待ちに戻しました。その期間は普段どおりとして扱いません。',
  },
};

/** What follows from a word through a link that closes nothing. */
export const answerByLink: Readonly<Record<'seen' | 'earlier', Text>> = {
  seen: {
    en: 'Noted. You are not reminded of it again; the other recipients are told of your answer, and are called in all the same.',
    ja: '受け付けました。ご自身への繰り返しのお知らせは止まります。ほかの送り先には、この回答があったことをお知らせし、これまでどおり連絡します。',
  },
  earlier: {
    en: 'Noted for what that mail told. More has come to it since, so it stays open: the newest mail says what.',
    ja: 'そのメールの時点への回答として受け付けました。その後に変化があったため、件は開いたままです。最新のメールをご覧ください。',
  },
};

export const answerAlready: Readonly<Record<IncidentAnswer, Text>> = {
  acknowledge: { en: 'It was acknowledged already.', ja: 'すでに確認済みです。' },
  resolve: { en: 'It was resolved already.', ja: 'すでに解決済みです。' },
  dismiss: { en: 'It was dismissed already.', ja: 'すでに問題なしとして記録されています。' },
  reopen: { en: 'It is open already.', ja: 'すでに対応待ちです。' },
};

/** Why an answer wasn't taken, and what to do. */
export const refusals: Readonly<Record<Refusal, { readonly what: Text; readonly hint: Text }>> = {
  closed: {
    what: { en: 'it is closed already', ja: 'すでに終了しています' },
    hint: {
      en: 'if it goes on after all: rusuban incidents reopen ID',
      ja: 'まだ続いている場合は rusuban incidents reopen ID で対応待ちに戻せます',
    },
  },
  'not-closed': {
    what: { en: 'it was never closed', ja: '終了していません' },
    hint: { en: 'there is nothing to reopen', ja: '戻す必要はありません' },
  },
  'no-reason': {
    what: { en: 'the reason is missing', ja: '理由がありません' },
    hint: {
      en: 'say it in your own words, so that others can follow it later: --reason "our clearance sale"',
      ja: 'あとで見る人にわかるように、ご自分の言葉で添えてください：--reason "在庫処分セール"',
    },
  },
  'not-by-link': {
    what: { en: 'this can’t be said by a link', ja: 'リンクからは記録できません' },
    hint: {
      en: 'whoever reads the mailbox could click it: say it at the computer that runs Rusuban',
      ja: 'メールを読める人なら誰でも押せるためです。留守番を動かしているパソコンで操作してください',
    },
  },
  'moved-on': {
    what: {
      en: 'meanwhile more came to this incident, or somebody answered it. Nothing was changed',
      ja: 'その間に、この件に動きがあったか、ほかの方が回答しました。変更はしていません',
    },
    hint: { en: 'look again, then answer', ja: '内容を確かめてから、もう一度回答してください' },
  },
  'too-long': {
    what: { en: 'that is no time that can be allowed', ja: 'その期間は指定できません' },
    hint: { en: 'give a time from now to 30 days ahead', ja: '今から30日以内で指定してください' },
  },
};

export const plannedNames: Readonly<Record<PlannedKind, Text>> = {
  sale: { en: 'sale', ja: 'セール' },
  launch: { en: 'new listings', ja: '新規出品' },
  'price-change': { en: 'price change', ja: '価格変更' },
  'fulfilment-change': { en: 'change of fulfilment', ja: '配送方法の変更' },
  'payout-change': { en: 'change of bank account', ja: '入金先口座の変更' },
  'contact-change': { en: 'change of name or contact', ja: '名称・連絡先の変更' },
  'stock-out': { en: 'out of stock', ja: '在庫切れ' },
  vacation: { en: 'vacation', ja: '休業' },
  other: { en: 'other (a note only)', ja: 'その他（メモのみ）' },
};

export const statementNames: Readonly<Record<Statement['what'], Text>> = {
  planned: { en: 'planned: {about}', ja: '予定：{about}' },
  allowed: { en: 'allowed: {about}', ja: '許可：{about}' },
  snoozed: { en: 'no mails about: {about}', ja: '通知を保留：{about}' },
};

export const statementStates = {
  coming: { en: 'from {from} to {to}', ja: '{from} から {to} まで（開始前）' },
  now: { en: 'now, until {to}', ja: '有効（{to} まで）' },
  over: { en: 'over since {to}', ja: '終了（{to}）' },
  ended: { en: 'taken back on {at} by {by}', ja: '{at} に {by} さんが取り消し' },
} as const satisfies Record<string, Text>;

export const logNames: Readonly<Record<LogAction, Text>> = {
  'account-added': { en: 'account added', ja: 'アカウントを追加' },
  'account-changed': { en: 'account changed', ja: 'アカウントを変更' },
  'account-connected': { en: 'API access added', ja: 'APIへの接続を追加' },
  'account-paused': { en: 'watch paused', ja: '見守りを一時停止' },
  'account-resumed': { en: 'watch resumed', ja: '見守りを再開' },
  'account-removed': { en: 'account removed', ja: 'アカウントを削除' },
  'owner-changed': { en: 'shop given to another client', ja: '店舗の顧客を変更' },
  'client-added': { en: 'client added', ja: '顧客を追加' },
  'client-removed': { en: 'client removed', ja: '顧客を削除' },
  'credentials-changed': { en: 'sign-in to Amazon changed', ja: 'Amazonへの接続情報を変更' },
  'application-added': { en: 'application for sellers to authorise', ja: '出品者に認証してもらうアプリを登録' },
  'shop-invited': { en: 'seller invited to connect the shop', ja: '店舗の接続に出品者を招待' },
  'shop-invitation-ended': { en: 'invitation of a seller taken back', ja: '出品者への招待を取り消し' },
  'application-removed': { en: 'application removed', ja: 'アプリを削除' },
  'secret-changed': { en: 'client secret changed', ja: 'クライアントシークレットを変更' },
  'arrival-confirmed': { en: 'test message shown to have arrived', ja: 'テストの到着を確認' },
  'set-up-left-out': { en: 'a step of set-up left out', ja: '設定の手順を省略' },
  'sender-removed': { en: 'mail server that sends removed', ja: 'メール送信サーバーを削除' },
  'sender-changed': { en: 'mail server that sends changed', ja: 'メール送信サーバーを変更' },
  'push-set-up': { en: 'notifications of Amazon switched on', ja: 'Amazonからの通知を受け取る設定' },
  'push-removed': { en: 'notifications of Amazon switched off', ja: 'Amazonからの通知を受け取る設定を解除' },
  'mailbox-added': { en: 'mailbox added', ja: 'メールボックスを追加' },
  'mailbox-removed': { en: 'mailbox removed', ja: 'メールボックスを削除' },
  'mailbox-servers-changed': {
    en: 'which mail servers are believed was changed',
    ja: '信用するメールサーバーを変更',
  },
  'mailbox-servers-learned': {
    en: 'which mail servers a mailbox uses was learned',
    ja: 'メールボックスのメールサーバーを学習',
  },
  'secrets-rotated': { en: 'secrets encrypted anew', ja: '秘密情報を再暗号化' },
  'incident-seen': { en: 'seen, by a link', ja: 'リンクから確認の回答' },
  'incident-acknowledged': { en: 'incident acknowledged', ja: '確認済みにした' },
  'incident-resolved': { en: 'incident resolved', ja: '解決済みにした' },
  'incident-dismissed': { en: 'incident dismissed', ja: '問題なしとした' },
  'incident-reopened': { en: 'incident reopened', ja: '対応待ちに戻した' },
  'planned-added': { en: 'planned change entered', ja: '予定を登録' },
  'planned-ended': { en: 'planned change taken back', ja: '予定を取り消し' },
  'allowed-added': { en: 'allowed for a time', ja: '期間を限って許可' },
  'allowed-ended': { en: 'allowance taken back', ja: '許可を取り消し' },
  'snooze-added': { en: 'mails held back', ja: '通知を保留' },
  'snooze-ended': { en: 'mails no longer held back', ja: '通知の保留を終了' },
  'step-ticked': { en: 'step done', ja: '手順を完了' },
  'step-unticked': { en: 'step not done after all', ja: '手順の完了を取り消し' },
  'question-answered': { en: 'question answered', ja: '質問に回答' },
  'audit-asked': { en: 'audit asked for', ja: '点検を依頼' },
  'audit-cancelled': { en: 'audit cancelled', ja: '点検を取り消し' },
  'message-sent-again': { en: 'message sent again', ja: 'お知らせをもう一度送信' },
  'delivery-bounced': { en: 'mail came back', ja: 'メールが届かず戻った' },
  'delivery-delayed': { en: 'mail is held up on its way', ja: 'メールの配達が遅れている' },
  'recipients-changed': { en: 'recipients changed', ja: '届け先を変更' },
  'webhook-added': { en: 'webhook added', ja: 'Webhookを追加' },
  'webhook-removed': { en: 'webhook removed', ja: 'Webhookを削除' },
  'console-link-made': { en: 'link into the console made', ja: '管理画面へのリンクを作成' },
  'console-opened': { en: 'console opened', ja: '管理画面を開いた' },
  'console-left': { en: 'console left', ja: '管理画面を退出' },
  'console-session-ended': { en: 'session in the console ended', ja: '管理画面の接続を終了' },
  'person-invited': { en: 'somebody invited into the console', ja: '管理画面への招待を作成' },
  'invitation-ended': { en: 'invitation into the console taken back', ja: '管理画面への招待を取り消し' },
  'person-added': { en: 'person in the console added', ja: '管理画面に人を追加' },
  'person-changed': { en: 'role in the console changed', ja: '管理画面での役割を変更' },
  'person-removed': { en: 'person taken out of the console', ja: '管理画面から人を削除' },
  'access-reviewed': { en: 'who can see what was looked through', ja: '誰が何を見られるかを確認' },
  'key-added': { en: 'key to the console added', ja: '管理画面のパスキーを追加' },
  'key-removed': { en: 'key to the console removed', ja: '管理画面のパスキーを削除' },
  'totp-added': { en: 'authenticator app for the console added', ja: '管理画面の認証アプリを追加' },
  'totp-removed': { en: 'authenticator app for the console removed', ja: '管理画面の認証アプリを削除' },
  'totp-locked': {
    en: 'authenticator app shut after ten wrong codes',
    ja: '認証アプリをロック（コードの入力ミス10回）',
  },
  'totp-unlocked': { en: 'authenticator app good again', ja: '認証アプリのロックを解除' },
  'identity-added': { en: 'sign-in by a provider added', ja: '認証サービスでのログインを追加' },
  'identity-removed': { en: 'sign-in by a provider removed', ja: '認証サービスでのログインを削除' },
  'codes-made': { en: 'recovery codes for the console made', ja: '管理画面の復旧コードを作成' },
  'code-used': { en: 'recovery code for the console used', ja: '管理画面の復旧コードを使用' },
  'browser-new': { en: 'console opened in a new browser', ja: '新しいブラウザーで管理画面を開いた' },
  'token-added': { en: 'API token made', ja: 'APIトークンを作成' },
  'token-removed': { en: 'API token removed', ja: 'APIトークンを削除' },
};

export const viaNames: Readonly<Record<Via, Text>> = {
  command: { en: 'at the computer', ja: 'コマンド' },
  console: { en: 'in the console', ja: '管理画面' },
  api: { en: 'through the API', ja: 'API' },
  link: { en: 'by a link in a mail', ja: 'メールのリンク' },
  program: { en: 'the program itself', ja: 'プログラム' },
};

/** The rest of what these commands say. */
export const ownerWords = {
  'no-incidents': { en: 'Nothing to answer.', ja: '対応が必要なものはありません。' },
  'none-at-all': { en: 'No incident so far.', ja: 'これまでに検知したものはありません。' },
  closed: { en: 'Closed', ja: '終了したもの' },
  open: { en: 'To be answered', ja: '対応が必要なもの' },
  status: { en: 'State', ja: '状態' },
  severity: { en: 'Severity', ja: '重大度' },
  sure: { en: 'How sure', ja: '確度' },
  'not-told': { en: 'nobody; it stands in the weekly report', ja: 'お知らせしていません（週報に記載）' },
  'told-whom': { en: '{recipient}, {at}', ja: '{recipient}（{at}）' },
  'by-whom': { en: '{status}, by {by} on {at}', ja: '{status}（{by} さん、{at}）' },
  'by-whom-why': { en: '{status}, by {by} on {at}: “{reason}”', ja: '{status}（{by} さん、{at}）「{reason}」' },
  known: {
    en: '{n, plural, one {# of its signs} other {# of its signs}} you had planned or allowed; they don’t count.',
    ja: 'このうち{n}件は、事前の予定または許可によるもので、判定に含めていません。',
  },
  'standing-title': { en: 'Is it over?', ja: '収束したか' },
  'standing-back': {
    en: 'Of the {n, plural, one {# thing} other {# things}} that can be looked at, none is still as it was left.',
    ja: '確認できる{n}件は、すべて元に戻っています。',
  },
  'standing-nothing': { en: 'Nothing of it can be looked at afterwards.', ja: 'あとから確認できるものはありません。' },
  'standing-still': {
    en: 'Not yet. Still as it was left: {n} of {judged}.',
    ja: 'まだです。{judged}件中{n}件が、変えられたままになっています。',
  },
  'standing-more': { en: '… and {n} more', ja: 'ほか{n}件' },
  'standing-unseen': {
    en: 'Not seen in the last 24 hours, so unknown: {parts}.',
    ja: '直近24時間に確認できていないため不明：{parts}',
  },
  'standing-unseeable': {
    en: 'No program can see whether this is put right; look by hand: {things}.',
    ja: '元に戻ったかどうかはプログラムでは確認できません。ご自身で確認してください：{things}',
  },
  'standing-hint': {
    en: 'put it right first, or say why it is over all the same: --force --reason "…"',
    ja: '元に戻してから実行するか、それでも終了とする理由を添えてください：--force --reason "…"',
  },
  'not-over': { en: 'it is not over', ja: 'まだ収束していません' },
  'steps-open': {
    en: 'Checklist: {done} of {n} done. Next: {next}',
    ja: 'チェックリスト：{n}件中{done}件完了。次：{next}',
  },
  'steps-done': { en: 'Checklist: all {n} steps done.', ja: 'チェックリスト：{n}件すべて完了。' },
  'checklist-title': { en: 'Checklist of {id}: {done} of {n} done', ja: 'チェックリスト（{id}）：{n}件中{done}件完了' },
  'checklist-how': {
    en: 'Tick a step by its number or name: rusuban checklist {id} tick {step}',
    ja: '完了したら番号か名前で記録してください：rusuban checklist {id} tick {step}',
  },
  'done-by': { en: 'done by {by}, {at}', ja: '{by} さんが完了（{at}）' },
  why: { en: 'Why: {why}', ja: '理由：{why}' },
  source: { en: 'Source: {source}', ja: '出典：{source}' },
  ticked: { en: 'Done: {step}', ja: '完了：{step}' },
  'ticked-already': { en: 'That was done already, by {by} on {at}.', ja: '{by} さんが {at} に完了済みです。' },
  unticked: { en: 'Open again: {step}', ja: '未完了に戻しました：{step}' },
  'not-ticked': { en: 'That step was not done yet.', ja: 'まだ完了していない手順です。' },
  'your-word': { en: 'Your answer', ja: 'ご回答' },
  'say-ack': { en: 'I have seen it and am at it', ja: '確認した・対応中' },
  'say-resolve': { en: 'It was a stranger, and it is over', ja: '第三者によるもので、収束した' },
  'say-dismiss': { en: 'That was me, or a false alarm', ja: '自分の操作だった・誤報だった' },
  'say-reopen': { en: 'It isn’t over after all', ja: 'まだ続いていた' },
  history: { en: 'What was done', ja: '操作の記録' },
  anything: { en: 'anything but what is critical', ja: '「最高」以外のすべて' },
  'planned-done': {
    en: 'Entered. What this explains stays quiet in that time and stands in the report as planned; anything else is told.',
    ja: '登録しました。この予定で説明がつくことは期間中お知らせせず、レポートに「予定」として載せます。それ以外はお知らせします。',
  },
  'planned-note': {
    en: 'Entered as a note: this kind keeps nothing quiet.',
    ja: 'メモとして登録しました。この種類では通知は止まりません。',
  },
  'planned-explains': {
    en: 'Already told, and explained by it: {ids}. Close them with: rusuban incidents dismiss ID --reason "…"',
    ja: 'すでにお知らせした次のものは、この予定で説明がつきます：{ids}。rusuban incidents dismiss ID --reason "…" で終了できます',
  },
  'snooze-done': {
    en: 'No mails until {to}, but for what is critical. What is still open then is told.',
    ja: '{to} まで、重大度「最高」以外の通知を保留します。そのときまだ続いているものは、その時点でお知らせします。',
  },
  'ended-done': { en: 'Taken back.', ja: '取り消しました。' },
  'ended-already': { en: 'It was taken back already.', ja: 'すでに取り消されています。' },
  'no-statements': { en: 'Nothing is planned, allowed or snoozed.', ja: '予定・許可・保留はありません。' },
  'allowed-too': {
    en: 'Until {to} the same kinds of things stay quiet: {detectors}.',
    ja: '{to} まで、同じ種類のことはお知らせしません：{detectors}',
  },
  'no-log': { en: 'The log is empty.', ja: '記録はありません。' },
  by: { en: '{who}, {via}', ja: '{who} さん（{via}）' },
} as const satisfies Record<string, Text>;
export type OwnerWord = keyof typeof ownerWords;
