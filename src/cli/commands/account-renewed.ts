// `rusuban account renewed`: when the permissions that run out were given, so that a warning comes in time.
import { type Instant, startOfDay, toIso } from '../../domain/clock.ts';
import { UserError } from '../../domain/errors.ts';
import { lapsesAt } from '../../pipeline/upkeep.ts';
import type { ExitCode } from '../failure.ts';
import { note, type Terminal } from '../terminal.ts';
import { chosenAccount, withApp } from '../with-app.ts';

interface RenewedFlags {
  readonly id: string | undefined;
  readonly authorised?: string;
  readonly secret?: string;
}

export async function accountRenewed(terminal: Terminal, { id, authorised, secret }: RenewedFlags): Promise<ExitCode> {
  if (authorised === undefined && secret === undefined)
    throw new UserError('nothing was said', 'say --authorised DATE, --secret DATE or both, such as 2026-11-22');
  return withApp<ExitCode>(async ({ store, clock }) => {
    const account = await chosenAccount({ store }, id);
    const dates = {
      ...(authorised !== undefined && { authorisedAt: dayOf(authorised, account.timeZone, clock.now()) }),
      ...(secret !== undefined && { secretIssuedAt: dayOf(secret, account.timeZone, clock.now()) }),
    };
    await store.noteLapses(account.id, dates);
    for (const { what, at } of lapsesAt({ ...account, ...dates }))
      note(terminal, `${account.id}: the ${what.replace('-', ' ')} runs out on ${toIso(at).slice(0, 10)}.`);
    return 0;
  });
}

function dayOf(text: string, zone: string, now: Instant): Instant {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(at)) throw new UserError(`"${text}" is not a date`, 'write it as 2026-11-22');
  const day = startOfDay(Math.floor(at / 86_400_000), zone);
  if (day > now) throw new UserError(`${text} is still to come`, 'give the day on which it was renewed');
  return day;
}
