// Which other folders of a mailbox are watched: all that may hold mail from Amazon, since filters and intruders move mail.
// Of those only what Amazon's name stands on as its sender is looked at.
import type { ImapFlow as Client, ListResponse } from 'imapflow';

export interface OtherFolder {
  readonly path: string;
  /** Junk or waste: what is false there was put there for that, and is no news. */
  readonly isSetAside: boolean;
}

/** Company servers show thousands of shared folders; those with a known use come first, then the nearest by name. */
const foldersLimit = 200;
const ownWords = new Set(['\\Sent', '\\Drafts']);
const setAside = new Set(['\\Junk', '\\Trash']);
const hasUse = ({ specialUse = '' }: ListResponse) => specialUse !== '';

/** All but the one that is read whole and what the owner wrote; none where the server doesn't tell. */
export async function otherFolders(client: Client, own: string): Promise<OtherFolder[]> {
  const listed = await client.list().catch((): ListResponse[] => []);
  return listed
    .filter(({ path, flags, specialUse = '' }) => {
      const isOwn = path === own || (specialUse === '\\Inbox' && own.toUpperCase() === 'INBOX');
      return !isOwn && !ownWords.has(specialUse) && !flags.has('\\Noselect') && !flags.has('\\NonExistent');
    })
    .sort((a, b) => Number(hasUse(b)) - Number(hasUse(a)) || (a.path < b.path ? -1 : 1))
    .slice(0, foldersLimit)
    .map(({ path, specialUse = '' }) => ({ path, isSetAside: setAside.has(specialUse) }));
}

/** What was seen of a folder at the last reading, in this process. Only ever a saving. */
export type KnownFolders = Map<string, { readonly state: string; readonly since: number }>;

/**
 * Has nothing come into the open folder since a reading that was recorded? Each reading begins later than the one before
 * where that was.
 */
export function isUnchanged(known: KnownFolders, name: string, client: Client, since: number): boolean {
  const before = known.get(name);
  return before !== undefined && before.since < since && before.state === stateOf(client);
}

export function remember(known: KnownFolders, name: string, client: Client, since: number): void {
  known.set(name, { state: stateOf(client), since });
}

function stateOf({ mailbox }: Client): string {
  return mailbox === false ? '' : `${mailbox.uidValidity}/${mailbox.uidNext}/${mailbox.exists}`;
}
