// `rusuban account list` and `remove`.
import { removeAccount } from '../../telling/remove-account.ts';
import { lastSeenOf } from '../../watch/freshness.ts';
import { askWhether } from '../ask.ts';
import type { ExitCode } from '../failure.ts';
import { speaker } from '../speaker.ts';
import { note, say, sayJson, type Terminal } from '../terminal.ts';
import { clockOf } from '../watch-lines.ts';
import { chosenAccount, withApp, withCore } from '../with-app.ts';
import { refusal, wordsAt } from '../words/index.ts';
import { sayDeliveries } from './recipient.ts';

export async function accountList(terminal: Terminal, flags: { json?: boolean }): Promise<ExitCode> {
  const w = wordsAt(terminal);
  return withCore<ExitCode>(async ({ store, clock }) => {
    const accounts = await store.listAccounts();
    const sights = await store.lastSights();
    if (flags.json)
      sayJson(
        terminal,
        accounts.map((account) => ({ ...account, lastReadAt: lastSeenOf(sights.get(account.id)?.seen ?? {}) })),
      );
    else if (accounts.length === 0) note(terminal, `${w.noAccount}: ${w.addAccount}`);
    else
      for (const account of accounts) {
        const { id, name, marketplaceIds, recipients, pausedAt } = account;
        const at = lastSeenOf(sights.get(id)?.seen ?? {});
        const read = at === null ? w.neverRead : w.lastRead(clockOf(at, account, clock.now()));
        const state = pausedAt === undefined ? read : w.paused(clockOf(pausedAt, account, clock.now()), id);
        say(
          terminal,
          [id, name, marketplaceIds.join(', '), state, w.alertsTo(recipients.join(', ') || w.none)].join('  '),
        );
      }
    return 0;
  });
}

export async function accountRemove(terminal: Terminal, flags: { id: string; yes?: boolean }): Promise<ExitCode> {
  const w = wordsAt(terminal);
  return withApp<ExitCode>(async (app) => {
    const account = await chosenAccount(app, flags.id);
    if (!flags.yes && !terminal.stdin.isTTY) throw refusal((w) => [w.nothingRemoved, w.removeHint]);
    if (!flags.yes && !(await askWhether(terminal, w.removeAccount(account.id, account.name)))) {
      note(terminal, w.nothingRemoved);
      return 2;
    }
    sayDeliveries(terminal, app, await removeAccount(app, account, speaker()));
    note(terminal, w.removed(account.id));
    return 0;
  });
}
