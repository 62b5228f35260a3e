// A store whose every so manieth look is taken twice: as the program takes it, going on where the last one ended, and from
// nothing but the database. Both must see and say the same, to the byte.
import pg from 'pg';
import type { Store } from '../../src/adapters/store/port.ts';
import type { Instant } from '../../src/domain/clock.ts';
import type { Change, ChangeBody } from '../../src/domain/shop/change.ts';

export interface PlainLooks {
  readonly store: Store;
  /** How many looks were taken twice, and how many of those went on from another. */
  readonly counts: () => { readonly twice: number; readonly goneOn: number };
  close(): Promise<void>;
}

interface Row {
  readonly key: string;
  readonly body: ChangeBody;
  readonly occurredOn: Date;
  readonly observedOn: Date;
  readonly reconstructed: boolean;
}

/** Nobody else may look at the account meanwhile: what it starts from is read just before. */
export async function plainLooks(store: Store, url: string, every: number): Promise<PlainLooks> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  let [looks, twice, goneOn] = [0, 0, 0];
  const earlierOf = async (accountId: string, recentMs: number): Promise<Change[]> => {
    const { rows } = await client.query<Row>(
      `SELECT key, body, occurred_at AS "occurredOn", observed_at AS "observedOn", reconstructed
         FROM change_log JOIN watch USING (account_id)
        WHERE account_id = $1 AND id <= taken_change_id
          AND occurred_at >= looked_at - $2::float8 * interval '1 millisecond'
        ORDER BY occurred_at, id`,
      [accountId, recentMs],
    );
    return rows.map(({ body, occurredOn, observedOn, ...rest }) => ({
      ...body,
      ...rest,
      occurredAt: occurredOn.getTime(),
      observedAt: observedOn.getTime(),
    }));
  };
  const look: Store['look'] = async (accountId, recentMs, decide) => {
    if (++looks % every > 0) return store.look(accountId, recentMs, decide);
    const earlier = await earlierOf(accountId, recentMs);
    return store.look(accountId, recentMs, (state) => {
      const { kept, ...rest } = state;
      twice++;
      if (kept) goneOn++;
      mustBeSame('what is seen of the days before', state.earlier.map(said), earlier.map(said));
      const plain = decide({ ...rest, earlier });
      const result = decide(state);
      mustBeSame('verdicts', result.verdicts, plain.verdicts);
      mustBeSame('what is usual', result.baseline, plain.baseline);
      mustBeSame('what is judged', result.judged, plain.judged);
      mustBeSame('decisions', result.decisions.map(nameless), plain.decisions.map(nameless));
      return result;
    });
  };
  return { store: { ...store, look }, counts: () => ({ twice, goneOn }), close: () => client.end() };
}

/** Its fields in one order, whichever way it was read. */
function said({ key, occurredAt, observedAt, reconstructed, ...body }: Change): unknown {
  return [key, occurredAt as Instant, observedAt, reconstructed, body];
}

/** New incidents are named anew each time. */
const nameless = ({ incidentId: _, ...decision }: ReturnType<Parameters<Store['look']>[2]>['decisions'][number]) =>
  decision;

function mustBeSame(what: string, one: unknown, other: unknown): void {
  const [a, b] = [JSON.stringify(one), JSON.stringify(other)];
  if (a === b) return;
  const at = [...a].findIndex((char, i) => char !== b[i]);
  throw new Error(`${what}: ${a.slice(at - 200, at + 200)} and from nothing ${b.slice(at - 200, at + 200)}`);
}
