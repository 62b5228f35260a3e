// English sentences of our own (ICU MessageFormat). Plain words, no pressure: docs/takeovers.md section 6 lists what phishing says.

export const en = {
  // The alert's subject and preheader.
  'subject.alert': '{what} - {sure}',
  'subject.update': 'Update: {subject}',
  'subject.profile': '{field} changed',
  'subject.counted': '{title} ({n})',
  'sure.certain': 'not normal here (very sure)',
  'sure.likely': 'unusual here (fairly sure)',
  'sure.possible': 'unusual here (not sure)',
  'sure.fact': 'confirmed, check that it was you',
  'preheader.alert': 'Since {began}. What to do first: {first}',
  'preheader.no-step': 'Since {began}. The evidence, and what was not seen, are inside.',

  // The first screen.
  'alert.greeting': 'Hello {name},',
  'alert.safe-phrase': 'Safe phrase',
  'alert.happened': 'What happened',
  'alert.and-more': '{n, plural, one {and # more finding} other {and # more findings}}, below',
  'alert.since': 'Since',
  'alert.noticed': 'Noticed',
  'alert.how-sure': 'How sure',
  'alert.time-left': 'Time left',
  'alert.deadline': '{left}, until {at} ({what})',
  'alert.severity': 'Severity',
  'alert.do-first': 'Do this first',
  'alert.from-clean': 'Use a device that you trust, and type the address yourself or use your own bookmark.',
  'alert.console': 'This incident in your own console',
  'severity.info': 'for information',
  'severity.low': 'low',
  'severity.medium': 'medium',
  'severity.high': 'high',
  'severity.critical': 'critical',
  'certainty.certain':
    'Very sure that this is out of the ordinary: by your shop’s own history, fewer than 1 in {days} days look like this{families, plural, =1 {} other {, and # independent kinds of signs agree}}.',
  'certainty.likely':
    'Fairly sure that this is out of the ordinary: by your shop’s own history, about 1 in {days} days looks like this{families, plural, =1 {} other {; # independent kinds of signs agree}}.',
  'certainty.possible':
    'Not sure: by your shop’s own history, about 1 in {days} days looks like this. It may be harmless.',
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

  // The checklist.
  'checklist.heading': 'What to do, in this order',
  'checklist.first-15-minutes': 'In the first 15 minutes',
  'checklist.next-hours': 'In the next hours',
  'checklist.days': 'In the next days',
  'checklist.menu': 'Seller Central menu: {path}',
  'contacts.heading': 'Who can help',
  'contacts.source': 'source: {source}',

  // Honesty, and the end.
  'unseen.heading': 'What we could not see',
  'unseen.none': 'Every part that we watch was seen in full.',
  'unseen.missing': '{part}: not seen ({reason}).',
  'unseen.partial': '{part}: seen in part only ({reason}).',
  'unseen.as-of': '{what} Last seen {at}.',
  'unseen.never':
    'No monitor can see your sign-in address, two-step verification, users, connected apps or return address. Please look at those yourself.',
  'you.heading': 'If this was you',
  'you.nothing': 'Then nothing is wrong and there is nothing to do. You will hear again only if something new shows.',
  'you.command': 'To tell Rusuban so:',
  'because.heading': 'Why you get this message',
  'because.first': 'This is the first message about this incident ({severity}).',
  'because.escalated': 'This incident is now more serious than when you were last told ({severity}).',
  'because.new-evidence': 'There is new evidence for an incident that you were told about ({severity}).',
  'footer.promise':
    'This message contains no link to Amazon, and never asks for a password, a code or a card number. If in doubt, compare the safe phrase and sign in by your own bookmark.',
  'footer.promise-plain':
    'This message contains no link to Amazon, and never asks for a password, a code or a card number. If in doubt, sign in by your own bookmark.',
  'footer.sender':
    'Sent by Rusuban, which you or someone you trust set up to watch {name}. Incident {id}, message {revision}.',

  // Parts and fields.
  'part.new-listings': 'New listings',
  'part.listings': 'All listings',
  'part.orders': 'Orders and cancellations',
  'part.profile': 'Shop profile',
  'part.payouts': 'Payouts',
  'part.offers': 'Other sellers’ prices',
  'part.catalogue': 'Catalogue and sales rank',
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
  'audit.part-complete':
    '{part}: seen in full, {rows, plural, one {# row} other {# rows}}, {calls, plural, =0 {no calls} one {# call} other {# calls}}.',
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
  'audit.began': 'Since {began}, noticed {noticed}. {sure}',
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
} as const satisfies Readonly<Record<string, string>>;
