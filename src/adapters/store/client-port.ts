// What the rest of the program may ask of the store about clients, whose shops somebody else watches, and about whose a shop is.
import type { Client } from '../../domain/owner/client.ts';
import type { LogEntry } from '../../domain/owner/log-entry.ts';

export interface ClientStore {
  /** By name. */
  listClients(): Promise<Client[]>;
  /** False: there is one of that name. */
  addClient(client: Omit<Client, 'accountIds'>, entry: LogEntry): Promise<boolean>;
  /** False: there is none, or it has shops, or somebody sees its shops. */
  removeClient(id: string, entry: LogEntry): Promise<boolean>;
  /** Makes a shop a client's, or nobody's (null). False: it is so already, or one of the two is gone. */
  setOwner(accountId: string, clientId: string | null, entry: LogEntry): Promise<boolean>;
  /** Ids of all shops of these clients. */
  accountsOf(clientIds: readonly string[]): Promise<string[]>;
  /** Of which account each of these incidents is; those that are gone are left out. */
  accountsOfIncidents(incidentIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
}
