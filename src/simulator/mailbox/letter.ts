// A letter to the owner, as data: who sends it, and what it says before it is filled in.

export type Sender =
  /** Signed by Amazon's domain of that store. `user` stands before the at sign. */
  | { readonly kind: 'amazon'; readonly user: string }
  /** A buyer's words, which Amazon passes on under a name of its own. */
  | { readonly kind: 'passed-on'; readonly user: string }
  /** Says that it is Amazon; signed by nobody. */
  | { readonly kind: 'forger'; readonly user: string }
  | { readonly kind: 'other'; readonly from: string };

export interface Letter {
  readonly sender: Sender;
  readonly subject: string;
  readonly text: string;
  /** A link below the text: its words and where it leads. `{shop}` stands for the store's own address. */
  readonly link?: readonly [words: string, url: string];
}
