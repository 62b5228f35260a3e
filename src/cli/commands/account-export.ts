// `rusuban account export`: the accounts as a table like the one that `account import` reads, without any secret.
import { clientIdEnd } from '../../domain/shop/application.ts';
import { longCsvCell } from '../../messages/incident/evidence-csv.ts';
import type { Column } from '../account-file.ts';
import { dayText } from '../day.ts';
import type { ExitCode } from '../failure.ts';
import { say, type Terminal } from '../terminal.ts';
import { withCore } from '../with-app.ts';

const columns = [
  'id',
  'client',
  'name',
  'marketplaces',
  'seller_id',
  'language',
  'time_zone',
  'mail',
  'authorised_at',
  'application',
] as const satisfies readonly Column[];
/** So many addresses fit as there may be. */
const cellLimit = 10_000;

export async function accountExport(terminal: Terminal): Promise<ExitCode> {
  return withCore<ExitCode>(async ({ store }) => {
    const [applications, clients] = [await store.listApplications(), await store.listClients()];
    say(terminal, columns.join(','));
    for (const account of await store.listAccounts()) {
      const { id, name, marketplaceIds, sellerId, language, timeZone, recipients, authorisedAt } = account;
      const application = applications.find(({ accountIds }) => accountIds.includes(id));
      const cells = [
        ...[id, clients.find(({ accountIds }) => accountIds.includes(id))?.name ?? ''],
        ...[name, marketplaceIds.join(', '), sellerId ?? '', language, timeZone, recipients.join(', ')],
        ...[
          authorisedAt === undefined ? '' : dayText(authorisedAt, timeZone),
          clientIdEnd(application?.clientId ?? ''),
        ],
      ];
      say(terminal, cells.map((cell) => longCsvCell(cell, cellLimit)).join(','));
    }
    return 0;
  });
}
