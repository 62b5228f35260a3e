// profile/<time>.json: answers about the seller, whole as they came. A key that isn't there is not a change.

import type { Instant } from '../../../domain/clock.ts';
import type { LeftOut } from '../../../domain/reports/audit.ts';
import type { ProfileFact } from '../../../domain/shop/profile.ts';
import type { Part } from '../../../domain/watch/coverage.ts';
import { normaliseAccount } from '../normalise/account.ts';
import { normaliseEventGroups } from '../normalise/event-groups.ts';
import { normaliseParticipations } from '../normalise/participations.ts';
import { normalisePaymentMethods } from '../normalise/payment-methods.ts';
import type { Reading } from '../normalise/shape.ts';
import { legacyCharsetOf } from '../reports/charset.ts';
import { answerSnapshot } from './answer-snapshot.ts';
import type { ExportSnapshot } from './export-folder.ts';
import { filesIn, jsonOf, reasonOf, stampOf } from './folder-file.ts';

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
export async function profileSnapshots(
  folder: string,
  marketplaceId: string,
  leftOut: LeftOut[],
): Promise<ExportSnapshot[]> {
  const snapshots: ExportSnapshot[] = [];
  for (const file of await filesIn(folder, 'profile')) {
    try {
      const stamp = stampOf(file.name, ['json']);
      if (!stamp) throw new Error('its name is not the time at which it was seen, such as 20260301T000000Z.json');
      const json = await jsonOf(file, legacyCharsetOf(marketplaceId));
      const seen = new Map<Part, Reading<ProfileFact[]>>();
      const add = (part: Part, value: readonly ProfileFact[], lost: readonly string[]) => {
        const before = seen.get(part) ?? { value: [], lost: [] };
        seen.set(part, { value: [...before.value, ...value], lost: [...before.lost, ...lost] });
      };
      let hasRead = false;
      for (const [key, { part, normalise }] of Object.entries(bodies)) {
        const body = bodyOf(json, key);
        if (body === undefined) continue;
        try {
          const { value, lost } = normalise(body, marketplaceId, stamp.at);
          for (const place of lost) leftOut.push({ file: file.name, line: null, reason: place });
          add(part, value, lost);
          hasRead = true;
        } catch (error) {
          leftOut.push({ file: file.name, line: null, reason: reasonOf(error) });
          add(part, [], [reasonOf(error)]);
        }
      }
      if (!hasRead) throw new Error(`none of ${Object.keys(bodies).join(', ')} could be read in it`);
      for (const [part, { value: facts, lost }] of seen)
        snapshots.push(answerSnapshot(part, { value: { facts }, lost }, stamp.at));
    } catch (error) {
      leftOut.push({ file: file.name, line: null, reason: reasonOf(error) });
    }
  }
  return snapshots;
}

function bodyOf(json: unknown, key: string): unknown {
  const body =
    typeof json === 'object' && json !== null ? Object.entries(json).find(([name]) => name === key)?.[1] : undefined;
  return body ?? undefined;
}
