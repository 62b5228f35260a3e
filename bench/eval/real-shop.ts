// One real shop's half year (UCI Online Retail, in the shared data where present), as order files through the backtest.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readExportFolder } from '../../src/app.ts';
import { backtest } from '../../src/reports/backtest.ts';
import { writeUciExport } from '../../test/support/uci-export.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

export interface RealShop {
  readonly orders: number;
  readonly cancelled: number;
  readonly days: number;
  readonly immediateAlerts: number;
  readonly incidents: number;
}

/** Null where the shared data is absent. */
export async function realShop(): Promise<RealShop | null> {
  const csv = new URL('../../../shared/data/shop-orders/uci_invoices.csv', import.meta.url);
  if (!existsSync(csv)) return null;
  const folder = await scratchFolder();
  try {
    const figures = await writeUciExport(fileURLToPath(csv), folder.path);
    const { summary } = await backtest(await readExportFolder(folder.path));
    const { days, immediateAlerts, incidents } = summary;
    return { ...figures, days, immediateAlerts, incidents };
  } finally {
    await folder.remove();
  }
}
