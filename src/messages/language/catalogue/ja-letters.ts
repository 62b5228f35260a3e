// Japanese sentences of the messages beside the alert: reminder, all-clear, and those about the watch itself.
import type { en } from './en-letters.ts';

export const ja: Readonly<Record<keyof typeof en, string>> = {
  'subject.reminder': '未完了・{severity}：{what}（残りの手順{n}件）',
  'subject.reminder-answer': '未完了・{severity}：{what}（回答待ち）',
  'subject.unanswered': '回答なし・{severity}',
  'preheader.reminder': '{told}にお知らせした件です。次にすること：{next}',
  'preheader.reminder-answer':
    '{told}にお知らせした件です。ご自身の操作だったかどうかを回答すると、繰り返しのお知らせは止まります。',
  'preheader.unanswered': '予備の連絡先の方へのお願いです。最初にすること：{name} 様に電話してください。',
  'reminder.heading': 'まだ終わっていません',
  'reminder.progress': '済んだ手順',
  'reminder.progress-of': '{all}件のうち{done}件',
  'reminder.next': '次にすること',
  'reminder.open-steps': '残っている手順（この順番で）',
  'reminder.all-done': '手順はすべて済みになっています。対応が終わったことを、下の方法で留守番に知らせてください。',
  'unanswered.greeting': '「{name}」の予備の連絡先の方へ',
  'unanswered.nobody':
    '{name} 様の予備の連絡先として登録されています。{told}に{name} 様へお知らせしましたが、まだ回答がありません。',
  'unanswered.unreachable':
    '{name} 様の予備の連絡先として登録されています。{name} 様へのお知らせを届けられませんでした。',
  'unanswered.on-its-way':
    '{name} 様の予備の連絡先として登録されています。{name} 様へのお知らせは、まだ届いていません。',
  'unanswered.by-link':
    '{name} 様の予備の連絡先として登録されています。これまでの回答は、{at}に {by} 宛のメールのリンクから届いたものだけです。その受信箱を読める人なら誰でも押せるため、お知らせしています。',
  'unanswered.call': '{name} 様に電話し、ご自身の操作かどうかを聞いてください。',
  'unanswered.then':
    'ご自身の操作でない場合や、連絡がつかない場合は、店舗のメールとAmazonにログインしてよい方が、下の手順を1から順に進めてください。',
  'unanswered.steps': '{name} 様のためにしていただくこと（この順番で）',
  'because.reminder':
    'この件（重大度：{severity}）のお知らせに、まだ回答がありません。繰り返しのお知らせは1時間後、5時間後、その後は1日1回で、回答があれば止まります。',
  'because.unanswered':
    'このアカウントの予備の連絡先に登録されており、この件（重大度：{severity}）のお知らせに、メールのリンク以外の回答がまだないためです。',
  'because.unreachable':
    'このアカウントの予備の連絡先に登録されており、この件（重大度：{severity}）を最初の連絡先に届けられなかったためです。',
  'because.resolved': 'お知らせした件が、解決済みになったためです。',

  'subject.all-clear': '解決済み：{what}',
  'preheader.all-clear': '{at}に解決済みになりました。{until}までは、より細かく見守ります。',
  'all-clear.heading': 'この件は解決済みになりました',
  'all-clear.what': '内容：{what}',
  'all-clear.by': '{at}に、{by}が解決済みにしました。',
  'all-clear.by-reason': '{at}に、{by}が解決済みにしました（{reason}）。',
  'all-clear.unknown': '{at}に解決済みになりました。',
  'all-clear.lasted': '期間',
  'all-clear.lasted-value': '{from}から{span}',
  'all-clear.watch': 'より細かく見守る期限',
  'all-clear.careful':
    'これは人が判断した結果です。他人がもうログインできないことは、プログラムには確かめられません。数週間のうちに再び侵入される例が多いため、30日間は、より細かく見守ります。',
  'all-clear.not-you': 'どなたも解決済みにした覚えがなければ、新たな兆候と考え、上の手順から始めてください。',
  'subject.closed-anyway': '復旧の確認なしに終了：{what}',
  'preheader.closed-anyway': '{at}に、{by}が終了としましたが、元に戻ったことは確認できていません。',
  'closed-anyway.heading': '元に戻ったと確認できないまま、この件は終了となりました',
  'closed-anyway.still': '元に戻ったか',
  'closed-anyway.quiet': '今後',
  'closed-anyway.quiet-value': 'この件の繰り返しのお知らせはもうお送りしません。新たな動きがあればお知らせします',
  'closed-anyway.not-you':
    'どなたも終了とした覚えがなければ、新たな兆候と考え、下の手順から始めて、「rusuban incidents reopen」で対応待ちに戻してください。',
  'all-clear.open-steps': '済みになっていない手順',

  'watch.what': '何が起きたか',
  'watch.mend': 'していただくこと',
  'watch.meanwhile': 'どういうことか',
  'audit-wait.report': '{part}：Amazonのレポート作成を待っています（遅くとも{at}まで）',
  'audit-wait.turn': '{part}：次の呼び出しはAmazonの回数制限により{at}からです',
  'subject.blind': '見守りが中断しています：{what}',
  'subject.blind-parts': '{n}つの項目',
  'preheader.blind': '{since}から。お知らせがなくても、異常なしとは限りません。',
  'blind.sentence': '{since}から{span}、アカウントの{n}つの項目を十分に確認できていません。',
  'blind.shared':
    'この留守番が見守るほかのアカウントも、同じように確認できていません。この店舗ではなく、Amazon側の障害か、留守番の接続やアプリが原因とみられます。',
  'blind.meanwhile':
    'この間、この項目については何も判断できません。お知らせがなくても、異常なしとは限りません。元に戻るまで、1日1回はご自身でご確認ください。',
  'blind.mend-doctor': '留守番を動かしているパソコンで「rusuban doctor」を実行すると、原因と直し方がわかります。',
  'blind.mend-account': '「rusuban account test」は、項目を1つずつ試し、足りないものを示します。',
  'blind.mend-wait': 'Amazon側の障害であれば、していただくことはありません。復旧すれば自動で再開します。',
  'because.blind': '見守りそのもののお知らせを受け取る設定で、中断が長引いているためです。',
  'subject.access-lost': 'Amazonに接続を拒否されました：見守りが止まっています',
  'preheader.access-lost': '{since}から。許可を取り消した覚えがなければ、他の誰かが取り消しています。',
  'access-lost.sentence': '{since}から、これまで見えていた内容へのアクセスをAmazonに拒否されています。',
  'access-lost.who':
    'ご自身で許可を取り消した場合や、期限切れの場合は、ほかに問題はありません。覚えがない場合は、他の誰かがアカウントに入っています。見られたくない者は、まず見守りツールの許可を取り消します。',
  'access-lost.mend-look':
    'ご自分のブックマークからログインし、アプリの一覧に留守番があるかをご覧ください（メニュー：アプリとサービス > アプリの管理）。',
  'access-lost.mend-renew':
    'ご自身の操作や期限切れであれば、そこで留守番をもう一度認証し、「rusuban account test」を実行してください。',
  'access-lost.mend-not-you': '覚えがなければ、まずメールのパスワードを変え、手順に沿って進めてください。',
  'because.access-lost': '見守りそのもののお知らせを受け取る設定で、Amazonが接続を終わらせたためです。',
  'subject.lapse': '{what}は残り{left}です',
  'subject.lapse-over': '{what}が切れました',
  'lapse.authorisation': '留守番の読み取り許可',
  'lapse.client-secret': 'アプリのシークレットの期限',
  'preheader.lapse': '{at}まで。更新しないと、その後は見守りが止まります。',
  'lapse.authorisation-sentence': 'Amazonが留守番に与えた読み取り許可は1年間有効で、{at}に切れます。',
  'lapse.client-secret-sentence': 'SP-APIアプリのクライアントシークレットは180日間有効で、{at}に切れます。',
  'lapse.shops': 'このアプリで見守っている店舗',
  'lapse.meanwhile': 'その後はAmazonに接続を拒否され、更新するまで見守れません。',
  'lapse.authorisation-mend':
    'ご自分のブックマークからログインし、アプリをもう一度認証して（メニュー：アプリとサービス > アプリの管理）、新しいトークンで「rusuban account set-credentials {account}」を実行してください。',
  'lapse.client-secret-over':
    '{at}から、SP-APIアプリがAmazonに拒否されています。クライアントシークレットの有効期間（180日）が切れたためで、新しいものを発行すれば元に戻ります。不正アクセスの兆候ではありません。',
  'lapse.client-secret-mend':
    'ご自分のブックマークからAmazonの開発者向けページにログインし、アプリの新しいシークレットを作成して、「rusuban application set-secret {application}」で留守番に設定してください。動作を確かめてから、古いものと入れ替えます。',
  'because.lapse': '見守りそのもののお知らせを受け取る設定で、必要な許可の期限が近いためです。',

  'subject.push-silent': 'Amazonからの通知が届いていません',
  'preheader.push-silent': '見守りは続いています。気づくのが数分遅くなります。',
  'push-silent.sentence':
    '変化があれば通知するようAmazonに設定していますが、最後に届いたのは{since}です。その後の変化は定期的な確認で見つかり、通知は届いていませんでした。',
  'push-silent.never':
    '{since}に、変化があれば通知するようAmazonに設定しましたが、一度も届いていません。その後の変化は定期的な確認で見つかりました。',
  'push-silent.types': '届かない通知',
  'push-silent.shops': '店舗',
  'push-silent.meanwhile':
    '見守りの範囲は変わりません。これまでどおり定期的に確認しています。お知らせが数分遅くなります。',
  'push-silent.mend-status':
    '留守番を動かしているパソコンで「rusuban push status」を実行すると、通知の種類ごとの状態と、キューを読めるかどうかがわかります。結果の見方は docs/push.md にあります。多くの場合、キューのポリシーの設定漏れが原因です。',
  'push-silent.mend-not-you':
    'どなたも解除していないのに受け取らない設定になっている種類があれば、SP-APIアプリのシークレットが他人に知られているおそれがあります。新しいものを発行してください。',
  'because.push-silent': '見守りそのもののお知らせを受け取る設定で、その一部が働いていないためです。',

  'subject.recipients': '「{name}」のお知らせの届け先が変わりました',
  'preheader.recipients': '{at}に{added}件追加、{removed}件削除。覚えがなければ、続きをご覧ください。',
  'recipients.sentence': '{at}に、「{name}」のお知らせの届け先が変更されました。',
  'recipients.added': '追加',
  'recipients.removed': '削除',
  'recipients.now': '今後の届け先',
  'recipients.nobody': 'なし',
  'recipients.by': '変更した人',
  'recipients.not-you':
    'どなたも変更した覚えがなければ、留守番を動かしているパソコンに他の誰かが入っています。気づかれたくない者は、まず届け先を変えます。そのパソコンで「rusuban recipient list」を実行してご確認ください。',
  'because.recipients': 'このお知らせは、変更前の届け先すべてに送っています（削除された届け先も含みます）。',
  'subject.changed': '「{name}」{what}',
  'preheader.changed': '{at}、{by} さん（{via}）。覚えがなければ、続きをご覧ください。',
  'changed.sentence': '{at}に、「{name}」の見守りについて、お知らせの内容が変わる操作がありました。',
  'changed.console-sentence': '{at}に、「{name}」を見守る管理画面に入れる人について、変更がありました。',
  'changed.came-sentence': '{at}に、「{name}」を見守る管理画面に誰かが入ったか、入ろうとしました。',
  'changed.token-sentence': '{at}に、「{name}」の情報をAPIで扱えるプログラムについて、変更がありました。',
  'changed.sender-sentence': '{at}に、「{name}」のお知らせを送るメールサーバーが変更されました。',
  'changed.no-sender-sentence': '{at}に、「{name}」のお知らせを送るメールサーバーが削除されました。',
  'changed.what': '操作',
  'changed.about': '対象',
  'changed.until': '期限',
  'changed.by': '操作した人',
  'changed.via': '方法',
  'changed.words': '添えられた言葉',
  'changed.anything': '「最高」以外のすべて',
  'changed.seen-follows':
    'この件は開いたままです。そのメールの受取人への繰り返しのお知らせだけが止まり、ほかの方へのお知らせは変わりません。リンクからわかるのは、誰かがその受信箱を読んでいることだけです。',
  'changed.earlier-follows':
    '{revision}通目のメールへの回答です。その後に変化があったため、この件は開いたままで、お知らせも変わりません。',
  'changed.closed-by-link-follows':
    'この件は閉じられ、同じ内容は以後お知らせしません。ただし、リンクからわかるのは誰かがその受信箱を読んでいることだけなので、予備の連絡先にはこれまでどおり連絡します。',
  'changed.incident-acknowledged-follows':
    '繰り返しのお知らせは止まり、予備の連絡先にも連絡しません。悪化した場合は、あらためてお知らせします。',
  'changed.incident-dismissed-follows':
    'この件は閉じられ、同じ内容は以後お知らせしません。それ以外のことはお知らせします。',
  'changed.incident-resolved-follows':
    'すべてが元に戻ったとは確認できないまま、この件が閉じられました。この件のお知らせは以後ありません。',
  'changed.planned-added-follows': 'この予定で説明がつくことは、期間中お知らせしません。週報には予定として載せます。',
  'changed.allowed-added-follows': '同じ種類のことは、期間中お知らせしません。',
  'changed.snooze-added-follows': '重大度「最高」を除き、期間中はメールを送りません。',
  'changed.account-paused-follows': '再開されるまで、この店舗の読み取りも判定もしません。何が起きても気づけません。',
  'changed.account-resumed-follows': '店舗の読み取りと判定を再開しました。',
  'changed.account-connected-follows':
    '今後は、メールに加えてAPIでも店舗を読み取ります。これまではAmazonからのメールで分かる範囲に限られていました。',
  'changed.credentials-changed-follows': '今後はこの接続情報で店舗を読み取ります。以前のものは残していません。',
  'changed.sender-changed-follows':
    'そのサーバーを管理する人は、お知らせを読むことも、届かないようにすることもできます。このメールは、可能な場合は以前のサーバーから送りました。次からは新しいサーバーから届きます。',
  'changed.push-set-up-follows':
    '今後は注文や出品に動きがあると、Amazonがご自身のキューに知らせ、すぐに店舗を読み取ります。店舗の内容は何も変えていません。',
  'changed.push-removed-follows': '今後は、これまでどおり数分ごとに読み取ります。',
  'changed.sender-removed-follows':
    'このサーバーから届くお知らせは、これが最後です。別のサーバーを設定するまで、メールでのお知らせは届きません。ほかの通知先があれば、そちらには引き続き届きます。',
  'changed.mailbox-removed-follows': 'そこに届くAmazonからのメールは、今後読み取りません。',
  'changed.mailbox-servers-changed-follows':
    '今後、メールの送信元については、これらのサーバーの判定だけを信用します。Amazonの署名は、これまでどおり必ず確かめます。',
  'changed.mailbox-servers-learned-follows':
    'Amazonからのメールが、これまでと違うサーバーを通ってこのメールボックスに届いています。今後、送信元については、このサーバーの判定を信用します。メール会社の変更や転送の設定をした覚えがなければ、メールボックスの設定を確かめてください。誰かがメールを別の場所へ転送しているおそれがあります。',
  'changed.account-removed-follows':
    'この店舗の見守りは終わり、記録は削除されます。この店舗についてのお知らせは、これが最後です。',
  'changed.person-added-follows':
    'この人は今後、自分のパスキーで管理画面に入り、すべての店舗を見られます。「オーナー」は、件を閉じたり、ほかの人を招いたりできます。',
  'changed.owner-changed-follows':
    'これからは、その顧客の方が管理画面でこの店舗を見られ、お知らせに回答できます。以前の顧客の方は見られなくなります。',
  'changed.person-changed-follows':
    '今後、管理画面でできることは、この役割の範囲になります。この人のブラウザーはログアウトされました。',
  'changed.person-removed-follows': 'この人は管理画面に入れなくなり、ブラウザーはログアウトされました。',
  'changed.key-added-follows': 'このパスキーを持つ人は、この人として管理画面に入れます。',
  'changed.key-removed-follows': 'このパスキーでは入れなくなり、この人のほかのブラウザーはログアウトされました。',
  'changed.totp-added-follows': 'この認証アプリを持つ人は、そのコードで、この人として管理画面に入れます。',
  'changed.totp-removed-follows':
    'このアプリのコードでは入れなくなり、この人のほかのブラウザーはログアウトされました。',
  'changed.totp-locked-follows':
    '誤ったコードが続けて10回入力されたため、このアプリのコードでは入れなくなりました。パスキーはこれまでどおり使えます。本人の入力ミスなら、別のオーナーが「入れる人」のページで、または留守番を動かしているパソコンで「rusuban console unlock」を実行して解除できます。本人でなければ、誰かが入ろうとしています。',
  'changed.totp-unlocked-follows': 'このアプリのコードで、また入れるようになりました。',
  'changed.person-added-by-provider-follows':
    'この人は今後、その認証サービスのアカウントで管理画面に入り、役割の範囲で操作できます。認証サービスの管理者や、アカウントを乗っ取った人も、この人として入れることになります。',
  'changed.identity-added-follows':
    'この人は、その認証サービスのアカウントでも管理画面に入れるようになりました。認証サービスの管理者や、アカウントを乗っ取った人も、この人として入れることになります。',
  'changed.identity-removed-follows':
    'そのアカウントでは入れなくなり、この人のほかのブラウザーはログアウトされました。',
  'changed.codes-made-follows':
    '紙に控える復旧コードを新しく10個作りました。以前のものは使えません。この紙を持つ人は、1個につき一度、この人として管理画面に入れます。',
  'changed.code-used-follows':
    '紙に控えた復旧コードで、誰かが管理画面に入りました。そこからパスキーも作れます。本人でなければ、すぐにオーナーが「入れる人」のページでこの人を削除してください。',
  'changed.browser-new-follows':
    'これまで使っていなかったブラウザー、またはCookieを消したブラウザーからのログインです。本人でなければ、すぐにオーナーが「入れる人」のページでこの人を削除してください。',
  'changed.token-added-follows':
    'このトークンを持つプログラムは、期限が切れるかオーナーが削除するまで、APIで店舗や検知した件を読み取り、役割の範囲で操作できます。',
  'changed.token-removed-follows': 'このトークンは使えなくなりました。',
  'changed.not-you':
    'どなたも操作した覚えがなければ、留守番を動かしているパソコンに他の誰かが入っています。店舗を乗っ取る者は、まず見守りを黙らせます。操作の記録は「rusuban log」で確認できます。',
  'changed.not-them-link':
    'その受信箱の持ち主に電話で確かめてください。本人でなければ、他の誰かがメールを読んでいます。留守番を動かしているパソコンで「rusuban incidents reopen {id}」を実行して、閉じられた件を開き直し、その受信箱のパスワードを変更してください。',
  'changed.not-them-api':
    'どのプログラムにも心当たりがなければ、トークンが他の誰かに渡っています。管理画面の「APIトークン」のページか、留守番を動かしているパソコンの「rusuban api token remove」で、すぐにそのトークンを削除してください。',
  'because.changed':
    'このお知らせは、このアカウントの届け先すべてに送っています。見守りが知らないうちに黙らされることのないようにするためです。',
  'subject.phrase': '「{name}」の合言葉が変わりました',
  'preheader.phrase': '{at}の変更です。以前の合言葉でのお知らせは、これが最後です。',
  'preheader.phrase-of': '{at}、ほかの届け先の合言葉が変わりました。あなたの合言葉はそのままです。',
  'phrase.sentence':
    '{at}に、「{name}」のあなた宛ての合言葉が変更されました。このメールまでは以前のまま、次のメールから新しい合言葉を載せます。',
  'phrase.sentence-of':
    '{at}に、「{name}」について、ほかの届け先の合言葉が変更されました。あなたの合言葉はそのままです。',
  'phrase.removed': '{at}に、「{name}」のあなた宛ての合言葉が削除されました。次のメールからは合言葉を載せません。',
  'phrase.removed-of':
    '{at}に、「{name}」について、ほかの届け先の合言葉が削除されました。あなたの合言葉はそのままです。',
  'phrase.whose': '届け先',
  'phrase.not-shown': '新しい合言葉は、ここには書きません。変更した人に直接お尋ねください。',
  'phrase.not-you':
    'どなたも変更した覚えがなければ、留守番を動かしているパソコンに他の誰かが入っています。誰が変えたかわかるまで、違う合言葉のメールを信用しないでください。',
  'because.phrase': 'このお知らせは、このアカウントの届け先すべてに送っています。',
  'subject.channel': '{channel} にお知らせが届きません',
  'preheader.channel': '{since}から。{n, plural, =0 {待っているお知らせはありません} other {#件が待っています}}。',
  'channel.sentence': '{since}から、{channel} にお知らせを届けられません。',
  'channel.waiting': '送信待ち',
  'channel.waiting-value': '{n}件',
  'channel.said': 'サーバーの応答',
  'channel.mend-address':
    'アドレスに間違いがないか、メールボックスがいっぱいでないかをご確認ください（「rusuban recipient list」）。',
  'channel.mend-doctor': '留守番を動かしているパソコンで「rusuban doctor」を実行すると、送信経路を試します。',
  'channel.meanwhile': '代わりに、このお知らせを送っています。送信待ちの分は、2日間、送り直しを続けます。',
  'because.channel': 'このアカウントの届け先の1つで、別の届け先に連絡できないためです。',

  'subject.test': '留守番からのテストメール：お知らせはこのように届きます',
  'preheader.test': '何も起きていません。差出人と合言葉を、落ち着いて一度お確かめください。',
  'test.heading': '何も起きていません',
  'test.sentence': '{at}のテストです。「{name}」のお知らせは、この差出人から、この宛先に届きます。',
  'test.number':
    '設定をしている方は、管理画面か「rusuban setup」の画面に、この番号を入力してください：{number}。ほかの場所でこの番号を聞かれたら、それは留守番ではありません。',
  'test.remember': '覚えておいていただきたいこと',
  'test.phrase':
    'あなた宛てのお知らせには、上の合言葉を載せます。合言葉がないもの、違うものは信用しないでください。ただし、留守番からのメールを読んだことのある人は合言葉を知っています。本物かどうかは「rusuban verify-mail」で確かめられます。',
  'test.no-phrase':
    '合言葉がまだありません。「rusuban account set-phrase」で決めると、あなた宛てのすべてのメールに載ります。',
  'test.links':
    '留守番のメールには、Amazonへのリンクはありません。パスワードやコード、カード番号をお聞きすることも、返信をお願いすることもありません。',
  'test.verify': 'このメールをファイルに保存し、「rusuban verify-mail」を一度お試しください。',
  'test.spam': '迷惑メールに入っていた場合は、差出人を連絡先に登録してください。',
  'because.test': '留守番を動かしているパソコンで、どなたかがメールのテストを行ったためです。',
};
