// Every sentence that a verdict can say, in both languages (ICU MessageFormat). Data: formatted only in messages/.
import type { MailPlace } from '../domain/mail/mail.ts';
import type { MailCertainty, MailVerdict } from '../domain/mail/mail-check.ts';
import type { Text } from '../domain/text/text.ts';

export const reasonWords = {
  poses: { en: 'It speaks as Amazon: “{words}”.', ja: 'Amazonを名乗っています：「{words}」' },
  mentions: {
    en: 'It mentions Amazon, without speaking as Amazon: “{words}”.',
    ja: 'Amazonに触れていますが、Amazonを名乗ってはいません：「{words}」',
  },
  'no-claim': {
    en: 'Nothing in it claims to come from Amazon.',
    ja: 'Amazonからのメールだと思わせる箇所はありません。',
  },
  'sender-other': {
    en: 'The sender’s domain is {domain}, which is not one of Amazon’s.',
    ja: '送信元のドメインは{domain}で、Amazonのものではありません。',
  },
  'sender-several': {
    en: 'It names several senders: {sender}. A genuine mail has one.',
    ja: '差出人が複数書かれています（{sender}）。本物のメールの差出人は1つです。',
  },
  'sender-missing': { en: 'It names no sender.', ja: '差出人が書かれていません。' },
  'sender-unreadable': {
    en: 'The sender is not a proper mail address: {sender}.',
    ja: '差出人が正しいメールアドレスの形ではありません：{sender}',
  },
  'sender-unknown': {
    en: 'Pasted text doesn’t show who sent it, so it can be exposed but never proven genuine.',
    ja: '貼り付けた文章では送信元を確認できません。偽物と分かることはあっても、本物だと証明することはできません。',
  },
  forwarded: {
    en: 'It quotes another mail; its first sender is given as {address}, which proves nothing. Forward it as an attachment to have it checked in full.',
    ja: '本文に別のメールが引用されています。元の差出人は{address}と書かれていますが、証明にはなりません。添付ファイルとして転送すれば詳しく確認できます。',
  },
  list: {
    en: 'It came through your own list or group ({domain}), which names {address} as its writer. Whether that is true could not be checked.',
    ja: 'ご自身のグループ・メーリングリスト（{domain}）を経由したメールです。元の差出人は{address}とされていますが、本当かどうかは確認できませんでした。',
  },
  'list-proven': {
    en: 'It came through your own list or group ({domain}). The receiving server ({server}) had found that {address} truly wrote it, and sealed that.',
    ja: 'ご自身のグループ・メーリングリスト（{domain}）を経由したメールです。受信サーバー（{server}）が、{address}から送信されたことを確認し、その記録に封印（ARC）をしています。',
  },
  'list-failed': {
    en: 'It came through your own list or group ({domain}). The receiving server ({server}) had found that {address} did not write it.',
    ja: 'ご自身のグループ・メーリングリスト（{domain}）を経由したメールです。受信サーバー（{server}）は、{address}から送信されたものではないと判定しています。',
  },
  'auth-pass-dns': {
    en: 'The signature of {domain} was checked against Amazon’s own keys and is true.',
    ja: '{domain}の電子署名をAmazonの公開鍵で検証し、正しいことを確認しました。',
  },
  'auth-pass-receiver': {
    en: 'The receiving server ({server}) found that it truly came from {domain}. That is believed for its place in the mail, where only that server writes; of a file it is worth as much as wherever the file came from.',
    ja: '受信サーバー（{server}）が、{domain}から送信されたことを確認しています。メールの中で受信サーバーだけが書き込める位置にあるため信用しました。ファイルとして受け取ったものなら、その入手元と同じ程度にしか信用できません。',
  },
  'auth-pass-known': {
    en: 'The receiving server ({server}) found that it truly came from {domain}. That server is believed because you named it.',
    ja: '受信サーバー（{server}）が、{domain}から送信されたことを確認しています。ご自身で指定されたサーバーのため、信用しました。',
  },
  'auth-pass-learned': {
    en: 'The receiving server ({server}) found that it truly came from {domain}. That server is believed because this mailbox was seen to use it.',
    ja: '受信サーバー（{server}）が、{domain}から送信されたことを確認しています。このメールボックスがふだん使っているサーバーとわかっているため、信用しました。',
  },
  'auth-pass-attached': {
    en: 'By what stands in the attached mail, the receiving server ({server}) found that it truly came from {domain}. Whoever attached it could have written that: it is no proof.',
    ja: '添付されたメールには、受信サーバー（{server}）が{domain}からの送信を確認したと書かれています。ただし、添付した人が書くこともできるため、証明にはなりません。',
  },
  'results-unbelieved': {
    en: 'What stands in it about its sender ({server}) was not believed: the sender could have written that.',
    ja: '送信元についての記載（{server}）がありますが、差出人自身が書き込める位置にあるため、信用していません。',
  },
  'auth-fail-dns': {
    en: 'It pretends to come from {domain}, but that was checked and is not true ({results}).',
    ja: '{domain}からのように見せていますが、検証の結果、事実ではありません（{results}）。',
  },
  'auth-fail-receiver': {
    en: 'It pretends to come from {domain}, but the receiving server ({server}) found that to be untrue ({results}).',
    ja: '{domain}からのように見せていますが、受信サーバー（{server}）の検証で、事実ではないと判定されています（{results}）。',
  },
  'auth-unsigned': {
    en: 'It pretends to come from {domain}, but has no signature. Amazon signs every mail.',
    ja: '{domain}からのように見せていますが、電子署名がありません。Amazonのメールには必ず署名があります。',
  },
  'auth-unknown': {
    en: 'It gives {domain} as sender. Whether that is true could not be checked.',
    ja: '差出人は{domain}となっていますが、本当かどうかは確認できませんでした。',
  },
  relay: {
    en: 'Amazon passed it on for someone else ({domain}): the words are a buyer’s or a seller’s, not Amazon’s.',
    ja: 'Amazonが第三者の代わりに届けたメールです（{domain}）。文面は購入者や出品者のもので、Amazonのものではありません。',
  },
  'reply-elsewhere': { en: 'An answer would go elsewhere: {address}.', ja: '返信すると別の宛先に届きます：{address}' },
  'doubled-header': {
    en: 'It has headers twice that may stand there only once: {headers}.',
    ja: '1つしかないはずのヘッダーが重複しています：{headers}',
  },
  'winmail-unread': {
    en: 'It carries a winmail.dat of Outlook’s that could not be read: what stands in there was not checked.',
    ja: 'Outlook形式の添付（winmail.dat）を読み取れませんでした。その中身は確認できていません。',
  },
  cut: {
    en: 'It is so large or so nested that not all of it was read.',
    ja: 'サイズや構造が大きすぎるため、すべては読み取っていません。',
  },
  unread: {
    en: 'A picture or document in it was not read: {name}. What stands in there was not checked.',
    ja: '画像または文書（{name}）の中身は読み取っていません。そこに書かれていることは確認できていません。',
  },
  'attachment-risky': {
    en: 'It carries a file that can do harm when opened: {name}.',
    ja: '開くと危険な添付ファイルがあります：{name}',
  },
  'links-official': {
    en: '{n, plural, one {Its one link leads} other {All of its # links lead}} to Amazon’s own sites.',
    ja: 'リンク{n}件は、いずれもAmazonのサイトにつながっています。',
  },
  'links-none': { en: 'It has no links.', ja: 'リンクはありません。' },
  'link-other': {
    en: 'A link leads to {host}, which is not Amazon’s.',
    ja: 'リンク先の{host}は、Amazonのサイトではありません。',
  },
  'link-more': {
    en: '{n, plural, one {One more place} other {# more places}} outside Amazon {n, plural, one {is} other {are}} linked to.',
    ja: 'ほかにもAmazon以外のリンク先が{n}か所あります。',
  },
  'link-shows-amazon': {
    en: 'A link shows “{shown}” but leads to {host}.',
    ja: '「{shown}」と表示されたリンクが、実際には{host}につながっています。',
  },
  'link-shows-other-host': {
    en: 'A link shows “{shown}” but leads to {host}.',
    ja: '「{shown}」と表示されたリンクが、実際には{host}につながっています。',
  },
  'link-lookalike-host': {
    en: 'A link’s address only looks like Amazon’s: {host}.',
    ja: 'リンク先のアドレスは、Amazonに似せた別のものです：{host}',
  },
  'link-disguised-host': {
    en: 'A link’s address is written with foreign letters that look like others: {host}.',
    ja: 'リンク先のアドレスに、見た目の似た別の文字が使われています：{host}',
  },
  'link-ip-host': {
    en: 'A link leads to a bare number instead of a name: {host}.',
    ja: 'リンク先が名前ではなく数字のアドレスです：{host}',
  },
  'link-userinfo': {
    en: 'A link hides its true address behind an @ sign: {host}.',
    ja: 'リンクが「@」記号で本当の行き先を隠しています：{host}',
  },
  'link-shortener': {
    en: 'A short link hides where it leads: {host}.',
    ja: '短縮リンクで行き先が隠されています：{host}',
  },
  'link-redirector': {
    en: 'A link goes through another site to {host}.',
    ja: 'リンクが別のサイトを経由して{host}につながっています。',
  },
  'link-odd-scheme': {
    en: 'A link is misspelt so that filters miss it: {host}.',
    ja: 'フィルターを避けるために崩したリンクがあります：{host}',
  },
  'link-data-url': {
    en: 'A link holds a page or program inside itself.',
    ja: 'リンクの中にページやプログラムが埋め込まれています。',
  },
  'link-form': {
    en: 'A form in the mail sends what is typed to {host}.',
    ja: 'メール内の入力欄の内容が{host}に送られます。',
  },
  'link-qr-code': { en: 'A QR code in a picture leads to {host}.', ja: '画像のQRコードが{host}につながっています。' },
  'tell-pressure': {
    en: 'It puts you under pressure: “{words}”. Amazon sets no such deadlines.',
    ja: '不安をあおっています：「{words}」。Amazonはこのような期限を設けません。',
  },
  'tell-asks-secret': {
    en: 'It wants you to enter or confirm account or card data: “{words}”.',
    ja: 'アカウントやカードの情報を入力・確認させようとしています：「{words}」',
  },
  'tell-call-back': {
    en: 'It wants you to telephone: “{words}”. Fakes have their victims call a number of their own.',
    ja: '電話をかけさせようとしています：「{words}」。偽のメールでは、犯人につながる番号が書かれていることがあります。',
  },
  'tell-no-name': { en: 'It doesn’t greet you by name: “{words}”.', ja: '宛名がありません：「{words}」' },
  'tell-broken-japanese': { en: 'Its Japanese is broken: “{words}”.', ja: '日本語が不自然です：「{words}」' },
  'tell-broken-english': { en: 'Its English is broken: “{words}”.', ja: '英語が不自然です：「{words}」' },
  'tell-mixed-script': {
    en: 'A word mixes letters of different alphabets: “{words}”.',
    ja: '異なる文字体系が混ざった単語があります：「{words}」',
  },
  'tell-hidden-letters': {
    en: 'Words are broken up by letters that can’t be seen.',
    ja: '単語の間に見えない文字が挟まれています。',
  },
} as const satisfies Readonly<Record<string, Text>>;

export type ReasonKey = keyof typeof reasonWords;

export const verdictWords: Readonly<Record<MailVerdict, Text>> = {
  genuine: { en: 'Genuine: this mail is from Amazon.', ja: '本物：Amazonからのメールです。' },
  phishing: { en: 'Phishing: this mail is a fake.', ja: 'フィッシング：偽のメールです。' },
  suspicious: {
    en: 'Suspicious: don’t act on this mail; it could not be shown to be genuine.',
    ja: '要注意：本物とは確認できません。このメールに従って操作しないでください。',
  },
  'not-amazon': {
    en: 'Not from Amazon: it doesn’t pose as Amazon either.',
    ja: 'Amazonのメールではありません（Amazonを装ってもいません）。',
  },
};

export const certaintyWords: Readonly<Record<MailCertainty, Text>> = {
  certain: { en: 'very sure', ja: 'ほぼ確実' },
  likely: { en: 'fairly sure', ja: 'かなり確か' },
  possible: { en: 'not sure', ja: '断定できません' },
};

export const placeWords: Readonly<Record<MailPlace, Text>> = {
  sender: { en: 'sender', ja: '差出人' },
  subject: { en: 'subject', ja: '件名' },
  text: { en: 'text', ja: '本文' },
  link: { en: 'link', ja: 'リンク' },
  image: { en: 'picture', ja: '画像' },
  attachment: { en: 'attachment', ja: '添付ファイル' },
  headers: { en: 'headers', ja: 'ヘッダー' },
};
