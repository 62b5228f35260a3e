// Reads a shop as files (docs/architecture.md, "The export folder"): what sellers can download themselves, so that
// someone without API access, or who only wants to look first, gets the same audit.
import { readdir } from 'node:fs/promises';
import { UserError } from '../../../domain/errors.ts';
import type { LeftOut } from '../../../domain/reports/audit.ts';
import { codeOf } from '../reports/error-code.ts';
import { readAccountFile } from './account-file.ts';
import type { ExportFolder, ExportSnapshot } from './export-folder.ts';
import { feedbackSnapshots } from './feedback-files.ts';
import { foreignReportSnapshots } from './foreign-report-files.ts';
import { listingSnapshots } from './listing-files.ts';
import { marketSnapshots, readCatalogue, readOffers } from './market-files.ts';
import { orderSnapshots } from './order-files.ts';
import { performanceSnapshots } from './performance-files.ts';
import { readPlanned } from './planned-file.ts';
import { profileSnapshots } from './profile-files.ts';

export type { ExportFolder, ExportOffer, ExportSnapshot } from './export-folder.ts';

const used = new Set([
  'account.json',
  'listings',
  'orders',
  'profile',
  'feedback',
  'performance',
  'foreign-reports',
  'offers.csv',
  'catalog.csv',
  'planned.csv',
  'mail',
]);

/** Snapshots of what isn't Amazon's to give: the mails of the folder. */
export type MoreSnapshots = (path: string, leftOut: LeftOut[]) => Promise<ExportSnapshot[]>;

/**
 * Reads what the folder holds; listing reports are only opened, and streamed by their snapshot's `read`.
 * @throws UserError when the folder or its account.json can't be used, or nothing else in it can be read
 */
export async function readExportFolder(path: string, more: MoreSnapshots = async () => []): Promise<ExportFolder> {
  const notUsed = await unusedIn(path);
  const account = await readAccountFile(path);
  const marketplaceId = account.marketplaceIds[0] ?? '';
  const leftOut: LeftOut[] = [];
  const snapshots = [
    ...(await listingSnapshots(path, marketplaceId, leftOut)),
    ...(await orderSnapshots(path, marketplaceId, leftOut)),
    ...(await profileSnapshots({ path, marketplaceId, leftOut })),
    ...(await feedbackSnapshots(path, marketplaceId, leftOut)),
    ...(await performanceSnapshots({ path, marketplaceId, leftOut })),
    ...(await foreignReportSnapshots({ path, marketplaceId, leftOut })),
    ...(await more(path, leftOut)),
  ].sort((a, b) => a.at - b.at);
  const newest = snapshots.at(-1)?.at ?? 0;
  if (newest === 0) throw nothingToRead(path, leftOut);
  const offers = await readOffers(path, marketplaceId, newest, leftOut);
  const items = await readCatalogue(path, marketplaceId, newest, leftOut);
  return {
    account,
    snapshots: [...snapshots, ...marketSnapshots(offers, items, newest)],
    offers,
    items,
    planned: await readPlanned(path, account, leftOut),
    leftOut,
    notUsed,
  };
}

/** Top-level names that nothing here reads: what doesn't belong. */
async function unusedIn(path: string): Promise<string[]> {
  try {
    const names = await readdir(path);
    return names.filter((name) => !name.startsWith('.') && !used.has(name.replace(/\.gz$/, ''))).sort();
  } catch (error) {
    const what =
      codeOf(error) === 'ENOENT'
        ? { en: 'there is no such folder', ja: 'そのようなフォルダはありません' }
        : { en: 'this is not a folder that can be read', ja: '読めるフォルダではありません' };
    throw new UserError(
      { en: `${path}: ${what.en}`, ja: `${path}：${what.ja}` },
      {
        en: 'Give the folder that holds account.json and the downloaded reports, as README describes it.',
        ja: 'account.json とダウンロードしたレポートのあるフォルダを指定してください（READMEをご覧ください）。',
      },
    );
  }
}

function nothingToRead(path: string, leftOut: readonly LeftOut[]): UserError {
  const first = leftOut.slice(0, 3).map(({ file, reason }) => `${file}: ${reason}`);
  const seen = first.length > 0 ? ` (${first.join('; ')})` : '';
  return new UserError(
    {
      en: `${path}: besides account.json there is nothing that could be read${seen}`,
      ja: `${path}：account.json のほかに、読み取れるものがありません`,
    },
    {
      en: 'Put at least one report there: listings/20260301T000000Z.txt (named by the time of its download in UTC), orders/*.txt or profile/20260301T000000Z.json.',
      ja: 'レポートを一つ以上置いてください：listings/20260301T000000Z.txt（ダウンロードした時刻（UTC）を名前にします）、orders/*.txt、profile/20260301T000000Z.json のいずれか。',
    },
  );
}
