// What `rusuban setup` says, in both languages.
import type { Language } from '../../domain/marketplace.ts';

const en = {
  begin:
    'This leads through everything, step by step. Ctrl-C stops it at any point; the next “rusuban setup” goes on from there.',
  goesOn: 'What was done is kept: “rusuban setup” goes on from here.',
  needsTerminal: 'setup asks questions, and there is no terminal to ask at',
  needsTerminalHint: 'without one use: account add, mailbox add, recipient add, doctor --send-test',
  done: (what: string) => `  done: ${what}`,
  again: 'Please try again (Ctrl-C stops; nothing is lost).',

  shop: '1. The shop, and who is told',
  hasShop: (name: string, id: string) => `${name} (${id})`,

  mailbox: '2. The mailbox that Amazon writes to',
  whetherMailbox: 'Watch it too? Only there a changed sign-in address shows:',
  mailboxAddress: 'Its e-mail address:',
  imapServer: 'Its IMAP server (imap.example.com or imap.example.com:143):',
  user: 'User name (mostly the whole address):',
  watched: (users: string) => `${users} can be read`,

  sending: '3. Sending you mails',
  sendingWhy: 'Alerts go out through a mail server: that of your provider, with your own sign-in there.',
  whetherSending: 'Name one now? Without it nobody is written to:',
  from: 'From which address shall the mails come?',
  smtpServer: 'Its SMTP server (smtp.example.com or smtp.example.com:465):',
  smtpUser: 'User name there (empty: no sign-in):',
  smtpPassword: 'Password there (an app password where your provider has them):',
  samePassword: 'The sign-in of the mailbox is tried first.',
  sendingWorks: (server: string) => `${server} takes our mails`,
  sendingFails: (why: string) => `Mails can’t be sent so: ${why}.`,
  sendingOther: 'Name another mail server?',
  kept: (file: string) => `SMTP_URL and MAIL_FROM are in ${file}, which only you can read.`,
  overridden: 'But the environment of this window sets another SMTP_URL, which goes before: unset it there.',
  notOurs: (file: string) => `${file} can't be written`,
  notOursHint: 'see that it is yours and that nobody else may write it (chmod 600)',

  trial: '4. Test mails',
  sent: (address: string) => `A test mail went to ${address}; it tells a number of six digits.`,
  number: (address: string) => `Type the number in the mail to ${address} (empty: later):`,
  wrongNumber: 'that is not the number in this mail',
  wrongNumberHint: 'it has six digits; look into the junk folder, too. Empty: later',
  arrived: (address: string) => `mails arrive at ${address}`,
  posted: (address: string) => `${address} took it`,
  notSent: (address: string, why: string) => `No test mail to ${address}: ${why}`,

  boot: '5. Starting by itself',
  bootWill: (file: string) => `So that it goes on watching after a restart, this would be written into ${file}:`,
  bootRuns: 'and this run:',
  bootEnvironment: 'It sees what is set in the data folder’s .env, and nothing that is set in this window only.',
  bootWindows: 'On Windows without WSL this has not been tried.',
  whetherBoot: 'Do that?',
  bootNever: 'On this system there is no way that is known here: see that “rusuban start” is run at each start.',
  bootDone: 'it starts by itself and watches from now on',
  bootUndo: 'To undo that: rusuban setup --remove-autostart',
  bootGone: 'It doesn’t start by itself any more, and has ended. What it knows is still there; to watch: rusuban start',
  bootNone: 'Nothing that setup has written starts it by itself here.',
  bootNotOurs: (file: string) => `${file} was not written by setup, as far as this data folder tells`,
  bootNotOursHint: 'take it back yourself, or run this with the data folder (RUSUBAN_DATA_DIR) in which setup was run',
  bootFailed: (command: string, why: string) =>
    `“${command}” did not work (${why}). Type it yourself, or ask whoever keeps this computer.`,

  end: 'That was all.',
  open: 'Still open:',
  openMailbox: 'no mailbox is watched',
  openSending: (where: string) => `nobody is written to: mails are put into ${where}`,
  openTrial: (address: string) => `nobody has shown yet that mails arrive at ${address}`,
  next: 'To watch, and to see what is watched: rusuban start',
};
type SetupWords = typeof en;

const ja: SetupWords = {
  begin:
    '順を追って、すべてを設定します。Ctrl-C でいつでも中断できます。もう一度「rusuban setup」を実行すれば、続きから始まります。',
  goesOn: 'ここまでの設定は残っています。「rusuban setup」で続きから始められます。',
  needsTerminal: 'setup は質問に答えていただくコマンドですが、入力できる画面がありません',
  needsTerminalHint: '代わりに account add、mailbox add、recipient add、doctor --send-test を使ってください',
  done: (what) => `  済み：${what}`,
  again: 'もう一度お試しください（Ctrl-C で中断できます。入力済みの内容は残ります）。',

  shop: '1. 店舗と、お知らせの送り先',
  hasShop: (name, id) => `${name}（${id}）`,

  mailbox: '2. Amazonからのメールが届くメールボックス',
  whetherMailbox: 'こちらも見守りますか（ログイン用メールアドレスの変更が分かるのは、ここだけです）',
  mailboxAddress: 'メールアドレス：',
  imapServer: 'IMAP（受信）サーバー（例：imap.example.com、imap.example.com:143）：',
  user: 'ログイン名（多くはメールアドレス）：',
  watched: (users) => `${users} を読み取れます`,

  sending: '3. お知らせの送信',
  sendingWhy: 'お知らせは、お使いのメール会社の送信サーバーを通して送ります。',
  whetherSending: '送信サーバーを設定しますか（設定しなければ、だれにもメールは届きません）',
  from: 'お知らせの差出人にするメールアドレス：',
  smtpServer: 'SMTP（送信）サーバー（例：smtp.example.com、smtp.example.com:465）：',
  smtpUser: '送信サーバーのログイン名（空欄：ログインしない）：',
  smtpPassword: '送信サーバーのパスワード（アプリパスワードがあるメール会社では、そちら）：',
  samePassword: 'まず、メールボックスと同じパスワードを試します。',
  sendingWorks: (server) => `${server} から送信できます`,
  sendingFails: (why) => `この設定では送信できません：${why}。`,
  sendingOther: '別の送信サーバーを設定しますか',
  kept: (file) => `SMTP_URL と MAIL_FROM を ${file} に保存しました。読めるのはあなただけです。`,
  overridden: 'ただし、この画面の環境変数に別の SMTP_URL があり、そちらが優先されます。そちらを外してください。',
  notOurs: (file) => `${file} に書き込めません`,
  notOursHint: 'ご自分のファイルで、他の利用者が書き込めないことを確かめてください（chmod 600）',

  trial: '4. テストメール',
  sent: (address) => `${address} にテストメールを送りました。6桁の番号が書いてあります。`,
  number: (address) => `${address} に届いたメールの番号（空欄：あとで）：`,
  wrongNumber: 'このメールの番号ではありません',
  wrongNumberHint: '6桁の数字です。迷惑メールもご確認ください。あとにするなら空欄で',
  arrived: (address) => `${address} に届くことを確かめました`,
  posted: (address) => `${address} に届きました`,
  notSent: (address, why) => `${address} にテストメールを送れません：${why}`,

  boot: '5. 自動で始まるようにする',
  bootWill: (file) => `パソコンを再起動しても見守りが続くように、次の内容を ${file} に書き込みます。`,
  bootRuns: '続けて、次のコマンドを実行します。',
  bootEnvironment:
    '自動で始まったときに使われるのは、データフォルダの .env の設定です。この画面だけの環境変数は使われません。',
  bootWindows: 'WSLを使わないWindowsでは、まだ試していません。',
  whetherBoot: '実行しますか',
  bootNever: 'このシステムで自動的に始める方法は分かりません。起動のたびに「rusuban start」を実行してください。',
  bootDone: '自動で始まるようになり、いま見守りを始めました',
  bootUndo: '元に戻すには：rusuban setup --remove-autostart',
  bootGone: '自動では始まらないようになり、見守りも終わりました。記録は残っています。見守りを始めるには：rusuban start',
  bootNone: 'このコンピューターには、setup が書いた自動開始の設定はありません。',
  bootNotOurs: (file) => `${file} を setup が書いたという記録が、このデータフォルダにありません`,
  bootNotOursHint: 'ご自分で元に戻すか、setup を実行したときのデータフォルダ（RUSUBAN_DATA_DIR）を指定してください',
  bootFailed: (command, why) =>
    `「${command}」を実行できませんでした（${why}）。ご自分で入力するか、パソコンの管理者にご相談ください。`,

  end: '設定はこれで終わりです。',
  open: 'まだ済んでいないこと：',
  openMailbox: 'メールボックスを見守っていません',
  openSending: (where) => `だれにもメールは届きません（${where} に置かれます）`,
  openTrial: (address) => `${address} に届くことを、まだ確かめていません`,
  next: '見守りを始め、様子を見るには：rusuban start',
};

export const setupWords: Readonly<Record<Language, SetupWords>> = { en, ja };
