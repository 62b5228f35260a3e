// What time alone makes due, of every account: called with each sweep; calling it again owes nothing twice.

import { oweUpkeep } from '../watch/upkeep.ts';
import { type FollowUpDeps, followUpAll } from './follow-up.ts';
import { oweWeekly } from './weekly-mail.ts';

/** Trouble with the watch itself; reminders, backups and all-clears of incidents; weekly reports. */
export async function oweByTime(
  deps: FollowUpDeps & Parameters<typeof oweUpkeep>[0] & Parameters<typeof oweWeekly>[0],
): Promise<void> {
  await oweUpkeep(deps);
  await followUpAll(deps);
  await oweWeekly(deps);
}
