// account.json of an export folder: which shop the files belong to.
import { basename, resolve } from 'node:path';
import { z } from 'zod';
import { isTimeZone } from '../../../domain/clock.ts';
import { UserError } from '../../../domain/errors.ts';
import { findMarketplace, marketplaces } from '../../../domain/marketplace.ts';
import type { Account } from '../../../domain/shop/account.ts';
import type { Text } from '../../../domain/text/text.ts';
import { filesIn, jsonOf, reasonOf } from './folder-file.ts';

const example =
  '{ "marketplaceId": "A1VC38T7YXB528", "timeZone": "Asia/Tokyo", "region": "fe", "language": "ja", "storeName": "My shop" }';
const mend = { en: `Mend it so that it looks like ${example}`, ja: `次のような内容に直してください：${example}` };

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
  const known = marketplaces.map(({ id, country }) => `${id} (${country})`).join(', ');
  if (!marketplace)
    throw wrong(
      'marketplaceId',
      { en: 'is not a marketplace that Rusuban knows', ja: 'は留守番の知らないマーケットプレイスです' },
      { en: `Use one of ${known}.`, ja: `次から選んでください：${known}` },
    );
  if (said.region && said.region !== marketplace.region)
    throw wrong(
      'region',
      {
        en: `does not fit the marketplace ${marketplace.id}`,
        ja: `がマーケットプレイス ${marketplace.id} と合いません`,
      },
      { en: `Write "${marketplace.region}".`, ja: `"${marketplace.region}" と書いてください。` },
    );
  const timeZone = said.timeZone ?? marketplace.timeZone;
  if (!isTimeZone(timeZone))
    throw wrong(
      'timeZone',
      { en: 'is not a time zone', ja: 'はタイムゾーンではありません' },
      {
        en: `Write a name such as "${marketplace.timeZone}", or leave the field out to take that.`,
        ja: `"${marketplace.timeZone}" のように書くか、項目を外してください（その場合、これになります）。`,
      },
    );
  return {
    id: said.sellerId ?? basename(resolve(folder)),
    name: said.storeName ?? said.sellerId ?? basename(resolve(folder)),
    region: marketplace.region,
    marketplaceIds: [marketplace.id],
    timeZone,
    language: said.language ?? (marketplace.country === 'JP' ? 'ja' : 'en'),
    sellerId: said.sellerId ?? null,
    recipients: [],
  };
}

async function readFields(folder: string): Promise<z.output<typeof shape>> {
  const file = (await filesIn(folder, '')).find(({ name }) => name === 'account.json' || name === 'account.json.gz');
  if (!file)
    throw new UserError(
      { en: `there is no account.json in ${folder}`, ja: `${folder} に account.json がありません` },
      { en: `Put one there, such as ${example}`, ja: `次のような内容で置いてください：${example}` },
    );
  let json: unknown;
  try {
    json = await jsonOf(file, 'windows-1252');
  } catch (error) {
    throw new UserError(
      { en: `account.json in ${folder}: ${reasonOf(error)}`, ja: `${folder} の account.json を読めません` },
      mend,
    );
  }
  const result = shape.safeParse(json);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const field = issue?.path.join('.') ?? '';
  if (field === '')
    throw new UserError(
      { en: 'account.json is not an object with fields', ja: 'account.json がオブジェクトではありません' },
      mend,
    );
  throw wrong(field, { en: `is wrong: ${issue?.message}`, ja: 'が正しくありません' }, mend);
}

function wrong(field: string, { en, ja }: Text, hint: Text): UserError {
  return new UserError({ en: `account.json: "${field}" ${en}`, ja: `account.json の "${field}" ${ja}` }, hint);
}
