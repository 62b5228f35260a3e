// Rows of clients.
import type { Client } from '../../../domain/owner/client.ts';
import type { Client as Row } from '../generated/client.ts';

export function toClient({
  createdAt,
  accounts,
  ...row
}: Row & { readonly accounts: readonly { readonly id: string }[] }): Client {
  return { ...row, createdAt: createdAt.getTime(), accountIds: accounts.map(({ id }) => id) };
}
