// English sentences of the messages beside the alert: reminder, all-clear, and those about the watch itself.

export const en = {
  // The same incident again.
  'subject.reminder': '{severity}, still open: {what} ({n, plural, one {# step} other {# steps}} to do)',
  'subject.reminder-answer': '{severity}, still open: {what} (no answer yet)',
  'subject.unanswered': '{severity}, no answer yet',
  'preheader.reminder': 'Told on {told}. Next: {next}',
  'preheader.reminder-answer': 'Told on {told}. Was it you, or not: an answer ends these reminders.',
  'preheader.unanswered': 'You are the second person. What to do first: call {name}.',
  'reminder.heading': 'This is still open',
  'reminder.progress': 'Steps done',
  'reminder.progress-of': '{done} of {all}',
  'reminder.next': 'Do this next',
  'reminder.open-steps': 'Steps still open, in this order',
  'reminder.all-done':
    'All steps of the checklist are ticked. Please answer as below, so that Rusuban knows that it is dealt with.',
  'unanswered.greeting': 'To the second person for {name}:',
  'unanswered.nobody':
    'You are named as the second person for {name}, who was told on {told} and has not answered yet.',
  'unanswered.unreachable':
    'You are named as the second person for {name}, to whom our message could not be delivered.',
  'unanswered.on-its-way':
    'You are named as the second person for {name}, to whom our message has not been delivered so far.',
  'unanswered.by-link':
    'You are named as the second person for {name}. So far there is no more than an answer through the link in the mail to {by}, on {at}: whoever reads that mailbox could have given it, so you are asked all the same.',
  'unanswered.call': 'Call {name}, and ask whether it was they who did this.',
  'unanswered.then':
    'If not, or if you reach nobody: the steps below, beginning with the first, by whoever may sign in to the shop’s mailbox and to Amazon.',
  'unanswered.steps': 'What to do about {name}, in this order',
  'because.reminder':
    'Nobody has answered our message about this incident yet ({severity}). The reminders come after one hour, after five hours, then daily, and end with an answer.',
  'because.unanswered':
    'You are named as a second person for this account, and nobody has answered our message about this incident ({severity}) by more than the link in a mail.',
  'because.unreachable':
    'You are named as a second person for this account, and our message about this incident ({severity}) could not be delivered to the first.',
  'because.resolved': 'You were told about this incident, and it was marked as resolved.',

  // It is over.
  'subject.all-clear': 'Resolved: {what}',
  'preheader.all-clear': 'Marked as resolved on {at}. Watched more closely until {until}.',
  'all-clear.heading': 'This incident was marked as resolved',
  'all-clear.what': 'What it was about: {what}',
  'all-clear.by': '{by} marked it as resolved on {at}.',
  'all-clear.by-reason': '{by} marked it as resolved on {at}: {reason}',
  'all-clear.unknown': 'It was marked as resolved on {at}.',
  'all-clear.lasted': 'It lasted',
  'all-clear.lasted-value': '{span}, from {from}',
  'all-clear.watch': 'Watched more closely until',
  'all-clear.careful':
    'That is what a person decided; a program can’t prove that nobody else can sign in any more. Accounts are often taken a second time within weeks, so Rusuban looks more closely for 30 days.',
  'all-clear.not-you':
    'If nobody of yours marked it as resolved, treat this as a new sign, and begin with the list above.',
  'subject.closed-anyway': 'Closed, not known to be undone: {what}',
  'preheader.closed-anyway': '{by} closed it on {at}, although not everything is known to be back.',
  'closed-anyway.heading': 'This incident was closed although not everything is known to be back',
  'closed-anyway.still': 'Is it back?',
  'closed-anyway.quiet': 'From now on',
  'closed-anyway.quiet-value': 'no reminders of it; anything that comes on top is told',
  'closed-anyway.not-you':
    'If nobody of yours closed it, treat this as a new sign, begin with the list below, and open it again: “rusuban incidents reopen”.',
  'all-clear.open-steps': 'Steps that were not ticked',

  // The watch itself.
  'watch.what': 'What happened',
  'watch.mend': 'What to do',
  'watch.meanwhile': 'What this means',
  'audit-wait.report': '{part}: Amazon is making the report; waiting until {at} at the latest',
  'audit-wait.turn': '{part}: the next call is allowed at {at}',
  'subject.blind': 'Watching is interrupted: {what}',
  'subject.blind-parts': '{n} parts of the account',
  'preheader.blind': 'Since {since}. No message does not mean that all is well.',
  'blind.sentence':
    '{n, plural, one {One part} other {# parts}} of the account could not be seen in full since {since}, {span} so far.',
  'blind.shared':
    'Other accounts that this program watches can’t be seen either: most likely Amazon has an outage, or the fault lies with this program’s connection or application, and not with this shop.',
  'blind.meanwhile':
    'Nothing can be said about this part meanwhile. No message from Rusuban does not mean that all is well: please look at it yourself once a day until it is back.',
  'blind.mend-doctor': 'On the computer on which Rusuban runs: “rusuban doctor” says what is wrong and how to mend it.',
  'blind.mend-account': '“rusuban account test” tries each part once and names what is missing.',
  'blind.mend-wait': 'If Amazon has an outage, there is nothing to mend: Rusuban goes on by itself.',
  'because.blind': 'You chose to be told about the watch itself, and it has been interrupted for too long.',
  'subject.access-lost': 'Amazon refuses Rusuban: nothing is watched',
  'preheader.access-lost': 'Since {since}. If you did not withdraw the permission, somebody else did.',
  'access-lost.sentence': 'Since {since}, Amazon refuses Rusuban what it had let it see before.',
  'access-lost.who':
    'If you withdrew the permission, or it ran out, nothing else is wrong. If you did not, somebody else is in your account: whoever does not want to be watched withdraws the watcher’s permission first.',
  'access-lost.mend-look':
    'Sign in by your own bookmark and see whether Rusuban is still among the apps (menu: Apps and Services > Manage Your Apps).',
  'access-lost.mend-renew': 'If it was you, or it ran out: authorise Rusuban again there, then “rusuban account test”.',
  'access-lost.mend-not-you':
    'If it was not you: change the password of your mailbox first, then go through the checklist.',
  'because.access-lost': 'You chose to be told about the watch itself, and Amazon has ended it.',
  'subject.lapse': '{what} ends in {left}',
  'subject.lapse-over': '{what} has ended',
  'lapse.authorisation': 'Rusuban’s permission to read',
  'lapse.client-secret': 'The secret of your app',
  'preheader.lapse': 'On {at}. Until it is renewed, nothing is watched from then on.',
  'lapse.authorisation-sentence': 'Amazon’s permission for Rusuban to read your account lasts a year and ends on {at}.',
  'lapse.client-secret-sentence': 'The client secret of your SP-API app lasts 180 days and ends on {at}.',
  'lapse.shops': 'Shops that are read by it',
  'lapse.meanwhile': 'From then on Amazon refuses Rusuban, and nothing is watched until it is renewed.',
  'lapse.authorisation-mend':
    'Sign in by your own bookmark, authorise the app again (menu: Apps and Services > Manage Your Apps), then “rusuban account set-credentials {account}” with the new token.',
  'lapse.client-secret-over':
    'Since {at}, Amazon refuses your SP-API app: its client secret has expired, as every one does after 180 days. Make a new one. This is no sign of a break-in.',
  'lapse.client-secret-mend':
    'Sign in by your own bookmark to Amazon’s developer pages, make a new secret for the app, and give it to Rusuban: “rusuban application set-secret {application}”. It is tried before it replaces the old one.',
  'because.lapse': 'You chose to be told about the watch itself, and a permission that it needs runs out.',

  // Notifications that don't come.
  'subject.push-silent': 'Amazon’s notifications do not arrive',
  'preheader.push-silent': 'The watch goes on, and hears of things some minutes later.',
  'push-silent.sentence':
    'Rusuban asked Amazon to send a notification when something changes. The last one came on {since}; what changed since then was found by asking, and no notification told of it.',
  'push-silent.never':
    'On {since}, Rusuban asked Amazon to send a notification when something changes. None has ever come; what changed since then was found by asking.',
  'push-silent.types': 'Missing',
  'push-silent.shops': 'Shops',
  'push-silent.meanwhile': 'As much is seen as before: all is read by the clock. You hear of it some minutes later.',
  'push-silent.mend-status':
    'On the computer on which Rusuban runs: “rusuban push status” says of each type whether Amazon sends it, and whether the queue can be read. docs/push.md says what each answer means; most often the queue’s policy is missing.',
  'push-silent.mend-not-you':
    'If a type is off and nobody of yours switched it off, somebody else may have the secret of your SP-API app: make a new one.',
  'because.push-silent': 'You chose to be told about the watch itself, and a part of it does not work.',

  // Who is told.
  'subject.recipients': 'Who is told about {name} was changed',
  'preheader.recipients': 'On {at}: {added} added, {removed} removed. If it was not you, read on.',
  'recipients.sentence': 'On {at}, the list of those whom Rusuban tells about {name} was changed.',
  'recipients.added': 'Added',
  'recipients.removed': 'Removed',
  'recipients.now': 'Told from now on',
  'recipients.nobody': 'nobody',
  'recipients.by': 'By',
  'recipients.not-you':
    'If nobody of yours did this, somebody else has the computer on which Rusuban runs: whoever does not want you to hear changes this list first. Look at it with “rusuban recipient list” there.',
  'because.recipients': 'This notice goes to everyone who was on the list before, also to those who no longer are.',
  'subject.changed': '{name}: {what}',
  'preheader.changed': 'On {at}: {by}, {via}. If you know nothing of it, read on.',
  'changed.sentence': 'On {at}, something was said or done about the watch over {name} that changes what is told.',
  'changed.console-sentence':
    'On {at}, it was changed who can come into the console, in which {name} is watched and answered for.',
  'changed.came-sentence':
    'On {at}, somebody came into the console, in which {name} is watched and answered for, or tried to.',
  'changed.token-sentence':
    'On {at}, it was changed which programs may ask for what is known of {name} here, and answer for it.',
  'changed.sender-sentence':
    'On {at}, another mail server was set, by which the warnings about {name} are sent from now on.',
  'changed.no-sender-sentence': 'On {at}, the mail server was removed, by which the warnings about {name} were sent.',
  'changed.what': 'What',
  'changed.about': 'About',
  'changed.until': 'Until',
  'changed.by': 'By',
  'changed.via': 'How',
  'changed.words': 'In their words',
  'changed.anything': 'anything but what is critical',
  'changed.seen-follows':
    'It stays open, and nobody is told less of it than before but for the reader of that mail, who is no longer reminded. A link proves only that someone reads that mailbox.',
  'changed.earlier-follows':
    'The answer was about message {revision}; more has come to the incident since. It stays open, and nobody is told less of it.',
  'changed.closed-by-link-follows':
    'It is closed, and the same evidence stays quiet. A link proves only that someone reads that mailbox: backups are called in all the same.',
  'changed.incident-acknowledged-follows':
    'No reminders follow, and no backup is called in. What gets worse is told again.',
  'changed.incident-dismissed-follows': 'It is closed, and the same evidence stays quiet. Anything else is still told.',
  'changed.incident-resolved-follows':
    'It is closed although not everything is known to be back. No more is sent about it.',
  'changed.planned-added-follows':
    'What this plan explains is not told in that time; it stands in the weekly report as planned.',
  'changed.allowed-added-follows': 'The same kind of thing is not told in that time.',
  'changed.snooze-added-follows': 'Nothing of it is mailed in that time, unless it is critical.',
  'changed.account-paused-follows':
    'Until somebody resumes the watch, nothing of this shop is read or judged: nobody notices what is done there.',
  'changed.account-resumed-follows': 'The shop is read and judged again.',
  'changed.account-connected-follows':
    'From now on Rusuban reads the shop by the API as well. Until now it knew only what Amazon’s mails told.',
  'changed.credentials-changed-follows':
    'From now on Rusuban reads the shop by this sign-in. The old one is kept no longer.',
  'changed.sender-changed-follows':
    'Whoever has that server can read the warnings, and keep them from you. This message went through the server of before where that could be reached; the next ones come from the new one.',
  'changed.push-set-up-follows':
    'From now on Amazon sends word to a queue of yours when orders or listings change, and the shop is read at once. Nothing in the shop was changed.',
  'changed.push-removed-follows': 'The shop is read by the clock alone, every few minutes as before.',
  'changed.sender-removed-follows':
    'This is the last message by that server. Until another one is set no warning comes by mail; other channels, where there are any, go on.',
  'changed.mailbox-removed-follows': 'What Amazon writes there is not read any more.',
  'changed.mailbox-servers-changed-follows':
    'What these servers write about the sender of a mail is believed from now on, and nobody else’s word. What Amazon signed is checked in any case.',
  'changed.mailbox-servers-learned-follows':
    'Mails from Amazon have come to this mailbox by way of other servers than before. From now on their word about the sender of a mail is believed. If the mailbox was not moved to another provider and no forwarding was set up, have its settings checked: somebody may be leading its mails elsewhere.',
  'changed.account-removed-follows':
    'This shop is watched no longer, and what was known of it is deleted. This is the last message about it.',
  'changed.person-added-follows':
    'They can come into the console by their own key from now on, and see every shop. An owner can close incidents and let others in.',
  'changed.owner-changed-follows':
    'Whoever comes into the console for that client sees this shop from now on, and can answer what is told of it. Those of the client before no longer do.',
  'changed.person-changed-follows': 'From now on they can do there what that role may. Their browsers were signed out.',
  'changed.person-removed-follows': 'They can’t come in any more, and their browsers were signed out.',
  'changed.key-added-follows': 'Whoever holds that key can come in as this person.',
  'changed.key-removed-follows': 'That key lets nobody in any more, and the person’s other browsers were signed out.',
  'changed.totp-added-follows': 'Whoever has that app can come in as this person by its codes.',
  'changed.totp-removed-follows': 'Its codes let nobody in any more, and the person’s other browsers were signed out.',
  'changed.totp-locked-follows':
    'Ten wrong codes were tried in a row, so no code of this app lets anybody in. Passkeys work all the same. If it was the person, another owner unlocks the app on the page “People”, or “rusuban console unlock” does at the computer; if it was not, somebody is trying to come in.',
  'changed.totp-unlocked-follows': 'The codes of this app let the person in again.',
  'changed.person-added-by-provider-follows':
    'They come into the console by their account at that provider, and can do there what their role may. Whoever minds the provider, or takes that account over, can come in as them.',
  'changed.identity-added-follows':
    'The person can come in by their account at that provider, too. Whoever minds the provider, or takes that account over, can come in as them.',
  'changed.identity-removed-follows':
    'That account lets nobody in any more, and the person’s other browsers were signed out.',
  'changed.codes-made-follows':
    'There are ten new recovery codes on paper; the earlier ones are good for nothing. Whoever has the paper can come in as this person, once by each.',
  'changed.code-used-follows':
    'Somebody came in by a recovery code from the person’s paper: by that they can make a key. If it was not the person, an owner takes them out at once on the page “People”.',
  'changed.browser-new-follows':
    'The person signed in in a browser in which they had not been before, or whose cookies were deleted. If it was not the person, an owner takes them out at once on the page “People”.',
  'changed.token-added-follows':
    'Whatever program holds that token can ask the API of Rusuban for shops and incidents, and do what its role may, until it expires or an owner removes it.',
  'changed.token-removed-follows': 'That token is good for nothing any more.',
  'changed.not-you':
    'If nobody of yours did this, somebody else has the computer on which Rusuban runs: whoever takes a shop over silences its watch first. What was done there: “rusuban log”.',
  'changed.not-them-link':
    'Call whose mailbox it is. If it was not them, somebody else reads their mail: open what was closed again with “rusuban incidents reopen {id}” on the computer on which Rusuban runs, and change the password of that mailbox.',
  'changed.not-them-api':
    'If none of your programs was to say this, somebody else has its token: remove it at once, on the page “API tokens” of the console or with “rusuban api token remove” on the computer on which Rusuban runs.',
  'because.changed':
    'This notice goes to everyone who is told about this account, since nobody may silence the watch unseen.',
  'subject.phrase': 'The safe phrase for {name} was changed',
  'preheader.phrase': 'On {at}. This is the last message with the old phrase.',
  'preheader.phrase-of': 'On {at}, another recipient’s. Yours stays as it is.',
  'phrase.sentence':
    'On {at}, your safe phrase for {name} was changed. This message still carries what you had before; the next carries the new one.',
  'phrase.sentence-of': 'On {at}, another recipient’s safe phrase for {name} was changed. Yours stays as it is.',
  'phrase.removed': 'On {at}, your safe phrase for {name} was taken away. Later messages to you carry none.',
  'phrase.removed-of': 'On {at}, another recipient’s safe phrase for {name} was taken away. Yours stays as it is.',
  'phrase.whose': 'Recipient',
  'phrase.not-shown': 'The new phrase is not shown here: ask whoever changed it.',
  'phrase.not-you':
    'If nobody of yours changed it, somebody else has the computer on which Rusuban runs. Do not trust a message with another phrase until you know who it was.',
  'because.phrase': 'This notice goes to everyone who is told about this account.',
  'subject.channel': 'Messages to {channel} do not arrive',
  'preheader.channel': 'Since {since}. {n, plural, =0 {None waits} one {# message waits} other {# messages wait}}.',
  'channel.sentence': 'Since {since}, Rusuban can’t deliver to {channel}.',
  'channel.waiting': 'Waiting',
  'channel.waiting-value': '{n, plural, =0 {nothing} one {# message} other {# messages}}',
  'channel.said': 'The server said',
  'channel.mend-address': 'See whether the address is right, and the mailbox not full: “rusuban recipient list”.',
  'channel.mend-doctor': 'On the computer on which Rusuban runs: “rusuban doctor” tries the way there.',
  'channel.meanwhile': 'You are told in their place. What waits is tried again for two days.',
  'because.channel': 'You are told about this account too, and somebody else can’t be reached.',

  // The test.
  'subject.test': 'Test message from Rusuban: your alerts will look like this',
  'preheader.test': 'Nothing has happened. The sender, the safe phrase and the menus, once, in peace.',
  'test.heading': 'Nothing has happened',
  'test.sentence': 'This is a test on {at}. Alerts about {name} arrive at this address, from this sender.',
  'test.number':
    'Whoever sets Rusuban up types this number into the console, or the window in which “rusuban setup” waits: {number}. If you are asked for it anywhere else, that is not Rusuban.',
  'test.remember': 'What to remember',
  'test.phrase':
    'Messages to you carry your safe phrase, above: do not trust one without it, or with another. Whoever has read one of ours knows it as well; “rusuban verify-mail” proves whose a message is.',
  'test.no-phrase':
    'No safe phrase is set yet: “rusuban account set-phrase” sets one. Every mail to you will carry it.',
  'test.links':
    'No message of ours links to Amazon, asks for a password, a code or a card number, or has to be answered.',
  'test.verify': 'Save this message as a file and try “rusuban verify-mail” with it once.',
  'test.spam': 'If this message was in the junk folder, add its sender to your address book.',
  'because.test': 'Somebody ran the test of the mails on the computer on which Rusuban runs.',
} as const satisfies Readonly<Record<string, string>>;
