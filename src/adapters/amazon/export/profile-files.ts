// profile/<time>.json: answers about the seller, whole as they came. A key that isn't there is not a change.

import type { Instant } from '../../../domain/clock.ts';
import type { ProfileFact } from '../../../domain/shop/profile.ts';
import type { Part } from '../../../domain/watch/coverage.ts';
import { normaliseAccount } from '../normalise/account.ts';
import { normaliseEventGroups } from '../normalise/event-groups.ts';
import { normaliseParticipations } from '../normalise/participations.ts';
import { normalisePaymentMethods } from '../normalise/payment-methods.ts';
import type { Reading } from '../normalise/shape.ts';
import { type AnswerFolder, answerSnapshots } from './answer-snapshot.ts';
import type { ExportSnapshot } from './export-folder.ts';
import { reasonOf } from './folder-file.ts';

type Normalise = (body: unknown, marketplaceId: string, at: Instant) => Reading<ProfileFact[]>;

const bodies: Readonly<Record<string, { part: Part; normalise: Normalise }>> = {
  marketplaceParticipations: {
    part: 'profile',
    normalise: (body, id, at) => factsOf(normaliseParticipations(body, at, [id])),
  },
  account: { part: 'profile', normalise: (body, _, at) => normaliseAccount(body, at) },
  paymentMethods: { part: 'payouts', normalise: normalisePaymentMethods },
  financialEventGroups: { part: 'payouts', normalise: (body) => factsOf(normaliseEventGroups(body)) },
};

function factsOf({ value, lost }: Reading<{ readonly facts: ProfileFact[] }>): Reading<ProfileFact[]> {
  return { value: value.facts, lost };
}

/** Up to two snapshots a file: the profile, and the payouts. */
export function profileSnapshots(
  folder: Pick<AnswerFolder, 'path' | 'marketplaceId' | 'leftOut'>,
): Promise<ExportSnapshot[]> {
  const { marketplaceId } = folder;
  return answerSnapshots({ ...folder, name: 'profile', endings: ['json'] }, (json, at, leave) => {
    const seen = new Map<Part, { readonly value: { readonly facts: ProfileFact[] }; readonly lost: string[] }>();
    let hasRead = false;
    for (const [key, { part, normalise }] of Object.entries(bodies)) {
      const body = bodyOf(json, key);
      if (body === undefined) continue;
      const { value, lost } = seen.get(part) ?? { value: { facts: [] }, lost: [] };
      seen.set(part, { value, lost });
      const loses = (place: string) => {
        leave(place);
        lost.push(place);
      };
      try {
        const read = normalise(body, marketplaceId, at);
        read.lost.forEach(loses);
        value.facts.push(...read.value);
        hasRead = true;
      } catch (error) {
        loses(reasonOf(error));
      }
    }
    if (!hasRead) throw new Error(`none of ${Object.keys(bodies).join(', ')} could be read in it`);
    return seen;
  });
}

function bodyOf(json: unknown, key: string): unknown {
  const body =
    typeof json === 'object' && json !== null ? Object.entries(json).find(([name]) => name === key)?.[1] : undefined;
  return body ?? undefined;
}
