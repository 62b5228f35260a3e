// A token of the API as a row.

import type { ApiToken } from '../../../domain/owner/api-token.ts';
import { storableText } from '../../../domain/text/storable-text.ts';
import type { NewApiToken } from '../api-port.ts';
import type { ApiToken as ApiTokenRow } from '../generated/client.ts';
import { fromMembership, toMembership } from './person.ts';

export function toApiToken({
  id,
  name,
  madeBy,
  personId,
  createdAt,
  expiresAt,
  usedAt,
  ...row
}: ApiTokenRow): ApiToken {
  return {
    ...{ id, name, madeBy, personId, ...toMembership(row) },
    createdAt: createdAt.getTime(),
    expiresAt: expiresAt.getTime(),
    usedAt: usedAt?.getTime() ?? null,
  };
}

export function fromApiToken({
  id,
  tokenHash,
  name,
  madeBy,
  personId,
  createdAt,
  expiresAt,
  ...membership
}: NewApiToken) {
  return {
    ...{ id, tokenHash, personId, ...fromMembership(membership) },
    name: storableText(name),
    madeBy: storableText(madeBy),
    createdAt: new Date(createdAt),
    expiresAt: new Date(expiresAt),
  };
}
