// What the grammar of one language is made of: words as data. How they are read, the same for all languages, is in
// read.ts. Patterns are held against folded text (fold.ts): lower case, no umlauts, straight apostrophes.

/** What a notice can be about. `account` is the whole of it, `detail` whatever else it holds. */
export const things = [
  'email',
  'phone',
  'password',
  'two-step',
  'deposit',
  'card',
  'user',
  'app',
  'orders',
  'listing',
  'account',
  'selling',
  'plan',
  'fee',
  'detail',
] as const;
export type Thing = (typeof things)[number];

/** What can be done to it. `intrude`: a stranger uses the account; `endanger`: Amazon threatens it. `welcome`: to selling. `charge`: money is taken. `verify`: found to be the owner's. */
export const acts = [
  'change',
  'add',
  'remove',
  'authorise',
  'invite',
  'close',
  'cancel',
  'take-down',
  'sign-in',
  'open',
  'welcome',
  'charge',
  'intrude',
  'endanger',
  'verify',
] as const;
export type Act = (typeof acts)[number];

/**
 * How an act is spoken of. `named`: a subject names it without a verb ("パスワード変更のお知らせ"). `unreal`: it is asked
 * for or denied, and nothing has happened. `aside`: the same, in advice, in news or under a condition.
 */
export type Mood = 'done' | 'named' | 'tried' | 'suspected' | 'coming' | 'unreal' | 'aside';
export type Place = 'subject' | 'text';

/** One way in which a mood shows, around an act's words; all that is given must hold. The first that holds decides. */
export interface MoodRule {
  readonly mood: Mood;
  /** Up to the act's words, and from their end. */
  readonly left?: RegExp;
  readonly right?: RegExp;
  readonly place?: Place;
  /** A thing stands right before the act's words, or right after them. */
  readonly beside?: 'before' | 'after';
}

/** A turn of phrase that says an act by itself, without a verb of the table. */
export interface Idiom {
  readonly act: Act;
  readonly mood: Mood;
  readonly says: RegExp;
  readonly unless?: RegExp;
  readonly place?: Place;
}

export interface Lexicon {
  readonly things: Readonly<Partial<Record<Thing, RegExp>>>;
  /** The words of each act. */
  readonly acts: Readonly<Partial<Record<Act, RegExp>>>;
  /** Nouns of acts, which a subject uses without a verb; where the language has its own for them. */
  readonly names: Readonly<Partial<Record<Act, RegExp>>>;
  readonly idioms: readonly Idiom[];
  readonly moods: readonly MoodRule[];
  /** Makes all of a sentence unreal: advice against fraud, news, hearsay. */
  readonly idle: RegExp;
  /** The thing is only part of the name of another: "password policy", "銀行口座の登録方法". */
  readonly otherHead: RegExp;
  /** Said of somebody else's: "our bank account". Ends where the thing begins. */
  readonly othersOwn: RegExp;
  /** Between a thing and its act: then the act is done to something else. */
  readonly barrier: RegExp | null;
  /** The left side ends so: the act is done to what stands before it, else to what follows. Null: word order doesn't tell. */
  readonly passive: RegExp | null;
  /** A thing that wasn't named again: "it was changed", "次の情報が変更されました". */
  readonly pronoun: RegExp;
  /** Marks the subject of a clause, which those behind it share; null where each has its own. */
  readonly subject: RegExp | null;
  /** Parts of a sentence, each with one predicate. */
  split(sentence: string): readonly Part[];
}

export interface Part {
  readonly text: string;
  /** Begins with "if", ends in 場合. */
  readonly isConditional: boolean;
  /** It tells of a word in the clause before it: "accounts that were added". */
  readonly isRelative?: boolean;
}
