// English sentences of our own (ICU MessageFormat). Plain words, no pressure: docs/takeovers.md section 6 lists what phishing says.

export const en = {
  // The alert's subject and preheader.
  'subject.of-shop': '{shop}: {subject}',
  'subject.alert': '{severity}: {what} ({sure})',
  'subject.update': '{severity}, update',
  'subject.worse': '{severity}, worse',
  'subject.info': 'For information',
  'subject.low': 'Low',
  'subject.medium': 'Medium',
  'subject.high': 'High',
  'subject.critical': 'Critical',
  'subject.profile': '{field} changed',
  'subject.counted': '{title} ({n})',
  'sure.certain': 'very sure',
  'sure.likely': 'fairly sure',
  'sure.possible': 'not sure',
  'sure.fact': 'check that it was you',
  'preheader.alert': 'Began {began}. What to do first: {first}',
  'preheader.no-step': 'Began {began}. The evidence, and what was not seen, are inside.',

  // The first screen.
  'alert.greeting': 'Hello {name},',
  'alert.safe-phrase': 'Safe phrase',
  'alert.happened': 'What happened (severity: {severity})',
  'alert.and-more': '{n, plural, one {and # more finding} other {and # more findings}}, below',
  'time.began': 'Began',
  'time.visible': 'Visible since',
  'time.noticed': 'Noticed',
  'time.told': 'Told',
  'time.not-told': 'not so far',
  'alert.how-sure': 'How sure',
  'alert.time-left': 'Time left',
  'alert.by-when': 'By when',
  'by-when.first-15-minutes':
    'If it was not you: {n, plural, one {the first step} other {steps 1 to #}} below in the next 15 minutes, before anything else',
  'by-when.next-hours':
    'If it was not you: {n, plural, one {the first step} other {steps 1 to #}} below in the next hours',
  'by-when.days': 'In the next days; there is no hurry',
  'clock.hold': '{left}: Amazon usually holds payouts until {at}',
  'clock.payout': '{left} to the next payout, due about {at}',
  'alert.news': 'New since our message of {since}',
  'alert.grown': '{what}: {after} so far, {before} then',
  'alert.do-first': 'Do this first',
  'alert.from-clean': 'Use a device that you trust, and type the address yourself or use your own bookmark.',
  'severity.info': 'for information',
  'severity.low': 'low',
  'severity.medium': 'medium',
  'severity.high': 'high',
  'severity.critical': 'critical',
  'certainty.certain':
    'Very sure that this is out of the ordinary: we estimate that fewer than 1 in {days} ordinary days of this shop would look like this{families, plural, =1 {} other {, and # independent kinds of signs agree}}.',
  'certainty.likely':
    'Fairly sure that this is out of the ordinary: we estimate that about 1 in {days} ordinary days of this shop would look like this{families, plural, =1 {} other {; # independent kinds of signs agree}}.',
  'certainty.possible':
    'Not sure: we estimate that about 1 in {days} ordinary days of this shop would look like this. It may be harmless.',
  'certainty.fact': 'That it changed is certain. Whether it was you, only you can tell.',
  'certainty.fact-and-signs': 'A change that is certain stands beside it.',

  // The evidence.
  'evidence.heading': 'What was seen',
  'evidence.gain': 'Why it matters: {why}',
  'evidence.harmless': 'It can also be harmless: {reasons}',
  'evidence.shown': 'The {shown} clearest of {total}:',
  'evidence.all': '{total, plural, one {The one case} other {All # cases}}:',
  'evidence.above': '{total, plural, one {This case is} other {These # cases are}} among those above.',
  'evidence.unnamed': '(no title)',
  'evidence.before': 'before {value}',
  'evidence.after': 'now {value}',
  'evidence.compare': 'for comparison {value}',
  'evidence.order': 'Order {id}',
  'evidence.unknown-sentence': '{detector}: {n, plural, one {# case} other {# cases}}',
  'evidence.zone': 'Times are {zone}.',
  'evidence.attached': 'The whole list is attached ({file}): hand it to Amazon with your report.',
  'evidence.attached-part':
    'The clearest of it is attached as a list ({file}, {listed} rows): hand it to Amazon with your report.',
  'chart.hours': 'Picture: {n} of these cases by the hour, over 24 hours; the most, {most}, in the hour from {at}.',
  'chart.hours-part':
    'Picture: the {n} clearest of these {total} by the hour, over 24 hours; the most, {most}, in the hour from {at}.',
  'chart.hours-caption': 'Orange: how many in each hour, in your time zone.',
  'chart.hours-usual-caption': 'Orange: how many in each hour, in your time zone. Grey: what is usual, {usual} a day.',
  'chart.prices':
    'Picture: the {n, plural, one {price} other {# prices}} above against what other sellers ask; {n, plural, one {it is} other {they are}} {low} to {high} of it.',
  'chart.prices-caption':
    'Orange: the price in your shop. Blue: the others’ price. By the table’s numbers, in {currency}.',
  'csv.head': 'What|Time|Time (UTC)|Title|SKU|ASIN|Order|Before|Now|Others|Currency',

  // The checklist.
  'checklist.heading': 'What to do, in this order',
  'checklist.first-15-minutes': 'In the first 15 minutes',
  'checklist.next-hours': 'In the next hours',
  'checklist.days': 'In the next days',
  'checklist.menu': 'Seller Central menu: {path}',
  'contacts.heading': 'Who can help',
  'contacts.reach': '{reach} (source: {source})',

  // Honesty, and the end.
  'unseen.heading': 'What we could not see',
  'unseen.none': 'Every part that we watch was seen in full.',
  'unseen.missing': '{part}: not seen ({reason}).',
  'unseen.partial': '{part}: seen in part only ({reason}).',
  'unseen.outside':
    'This shop is watched without API access: we know only what Amazon’s mails to you tell. Its listings, prices and payout account we can’t look at.',
  'unseen.as-of': '{what} Last seen {at}.',
  'unseen.clock-ahead':
    'The clock of the computer on which Rusuban runs is {skew} ahead of Amazon’s: what “noticed” and “told” say is off by as much.',
  'unseen.clock-behind':
    'The clock of the computer on which Rusuban runs is {skew} behind Amazon’s: what “noticed” and “told” say is off by as much.',
  'unseen.never':
    'No monitor can see your sign-in address, two-step verification, users, connected apps or return address. Please look at those by hand.',
  'answer.heading': 'Answer in one word',
  'answer.if-you':
    'If this was you, nothing is wrong. Please say so all the same: until somebody answers, reminders follow, and these days are left out of what counts as usual for the shop.',
  'answer.if-them':
    'If {name} says that it was them, nothing is wrong. Please say so all the same: until somebody answers, reminders follow, and these days are left out of what counts as usual for the shop.',
  'answer.seen': 'Seen, somebody is at it:',
  'answer.was-me': 'That was us:',
  'answer.false-alarm': 'It was a false alarm:',
  'answer.or-command': 'Or, on the computer on which Rusuban runs:',
  'answer.at-computer': 'On the computer on which Rusuban runs:',
  'answer.not-by-link':
    'A link can’t say more of this, and calls off nobody else: whoever reads the mailbox could press it. On the computer on which Rusuban runs:',
  'because.heading': 'Why you get this message',
  'because.first': 'This is the first message to you about this incident ({severity}).',
  'because.escalated': 'This incident is now more serious than when you were last told ({severity}).',
  'because.new-evidence': 'There is new evidence for an incident that you were told about ({severity}).',
  'footer.promise':
    'This message contains no link to Amazon, and never asks for a password, a code or a card number. If in doubt, compare the safe phrase and sign in by your own bookmark.',
  'footer.promise-plain':
    'This message contains no link to Amazon, and never asks for a password, a code or a card number. If in doubt, sign in by your own bookmark.',
  'footer.verify':
    'Whether this message really comes from your installation: save it as a file, and run “rusuban verify-mail” with it.',
  'footer.sender': 'Sent by Rusuban, which you or someone you trust set up to watch {name}.',
  'footer.incident': 'Incident {id}, message {revision}.',

  // Parts and fields.
  'part.new-listings': 'New listings',
  'part.listings': 'All listings',
  'part.orders': 'Orders and cancellations',
  'part.profile': 'Shop profile',
  'part.payouts': 'Payouts',
  'part.offers': 'Other sellers’ prices',
  'part.catalogue': 'Catalogue and sales rank',
  'part.notices': 'Amazon’s notices in your mailbox',
  'part.performance': 'Account health',
  'part.feedback': 'Buyers’ feedback',
  'reason.unknown': 'no reason known',
  'field.store-name': 'Store name',
  'field.participation': 'Selling on the marketplace',
  'field.listings-suspended': 'Listings suspended',
  'field.business-name': 'Business name',
  'field.business-address': 'Business address',
  'field.primary-contact': 'Primary contact',
  'field.selling-plan': 'Selling plan',
  'field.ship-from-address': 'Ship-from address',
  'field.payout-account-tail': 'Last digits of the payout account',
  'field.deposit-method': 'Deposit method',
  'field.payment-method': 'Payment method',
  'field.account-status': 'Account status',
  'field.cancellation-rate': 'Pre-fulfilment cancellation rate',
  'field.late-shipment-rate': 'Late shipment rate',
  'field.order-defect-rate': 'Order defect rate',
  'field.valid-tracking-rate': 'Valid tracking rate',
  'status.open': 'open',
  'status.acknowledged': 'acknowledged',
  'status.resolved': 'resolved',
  'status.dismissed': 'dismissed',

  // One line in a list.
  'line.incident': '{severity} | {began} | {what} | {sure} | {status}',
  'line.certain': 'very sure',
  'line.likely': 'fairly sure',
  'line.possible': 'not sure',
  'line.fact': 'confirmed change',

  // The audit.
  'audit.title': 'Audit of {name}',
  'audit.took': '{at}, took {ms}',
  'audit.from-folder': 'From exported files that reach from {from} to {to}',
  'audit.clean': 'Nothing that looks like a takeover, in what could be seen.',
  'audit.blind': 'Nothing could be seen, so nothing can be said.',
  'audit.found': '{n, plural, one {# finding} other {# findings}}; the worst is {severity}.',
  'audit.checked': 'What was checked',
  'audit.counts':
    '{listings, plural, one {# listing} other {# listings}} ({activeListings} active), {orders, plural, one {# order} other {# orders}}.',
  'audit.counts-orders': '{orders, plural, one {# order} other {# orders}}; listings are not seen here.',
  'audit.part-complete':
    '{part}: seen in full, {rows, plural, one {# row} other {# rows}}, {calls, plural, =0 {no calls} one {# call} other {# calls}}.',
  'audit.part-remark': 'To know: {remark}.',
  'audit.part-partial':
    '{part}: seen in part, {rows, plural, one {# row} other {# rows}}, {calls, plural, =0 {no calls} one {# call} other {# calls}} ({reason}).',
  'audit.part-missing': '{part}: not seen ({reason}).',
  'audit.bad-rows':
    '{n, plural, one {# row} other {# rows}} could not be read and {n, plural, one {was} other {were}} left out:',
  'audit.bad-row': 'line {line}: {reason}',
  'audit.left-out': 'Left out',
  'audit.left-out-item': '{file}: {reason}',
  'audit.left-out-line': '{file}, line {line}: {reason}',
  'audit.and-more': '{n, plural, one {and # more} other {and # more}}',
  'audit.findings': 'What was found',
  'audit.no-findings': 'Nothing.',
  'audit.finding': '{severity}: {what}',
  'audit.verdicts': 'What each detector says',
  'verdict.quiet': '{title}: {reason}',
  'verdict.fired': '{title}: found something, see above.',
  'audit.unjudged': 'What could not be judged',
  'verdict.skipped': '{title}: not seen: {unseen}.',
  'verdict.unseen': '{part} ({reason})',
  'verdict.crashed': '{title}: failed ({reason}). Please report this.',
  'audit.not-seen': 'What this program cannot see',
  'audit.questions': 'Questions that only you can answer',
  'audit.next': 'What next',
  'audit.next-findings':
    'Go through the findings with the menus of Seller Central open. What was not you: start with the password of your mailbox, then the Amazon password, then two-step verification for every user.',
  'audit.next-clean': 'Answer the questions above once, by looking, not from memory.',
  'audit.next-blind':
    'Mend the parts that were not seen, and run the audit again: “rusuban account test” says which roles are missing.',

  // The backtest.
  'backtest.title': 'What the watch would have done: {name}',
  'backtest.span': '{from} to {to}; {listings} listings, {orders} orders.',
  'backtest.result':
    '{alerts, plural, =0 {It would not have written to you at once} one {It would have written to you at once # time} other {It would have written to you at once # times}}, about {rate} times a year; {quiet, plural, =0 {nothing else was noted} one {# more incident was noted for the report} other {# more incidents were noted for the report}}.',
  'backtest.chart': 'The course of it',
  'backtest.orders': 'orders',
  'backtest.added': 'new listings',
  'backtest.alerts': 'alerts',
  'backtest.most': 'at most {n}',
  'backtest.column': 'Each column is {n, plural, one {# day} other {# days}}.',
  'backtest.timeline': 'What it would have told you',
  'backtest.nothing': 'Nothing.',
  'backtest.noted': 'For the report only',
  'backtest.alert': 'mail at {at}: {reason}',
  'backtest.first': 'the first',
  'backtest.escalated': 'it had become worse',
  'backtest.new-evidence': 'there was more to it',
  'backtest.skipped': 'Not judged',
  'backtest.skipped-item': '{reason} ({n} times)',
  'backtest.looks-ahead':
    'offers.csv has rows without seenAt: they hold for the whole time, so those prices look ahead.',
} as const satisfies Readonly<Record<string, string>>;
