// account.json of an export folder: which shop the files belong to.
import { basename, resolve } from 'node:path';
import { z } from 'zod';
import { isTimeZone } from '../../../domain/clock.ts';
import { UserError } from '../../../domain/errors.ts';
import { findMarketplace, marketplaces } from '../../../domain/marketplace.ts';
import type { Account } from '../../../domain/shop/account.ts';
import { filesIn, jsonOf, reasonOf } from './folder-file.ts';

const example =
  '{ "marketplaceId": "A1VC38T7YXB528", "timeZone": "Asia/Tokyo", "region": "fe", "language": "ja", "storeName": "My shop" }';

const shape = z.object({
  marketplaceId: z.string(),
  timeZone: z.string().nullish(),
  region: z.enum(['na', 'eu', 'fe']).nullish(),
  language: z.enum(['ja', 'en']).nullish(),
  sellerId: z.string().max(40).nullish(),
  storeName: z.string().max(200).nullish(),
});

/** @throws UserError naming the field and how to mend it */
export async function readAccountFile(folder: string): Promise<Account> {
  const said = await readFields(folder);
  const marketplace = findMarketplace(said.marketplaceId);
  if (!marketplace)
    throw wrong(
      'marketplaceId',
      'is not a marketplace that Rusuban knows',
      `Use one of ${marketplaces.map(({ id, country }) => `${id} (${country})`).join(', ')}.`,
    );
  if (said.region && said.region !== marketplace.region)
    throw wrong('region', `does not fit the marketplace ${marketplace.id}`, `Write "${marketplace.region}".`);
  const timeZone = said.timeZone ?? marketplace.timeZone;
  if (!isTimeZone(timeZone))
    throw wrong(
      'timeZone',
      'is not a time zone',
      `Write a name such as "${marketplace.timeZone}", or leave the field out to take that.`,
    );
  return {
    id: said.sellerId ?? basename(resolve(folder)),
    name: said.storeName ?? said.sellerId ?? basename(resolve(folder)),
    region: marketplace.region,
    marketplaceIds: [marketplace.id],
    timeZone,
    language: said.language ?? (marketplace.country === 'JP' ? 'ja' : 'en'),
    sellerId: said.sellerId ?? null,
    safePhrase: null,
    recipients: [],
  };
}

async function readFields(folder: string): Promise<z.output<typeof shape>> {
  const file = (await filesIn(folder, '')).find(({ name }) => name === 'account.json' || name === 'account.json.gz');
  if (!file) throw new UserError(`there is no account.json in ${folder}`, `Put one there, such as ${example}`);
  let json: unknown;
  try {
    json = await jsonOf(file, 'windows-1252');
  } catch (error) {
    throw new UserError(`account.json in ${folder}: ${reasonOf(error)}`, `Mend it so that it looks like ${example}`);
  }
  const result = shape.safeParse(json);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const field = issue?.path.join('.') ?? '';
  if (field === '')
    throw new UserError('account.json is not an object with fields', `Mend it so that it looks like ${example}`);
  throw wrong(field, `is wrong: ${issue?.message}`, `Mend it so that it looks like ${example}`);
}

function wrong(field: string, what: string, hint: string): UserError {
  return new UserError(`account.json: "${field}" ${what}`, hint);
}
