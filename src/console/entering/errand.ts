// A way to the provider of identities and back. As a challenge to a passkey it needs no memory: all of it stands in a cookie
// under a tag that only this installation can make, and what goes to the provider is derived from it. So a stranger's errands
// write nothing, nothing of them lies at rest, and whoever comes back uses theirs up.
import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Core } from '../../app.ts';
import { type Instant, minuteMs } from '../../domain/clock.ts';
import type { Proof } from '../../domain/owner/person.ts';
import { parseJson } from '../../domain/text/parse-json.ts';

type Deps = Pick<Core, 'clock' | 'tagOf'>;

/** As a consent: somebody signs in there meanwhile. */
export const errandMs = 10 * minuteMs;

const left = z.object({ session: z.string().nullable(), browser: z.string().nullable() });
const wish = z.discriminatedUnion('kind', [
  /** `isAnew`: they are in, and prove who they are once more. */
  z.object({ kind: z.literal('sign-in'), isAnew: z.boolean() }),
  /** By an invitation, of which this is the hash. */
  z.object({ kind: z.literal('join'), invitation: z.string(), name: z.string() }),
  /** Another way in for who is in. */
  z.object({ kind: z.literal('add'), personId: z.string(), session: z.string() }),
]);
const carried = z.object({
  wish,
  /** Where on this site it goes on. */
  to: z.string(),
  redirectUri: z.string(),
  /** What the browser has from its last sign-in, which it doesn't bring when it comes from elsewhere. */
  left,
  beganAt: z.number(),
});

export type Wish = z.output<typeof wish>;
export type Carried = z.output<typeof carried>;

/** One that is under way, with what only its browser and this installation can say. */
export interface Begun extends Carried {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly proof: Proof;
}

const tagged = ({ tagOf }: Deps, said: string) => tagOf(`errand/${said}`);

/** @returns what the browser is to keep, and nobody else */
export function newErrand(deps: Deps, errand: Omit<Carried, 'beganAt'>): string {
  const whole: Carried = { ...errand, beganAt: deps.clock.now() };
  const said = `${randomBytes(32).toString('base64url')}.${Buffer.from(JSON.stringify(whole)).toString('base64url')}`;
  return `${said}.${tagged(deps, said)}`;
}

/** Null: it is over, or none of ours. */
export function readErrand(deps: Deps, cookie: string | undefined): Begun | null {
  const [random = '', content = '', tag = ''] = (cookie ?? '').split('.');
  const said = `${random}.${content}`;
  if (tag === '' || tag !== tagged(deps, said)) return null;
  const errand = carried.safeParse(parseJson(Buffer.from(content, 'base64url').toString())).data;
  const now = deps.clock.now();
  if (errand === undefined || !isUnderWay(errand.beganAt, now)) return null;
  const derived = (what: string) =>
    createHash('sha256')
      .update(`${what}/${said}/${deps.tagOf(`errand/${what}/${said}`)}`)
      .digest('base64url');
  const state = derived('state');
  const proof = { hash: createHash('sha256').update(state).digest('hex'), expiresAt: errand.beganAt + errandMs };
  return { ...errand, state, nonce: derived('nonce'), verifier: derived('verifier'), proof };
}

const isUnderWay = (beganAt: Instant, now: Instant) => now - beganAt < errandMs;

/** By so much the provider's clock may differ from ours. */
const skewMs = minuteMs;

/**
 * When who came back has proved who they are, by our clock.
 * @param said by the provider; null: it doesn't say
 * @returns null where that isn't to be gone by: unsaid, or ahead of us
 */
export function provenIn(said: Instant | null, now: Instant): Instant | null {
  return said === null || said > now + skewMs ? null : Math.min(said, now);
}

/** Was it proved for this very errand, and not at some time before? */
export const isProvenFor = ({ beganAt }: Pick<Carried, 'beganAt'>, provenAt: Instant | null): boolean =>
  provenAt !== null && provenAt >= beganAt - skewMs;
