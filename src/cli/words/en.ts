// What the command line says by itself, in English.

type Outcome = 'delivered' | 'sent' | 'deferred' | 'refused' | 'dead' | 'dropped';

/** How much a pull brought. */
interface Seen {
  readonly rows: number;
  readonly calls: number;
}

const pulled = (part: string, { rows, calls }: Seen) =>
  `${part}: ${rows} in ${calls} ${calls === 1 ? 'call' : 'calls'}`;

export const en = {
  yes: 'yes',
  no: 'no',
  yesOrNo: 'answer yes or no',
  yesOrNoHint: 'y or n will do',
  empty: 'it must not be empty',
  stopHint: 'Ctrl-C ends this',
  stopped: 'Stopped.',
  keptAnswers: (command: string) => `Your answers are kept, but for the secrets: ${command} goes on with them.`,
  goOn: (answers: readonly string[]) => `Go on with what you answered before (${answers.filter(Boolean).join(', ')})?`,
  nothingChanged: 'Nothing was changed.',
  notGiven: (names: readonly string[]) => `not given: ${names.join(', ')}`,
  notGivenHint: 'give them, or run this in a terminal to be asked',
  wentWrong: 'something went wrong that should not have; please report it with these lines:',

  noAccount: 'no account is watched yet',
  addAccount: 'add one with: rusuban account add',
  severalAccounts: 'there are several accounts',
  nameOne: (ids: string) => `name one of them: ${ids}`,
  unknownAccount: (id: string) => `there is no account "${id}"`,
  theseAre: (ids: string) => `these are: ${ids}`,

  notADate: (typed: string) => `"${typed}" is not a date`,
  dateHint: 'write it as 2026-11-22',
  dateToCome: (typed: string) => `${typed} is still to come`,
  dateToComeHint: 'give the day on which it was done',

  ask: {
    access:
      'How can this shop be seen? 1: by the Selling Partner API (Professional plan); 2: by its mailbox only (Individual plan, or no API access); 3: by both:',
    name: 'What should mails call you?',
    marketplaces: 'Marketplaces, home first (JP, or GB,DE,FR):',
    mail: 'Where should alerts go (an address outside the account)?',
    secondMail: 'A second person, outside the mailbox that Amazon writes to (recommended, may be empty):',
    phrase: (address: string) =>
      `Safe phrase: words that all our mails to ${address} carry (recommended, may be empty):`,
    sellerId: 'Merchant token (Seller Central > Settings > Account Info > Merchant Token):',
    clientId: 'LWA client id:',
    clientSecret: 'LWA client secret:',
    refreshToken: 'Refresh token:',
    newPhrase: 'The new safe phrase:',
  },

  trying: 'Trying to sign in to Amazon ...',
  refusedAgain: 'Enter them again (Ctrl-C ends this; your other answers are kept).',
  untriedKept: (id: string) => `It is kept all the same; try it later: rusuban account test ${id}`,

  added: (id: string, first: string, backups: string, where: string) =>
    `${id} is added; alerts go to ${first}${backups && `, and when nobody answers to ${backups},`} through ${where}.`,
  noSmtp: (where: string) => `No SMTP_URL is set: nobody is written to, mails are put into ${where}.`,
  signedBy: (key: string) => `Every mail is signed. Keep this key apart, for whoever shall check one: ${key}`,
  secretTaken: (day: string, end: string) =>
    `The client secret is taken to be of today and to run out on ${day}. If it is older: rusuban application set-secret ${end} --issued DATE`,
  mailOnly:
    'Without API access Rusuban knows only what Amazon’s mails to you tell: orders, sign-ins, changes of the account. Listings, prices and payouts it can’t look at.',
  next: {
    api: (id: string) => `Next: rusuban account test ${id}, then rusuban audit ${id}`,
    mailbox: (id: string) =>
      `Next: rusuban mailbox add ${id}, the mailbox that Amazon writes to; without it nothing is watched`,
    both: (id: string) => `Next: rusuban account test ${id}, then rusuban mailbox add ${id}, then rusuban audit ${id}`,
  },
  connected: (id: string) =>
    `${id} is read by the API from its next pull on, beside its mailbox; what was known of it stays.`,
  careful: (weakness: string) => `Careful: ${weakness}.`,
  addSecond: '  -> add a second one elsewhere: rusuban recipient add ADDRESS',

  phraseHint: 'give it: --phrase "blue heron at noon", or --none',
  changePhrase: (address: string, readers: string) =>
    `Change the safe phrase of ${address}? Told of it, each under the phrase that they know: ${readers}`,
  noPhrase: (address: string) => `Mails to ${address} carry no safe phrase any more.`,
  phraseNow: (address: string, phrase: string) => `Mails to ${address} carry: ${phrase}`,
  noPhraseYet: (id: string, address: string) =>
    `${address} has no safe phrase yet; each has one of their own: rusuban account set-phrase ${id} --for ${address}`,
  severalReaders: 'several recipients read mails, each with a safe phrase of their own',
  noReader: (address: string) => `${address} is no mail address that is told of this account`,
  readerHint: (people: string) => `name one with --for: ${people || 'none is there; rusuban recipient add adds one'}`,
  removeAccount: (id: string, name: string) =>
    `Remove ${id} (${name}) and everything known about it, incidents included?`,
  nothingRemoved: 'Nothing was removed.',
  removed: (id: string) =>
    `${id} is removed. Revoke Rusuban in Seller Central > Apps & Services > Manage Your Apps, too.`,
  removeHint: 'say --yes',
  password: 'Password (an app password where your provider has them):',
  oauthToken: 'OAuth2 refresh token:',
  mailAll: (n: number) => `this would write to all who get reports of ${n} accounts`,
  mailAllHint: 'name one with --account, an address after --mail, or say --yes',
  mailAllQuestion: (n: number) => `Write to all of them now (${n} accounts)?`,
  nothingSent: 'Nothing was sent.',
  noReportReaders: 'nobody gets reports; name an address after --mail',

  edited: (id: string) => `${id} is changed.`,
  nothingToEdit: 'nothing was said',
  editHint: 'say what shall be changed: --name, --lang, --time-zone, --seller-id or --client',
  credentialsSet: (id: string) => `${id} signs in with the new credentials from its next pull on; they were tried.`,
  authorisedUntil: (id: string, day: string) => `${id}: the authorisation runs out on ${day}.`,
  renewedHint: (id: string) =>
    `a new authorisation has a new token: rusuban account set-credentials ${id} tries it and stores it`,

  noApplication: 'there is no application yet',
  unknownApplication: (typed: string) => `there is no application "${typed}"`,
  severalApplications: 'that may be several applications',
  applicationHint: (ends: string) => `name one by the end of its client id: ${ends}`,
  issued: (day: string, until: string) => `secret of ${day}, runs out on ${until}`,
  ranOut: (day: string, until: string) => `secret of ${day}, RAN OUT on ${until}`,
  issuedUnknown: 'secret of an unknown day (rusuban application set-secret --issued tells it)',
  readBy: (ids: string) => `watches ${ids}`,
  secretSet: (n: number) =>
    `The new secret works and is stored, for ${n === 1 ? 'its account' : `all ${n} accounts`} at once.`,
  secretDated: 'The stored secret works; its day is noted.',
  secretUntil: (day: string) => `It runs out on ${day}; you are told 30 and 7 days before.`,
  works: 'works',
  refusedWith: (why: string) => `REFUSED: ${why}`,

  none: 'nobody',
  paused: (since: string, id: string) => `PAUSED since ${since}: rusuban account resume ${id}`,
  neverRead: 'NEVER READ: rusuban start watches it',
  lastRead: (at: string) => `last read ${at}`,
  alertsTo: (who: string) => `alerts to ${who}`,

  doctor: { ok: 'ok  ', note: 'note', bad: 'BAD ', colon: ': ' },

  start: {
    unknownWorker: (names: string) => `--only doesn't know ${names || 'that'}`,
    workerHint: (known: string) => `name some of: ${known}; together all processes must have every one`,
    watches: (n: number, paused: number, where: string) =>
      `Rusuban watches ${n === 1 ? '1 account' : `${n} accounts`}${paused === 0 ? '' : `; ${paused} more ${paused === 1 ? 'is' : 'are'} paused`}. Mails go to ${where}`,
    nobody: 'No SMTP_URL is set: NOBODY GETS THEM; they are only put into that folder.',
    kept: (folder: string | null) => `Everything is kept in ${folder ?? 'your PostgreSQL'}. Ctrl-C ends it.`,
    stopping: 'Stopping: what is in hand is finished or given back (once more to stop at once).',
    stopped: 'Stopped; nothing was left half done.',
    stoppedMidway: 'Stopped; what was in hand is done anew at the next start.',
  },

  watch: {
    none: 'No account is watched yet. Add one in another terminal: rusuban account add',
    accounts: (n: number, sums: readonly string[]) => `${n} accounts: ${sums.join(', ')}`,
    states: {
      seen: (n: number) => `${n} seen in time`,
      missed: (n: number) => `${n} not seen in time`,
      unread: (n: number) => `${n} not read yet`,
      paused: (n: number) => `${n} paused`,
    },
    name: (id: string, stores: readonly string[]) => `${id} (${stores.join(', ')})`,
    paused: (since: string, id: string) => `paused since ${since}; go on with: rusuban account resume ${id}`,
    firstLook: 'first look once everything was read',
    lastLook: (at: string, next: string | null) => `last look ${at}${next === null ? '' : `, next ${next}`}`,
    allSeen: (n: number) => `all ${n} parts seen`,
    someSeen: (n: number, all: number) => `${n} of ${all} parts seen`,
    part: (part: string, state: string, reason: string | null, next: string | null) =>
      `${part}: ${state}${reason === null ? '' : `: ${reason}`}${next === null ? '' : `; next try ${next}`}`,
    partUnseen: 'not seen yet',
    partMissed: (since: string) => `not seen since ${since}`,
    partPartial: 'seen in part',
  },

  test: {
    trying: (id: string) => `Trying what ${id} may read (only reading, one call each) ...`,
    marks: {
      works: 'works',
      'not here': 'not here',
      MISSING: 'MISSING',
      REFUSED: 'REFUSED',
      later: 'later',
      FAILED: 'FAILED',
      CLOCK: 'CLOCK',
    },
    line: (mark: string, part: string, operation: string, why: string | null) =>
      `  ${mark} ${part} (${operation})${why === null ? '' : `: ${why}`}`,
    same: 'the same',
    blind: (names: readonly string[]) => `without it these see nothing: ${names.join(', ')}`,
    clock: (seconds: number) => `this computer's clock is off by ${seconds} s; switch on its time service`,
  },

  interrupted: 'interrupted',
  interruptedHint: 'nothing is lost: start it again when you like',
  allAnswered: 'All are answered, none of the answers is old; --all asks again.',
  previews: (n: number, page: string) => `${n} messages. Open: ${page}`,
  pausedAlready: (id: string) => `${id} is paused already.`,
  watchedAlready: (id: string) => `${id} is being watched already.`,
  nowPaused: (id: string) => `${id} is paused: nothing of it is read or judged until \`rusuban account resume ${id}\`.`,
  nowWatched: (id: string) => `${id} is watched again.`,
  /** The detail is the server's own words, or what the journal says. */
  delivery: (what: string, to: string, outcome: Outcome, detail: string) => `${what} to ${to}: ${outcome}, ${detail}`,

  mailbox: {
    added: (user: string) =>
      `${user} is watched for Amazon's notices. Mails that don't claim to be from Amazon are only counted.`,
    none: 'No mailbox is watched yet. Add one with: rusuban mailbox add',
    allKnown: (days: number) => `No mail of Amazon's in the last ${days} days was left that could not be understood.`,
    removed: (name: string) => `${name} is no longer watched. Revoke its app password at your provider, too.`,
  },
  webhook: {
    added: (address: string) => `${address} is told from now on.`,
    none: 'There is no channel but mail yet. Add one with: rusuban channel add NAME --kind KIND',
    removed: (name: string) => `${name} is told no longer. Take the hook or key away at its service, too.`,
  },
  recipient: {
    removed: (address: string) => `${address} is told no longer.`,
    sent: (detail: string) => `sent: ${detail}`,
    notSent: (why: string) => `NOT SENT: ${why}`,
    backup: 'when nobody answers',
    atOnce: 'at once',
    everything: 'everything',
    nothing: 'nothing',
    quiet: (hours: string) => `quiet ${hours}`,
  },
  db: {
    upToDate: 'The database is up to date.',
    wrote: (file: string, rows: number, tables: number) => `Wrote ${file}: ${rows} rows of ${tables} tables.`,
    keepKey: 'Its refresh tokens are encrypted: keep the secret key too, in another place, or they are lost.',
    restored: (rows: number, tables: number, at: string) =>
      `Restored ${rows} rows of ${tables} tables, as they were at ${at}.`,
    checkKey: 'Check that the secret key fits, and what is missing: rusuban doctor',
  },
  secrets: {
    keyAdded: (name: string) => `A new key was added to the key file: ${name}`,
    signedAnew: (key: string) => `Mails are now signed by another key; tell whoever checks them: ${key}`,
    rotated: (n: number) => `${n} stored ${n === 1 ? 'secret is' : 'secrets are'} now encrypted under the newest key.`,
    restart: 'Restart what runs (rusuban start), so that it uses the newest key.',
  },
  simulate: {
    playing: (story: string, url: string) => `Playing ${story} on ${url}; Ctrl-C ends it. In another terminal:`,
    faster: (now: string, factor: number) =>
      `It is ${now} there, ${factor} times as fast; programs that use it go by that clock.`,
  },
  audit: {
    looking: (name: string, id: string) => `Looking at ${name} (${id}); only reading, at the pace that Amazon allows.`,
    reading: (name: string) => `Reading the exported files of ${name} ...`,
    replaying: (name: string) => `Replaying the exported files of ${name} ...`,
    pulled: {
      complete: (part: string, seen: Seen, reason: string | null) =>
        `${pulled(part, seen)}${reason === null ? '' : ` (${reason})`}`,
      partial: (part: string, seen: Seen, reason: string | null) => `${pulled(part, seen)}, incomplete: ${reason}`,
      missing: (part: string, _: Seen, reason: string | null) => `${part}: not seen: ${reason}`,
    },
    cancelled: (id: string) => `The audit of ${id} is cancelled.`,
    noneUnderWay: (id: string) => `No audit of ${id} is under way.`,
    auditing: (name: string, id: string, to: string) =>
      `Auditing ${name} (${id}); the report goes to ${to || 'nobody; it is kept'}.`,
    leftToService: 'Whoever runs `rusuban start` does it within a minute.',
    queued: 'It waits for whoever runs `rusuban start`.',
    judging: 'judging',
    underWay: (what: string, done: number, all: number) => `Under way: ${what}; ${done} of ${all} parts are in.`,
    wasCancelled: 'It was cancelled.',
    failed: (why: string) => `It failed: ${why}`,
    accountGone: 'the account is gone',
  },
};

/** The English words are the pattern: whatever is said in one language is said in the other. */
export type Words = typeof en;
