// What the API answers when it doesn't do what was asked (RFC 9457): each kind has a name that stays, and all of them are here.
// Their words are English: programs read them, and those who write programs.

export const problems = {
  'not-our-name': { status: 421, title: 'Not served under this name' },
  'no-token': { status: 401, title: 'A token is needed' },
  'token-refused': { status: 401, title: 'The token is not known, or has expired' },
  'too-many-wrong-tokens': { status: 429, title: 'Too many wrong tokens from this address' },
  'too-many-requests': { status: 429, title: 'More requests than a token may make' },
  'role-not-enough': { status: 403, title: 'The token’s role does not allow this' },
  'wants-a-person': { status: 403, title: 'Only a person who has just signed in may do this' },
  'not-found': { status: 404, title: 'There is no such thing' },
  'method-not-allowed': { status: 405, title: 'This can not be done there' },
  'invalid-request': { status: 400, title: 'The request is not as it should be' },
  'bad-cursor': { status: 400, title: 'The cursor is none of ours' },
  'not-json': { status: 415, title: 'The body has to be JSON' },
  'too-large': { status: 413, title: 'The body is too large' },
  'idempotency-key-missing': { status: 400, title: 'An Idempotency-Key is needed' },
  'idempotency-key-reused': { status: 422, title: 'Something else was asked under this Idempotency-Key' },
  'idempotency-key-in-use': { status: 409, title: 'The same is being done right now' },
  'revision-changed': { status: 409, title: 'The incident has changed since' },
  'still-standing': { status: 409, title: 'It is not over, or could not be looked at' },
  'not-possible-now': { status: 409, title: 'This can not be said of it now' },
  failed: { status: 500, title: 'It failed; the log says why' },
} as const satisfies Readonly<Record<string, { readonly status: number; readonly title: string }>>;
export type ProblemName = keyof typeof problems;

export const problemNames = Object.keys(problems) as readonly ProblemName[];
export const problemType = (name: ProblemName) => `urn:rusuban:problem:${name}`;
export const problemMedia = 'application/problem+json';

/** One thing that is wrong with a request. */
export interface Fault {
  readonly in: 'path' | 'query' | 'body' | 'header';
  /** Which parameter, or which field of the body. */
  readonly name: string;
  readonly what: string;
}

interface More {
  readonly detail?: string;
  readonly errors?: readonly Fault[];
  /** The incident's, as it is now. */
  readonly revision?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Ends a request. Holds no secret, and nothing of what the asker may not see. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly kind: ProblemName;
  readonly more: More;
  constructor(kind: ProblemName, more: More = {}) {
    super(problems[kind].title);
    this.kind = kind;
    this.more = more;
  }

  get status(): number {
    return problems[this.kind].status;
  }

  /** As it is sent. */
  get body(): string {
    const { headers: _, ...more } = this.more;
    return JSON.stringify({ type: problemType(this.kind), ...problems[this.kind], ...more });
  }
}
