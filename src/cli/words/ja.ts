// What the command line says by itself, in Japanese.
import type { Words } from './en.ts';

const pulled = (part: string, { rows, calls }: { readonly rows: number; readonly calls: number }) =>
  `${part}：${rows}件（呼び出し${calls}回）`;

const outcomes = {
  delivered: '送信しました',
  sent: '送信しました',
  deferred: '送れませんでした。あとで再送します',
  refused: '送れませんでした',
  dead: '送れませんでした。再送はしません',
  dropped: '送る必要がなくなりました',
};

export const ja: Words = {
  yes: 'はい',
  no: 'いいえ',
  yesOrNo: 'はい か いいえ でお答えください',
  yesOrNoHint: 'y / n でも構いません',
  empty: '空欄にはできません',
  stopHint: 'やめるときは Ctrl-C',
  stopped: '中断しました。',
  keptAnswers: (command) => `秘密情報以外の回答は保存してあります。${command} で続きから始められます。`,
  goOn: (answers) => `前回の回答（${answers.filter(Boolean).join('、')}）の続きから始めますか`,
  nothingChanged: '何も変更していません。',
  notGiven: (names) => `指定されていません：${names.join('、')}`,
  notGivenHint: '指定するか、端末で実行すると順にお尋ねします',
  wentWrong: '想定外の問題が起きました。次の内容を添えてご報告ください：',

  noAccount: '見守っているアカウントはまだありません',
  addAccount: '次のコマンドで追加できます：rusuban account add',
  severalAccounts: 'アカウントが複数あります',
  nameOne: (ids) => `どれかを指定してください：${ids}`,
  unknownAccount: (id) => `「${id}」というアカウントはありません`,
  theseAre: (ids) => `登録済みのもの：${ids}`,

  notADate: (typed) => `「${typed}」は日付ではありません`,
  dateHint: '2026-11-22 のように入力してください',
  dateToCome: (typed) => `${typed} はまだ来ていません`,
  dateToComeHint: '実際に行った日を指定してください',

  ask: {
    access:
      'この店舗を見守る方法は？（1：SP-API〔大口出品〕、2：メールボックスのみ〔小口出品など、APIを使えない場合〕、3：両方）：',
    name: 'メールでのお呼び名：',
    marketplaces: 'マーケットプレイス（主なものから順に。JP、または GB,DE,FR）：',
    mail: '通知の送り先（このアカウントのもの以外のメールアドレス）：',
    secondMail: 'もう一人の送り先（Amazonからのメールが届く受信箱以外。おすすめ、空欄でも可）：',
    phrase: (address) => `合言葉（${address} 宛てのすべてのメールに入れる言葉。おすすめ、空欄でも可）：`,
    sellerId: '出品者トークン（セラーセントラル > 設定 > 出品用アカウント情報 > 出品者トークン）：',
    clientId: 'LWAクライアントID：',
    clientSecret: 'LWAクライアントシークレット：',
    refreshToken: 'リフレッシュトークン：',
    newPhrase: '新しい合言葉：',
  },

  trying: 'Amazonへの接続を試しています…',
  refusedAgain: 'もう一度入力してください（やめるときは Ctrl-C。ほかの回答は保存してあります）。',
  untriedKept: (id) => `このまま保存します。あとで試してください：rusuban account test ${id}`,

  added: (id, first, backups, where) =>
    `${id} を追加しました。通知は ${where} を通して、${first} に${backups && `、応答がなければ ${backups} にも`}送ります。`,
  noSmtp: (where) => `SMTP_URL が未設定のため、どなたにも送られません。メールは ${where} に保存されます。`,
  signedBy: (key) => `メールにはすべて署名が付きます。確認に使うこの鍵を、別の場所に控えておいてください：${key}`,
  secretTaken: (day, end) =>
    `シークレットは今日作成されたものとして、${day} に期限切れとします。もっと古い場合：rusuban application set-secret ${end} --issued 日付`,
  mailOnly:
    'APIを使わないため、分かるのはAmazonから届くメールの内容（注文、ログイン、登録情報の変更など）だけです。出品、価格、入金を直接確認することはできません。',
  next: {
    api: (id) => `次に：rusuban account test ${id}、続けて rusuban audit ${id}`,
    mailbox: (id) =>
      `次に：rusuban mailbox add ${id}（Amazonからのメールが届くメールボックス。登録するまで見守りは始まりません）`,
    both: (id) => `次に：rusuban account test ${id}、rusuban mailbox add ${id}、続けて rusuban audit ${id}`,
  },
  connected: (id) =>
    `${id} は、次の読み取りからメールボックスに加えてAPIでも見守ります。これまでの記録はそのまま残ります。`,
  careful: (weakness) => `ご注意：${weakness}。`,
  addSecond: '  -> 別の所の送り先を追加できます：rusuban recipient add アドレス',

  phraseHint: '--phrase "昼下がりの青いサギ" のように指定するか、なくす場合は --none',
  changePhrase: (address, readers) =>
    `${address} 宛ての合言葉を変えますか。お知らせする相手（それぞれのこれまでの合言葉で）：${readers}`,
  noPhrase: (address) => `今後、${address} 宛てのメールに合言葉は入りません。`,
  phraseNow: (address, phrase) => `今後、${address} 宛てのメールに入る合言葉：${phrase}`,
  noPhraseYet: (id, address) =>
    `${address} には、まだ合言葉がありません。合言葉は送り先ごとに決めます：rusuban account set-phrase ${id} --for ${address}`,
  severalReaders: 'メールの送り先が複数あり、合言葉は送り先ごとに決めます',
  noReader: (address) => `${address} は、このアカウントのメールの送り先に登録されていません`,
  readerHint: (people) =>
    people
      ? `--for で一つ指定してください：${people}`
      : 'メールの送り先がありません。rusuban recipient add で追加してください',
  removeAccount: (id, name) => `${id}（${name}）を、検知の記録も含めてすべて削除しますか`,
  nothingRemoved: '何も削除していません。',
  removed: (id) =>
    `${id} を削除しました。セラーセントラル > アプリとサービス > アプリの管理 で、留守番の認証も取り消してください。`,
  removeHint: '--yes を付けてください',
  password: 'パスワード（アプリパスワードがある場合はそれ）：',
  oauthToken: 'OAuth2のリフレッシュトークン：',
  mailAll: (n) => `${n}アカウントの、レポートを受け取る方全員に送ることになります`,
  mailAllHint: '--account で一つを、または --mail の後に宛先を指定するか、--yes を付けてください',
  mailAllQuestion: (n) => `全員に今すぐ送りますか（${n}アカウント）`,
  nothingSent: '何も送っていません。',
  noReportReaders: 'レポートを受け取る方がいません。--mail の後に宛先を指定してください',

  edited: (id) => `${id} を変更しました。`,
  nothingToEdit: '変更する内容がありません',
  editHint: '変えるものを指定してください：--name、--lang、--time-zone、--seller-id、--client',
  credentialsSet: (id) => `新しい接続情報を確かめて保存しました。${id} は次の読み取りから使います。`,
  authorisedUntil: (id, day) => `${id}：認証の期限は ${day} です。`,
  renewedHint: (id) =>
    `認証し直すとトークンも新しくなります。rusuban account set-credentials ${id} で、確かめてから保存します`,

  noApplication: 'アプリはまだ登録されていません',
  unknownApplication: (typed) => `「${typed}」というアプリはありません`,
  severalApplications: 'あてはまるアプリが複数あります',
  applicationHint: (ends) => `クライアントIDの末尾で指定してください：${ends}`,
  issued: (day, until) => `シークレットは ${day} 作成、期限は ${until}`,
  ranOut: (day, until) => `シークレットは ${day} 作成、${until} に期限切れ`,
  issuedUnknown: 'シークレットの作成日は不明（rusuban application set-secret --issued で登録できます）',
  readBy: (ids) => `対象：${ids}`,
  secretSet: (n) => `新しいシークレットを確かめて保存しました。対象の${n}アカウントすべてに使います。`,
  secretDated: '保存済みのシークレットを確かめ、作成日を登録しました。',
  secretUntil: (day) => `期限は ${day} です。30日前と7日前にお知らせします。`,
  works: '使えます',
  refusedWith: (why) => `拒否されました：${why}`,

  none: 'なし',
  paused: (since, id) => `${since} から休止中：rusuban account resume ${id} で再開`,
  neverRead: '未読み取り：rusuban start で見守りが始まります',
  lastRead: (at) => `最後の読み取り ${at}`,
  alertsTo: (who) => `通知先 ${who}`,

  doctor: { ok: '良好', note: '注意', bad: '問題', colon: '：' },

  start: {
    unknownWorker: (names) => `--only に指定された ${names || '値'} はありません`,
    workerHint: (known) =>
      `次から選んでください：${known}。すべてのプロセスを合わせて、一つも欠けないようにしてください`,
    watches: (n, paused, where) =>
      `${n}アカウントを見守っています${paused === 0 ? '' : `（ほかに休止中${paused}）`}。メールの送り先：${where}`,
    nobody: 'SMTP_URL が未設定です。メールはこのフォルダに保存されるだけで、どなたにも届きません。',
    kept: (folder) => `データの保存先：${folder ?? 'お使いのPostgreSQL'}。終わるときは Ctrl-C。`,
    stopping: '終了します。途中の作業は終えるか、次回に回します（もう一度押すとすぐに止まります）。',
    stopped: '終了しました。やりかけの作業はありません。',
    stoppedMidway: '終了しました。途中だった作業は、次の起動時にやり直します。',
  },

  watch: {
    none: '見守っているアカウントはまだありません。別の端末で追加してください：rusuban account add',
    accounts: (n, sums) => `${n}アカウント：${sums.join('、')}`,
    states: {
      seen: (n) => `順調${n}`,
      missed: (n) => `遅れ${n}`,
      unread: (n) => `未読み取り${n}`,
      paused: (n) => `休止中${n}`,
    },
    name: (id, stores) => `${id}（${stores.join('、')}）`,
    paused: (since, id) => `${since} から休止中。再開：rusuban account resume ${id}`,
    firstLook: '一通り読み取ってから最初の確認をします',
    lastLook: (at, next) => `最後の確認 ${at}${next === null ? '' : `、次は ${next}`}`,
    allSeen: (n) => `${n}項目すべて確認済み`,
    someSeen: (n, all) => `${all}項目のうち${n}項目を確認済み`,
    part: (part, state, reason, next) =>
      `${part}：${state}${reason === null ? '' : `（${reason}）`}${next === null ? '' : `、次は ${next}`}`,
    partUnseen: '未確認',
    partMissed: (since) => `${since} から確認できていません`,
    partPartial: '一部のみ確認',
  },

  test: {
    trying: (id) => `${id} で何を読み取れるか試しています（読み取りだけ、各1回）…`,
    marks: {
      works: '使えます',
      'not here': '対象外　',
      MISSING: '不足　　',
      REFUSED: '拒否　　',
      later: '後で　　',
      FAILED: '失敗　　',
      CLOCK: '時計　　',
    },
    line: (mark, part, operation, why) => `  ${mark} ${part}（${operation}）${why === null ? '' : `：${why}`}`,
    same: '上と同じ',
    blind: (names) => `これがないと次の検知器は働きません：${names.join('、')}`,
    clock: (seconds) => `このコンピューターの時計が${seconds}秒ずれています。時刻の自動設定を有効にしてください`,
  },

  interrupted: '中断しました',
  interruptedHint: '失われたものはありません。いつでもやり直せます',
  allAnswered: 'すべて回答済みで、古くなった回答もありません。--all でもう一度お尋ねします。',
  previews: (n, page) => `メッセージは${n}件です。こちらを開いてください：${page}`,
  pausedAlready: (id) => `${id} はすでに休止中です。`,
  watchedAlready: (id) => `${id} はすでに見守っています。`,
  nowPaused: (id) => `${id} を休止しました。rusuban account resume ${id} まで、読み取りも判定もしません。`,
  nowWatched: (id) => `${id} の見守りを再開しました。`,
  delivery: (_, to, outcome, detail) => `${to}：${outcomes[outcome]}（${detail}）`,

  mailbox: {
    added: (user) =>
      `${user} に届くAmazonからのお知らせを見守ります。Amazonを名乗らないメールは、数えるだけで中を見ません。`,
    none: '見守っているメールボックスはまだありません。次のコマンドで追加できます：rusuban mailbox add',
    allKnown: (days) => `過去${days}日間に、内容を読み取れなかったAmazonからのメールはありません。`,
    removed: (name) => `${name} の見守りをやめました。メール会社でアプリパスワードも無効にしてください。`,
  },
  webhook: {
    added: (address) => `今後、${address} にもお知らせします。`,
    none: 'メール以外の通知先はまだありません。次のコマンドで追加できます：rusuban channel add 名前 --kind 種類',
    removed: (name) => `${name} への送信をやめました。サービス側のWebhookや鍵も削除してください。`,
  },
  recipient: {
    removed: (address) => `今後、${address} にはお知らせしません。`,
    sent: (detail) => `送信しました（${detail}）`,
    notSent: (why) => `送信できませんでした：${why}`,
    backup: '応答がないとき',
    atOnce: 'すぐに',
    everything: 'すべて',
    nothing: 'なし',
    quiet: (hours) => `おやすみ ${hours}`,
  },
  db: {
    upToDate: 'データベースは最新の状態です。',
    wrote: (file, rows, tables) => `${file} に書き出しました（${tables}表、${rows}行）。`,
    keepKey: 'リフレッシュトークンは暗号化されています。秘密鍵も別の場所に保管してください。なくすと元に戻せません。',
    restored: (rows, tables, at) => `${at} 時点の${tables}表、${rows}行を復元しました。`,
    checkKey: '秘密鍵が合うか、足りないものがないかを確かめてください：rusuban doctor',
  },
  secrets: {
    keyAdded: (name) => `鍵ファイルに新しい鍵を追加しました：${name}`,
    signedAnew: (key) => `今後のメールは別の鍵で署名します。確かめる方に伝えてください：${key}`,
    rotated: (n) => `保存済みの秘密情報${n}件を、新しい鍵で暗号化し直しました。`,
    restart: '動いているもの（rusuban start）を再起動すると、新しい鍵が使われます。',
  },
  simulate: {
    playing: (story, url) => `${url} で ${story} を再生しています。終わるときは Ctrl-C。別の端末で：`,
    faster: (now, factor) => `そこでは今 ${now}、${factor}倍の速さで進みます。接続したプログラムもこの時計に従います。`,
  },
  audit: {
    looking: (name, id) => `${name}（${id}）を点検します。読み取りだけを、Amazonの回数制限の範囲で行います。`,
    reading: (name) => `${name} のエクスポートファイルを読んでいます…`,
    replaying: (name) => `${name} のエクスポートファイルを再生しています…`,
    pulled: {
      complete: (part, seen, reason) => `${pulled(part, seen)}${reason === null ? '' : `（${reason}）`}`,
      partial: (part, seen, reason) => `${pulled(part, seen)}、一部のみ：${reason}`,
      missing: (part, _, reason) => `${part}：確認できませんでした：${reason}`,
    },
    cancelled: (id) => `${id} の点検を取り消しました。`,
    noneUnderWay: (id) => `${id} の点検は行われていません。`,
    auditing: (name, id, to) =>
      `${name}（${id}）を点検します。結果は${to === '' ? '保存だけします' : ` ${to} に送ります`}。`,
    leftToService: '動いている rusuban start が、1分以内に始めます。',
    queued: '順番待ちです。rusuban start が動いていれば始まります。',
    judging: '判定',
    underWay: (what, done, all) => `点検中：${what}。${all}項目のうち${done}項目が揃いました。`,
    wasCancelled: '取り消されました。',
    failed: (why) => `失敗しました：${why}`,
    accountGone: 'アカウントがもうありません',
  },
};
