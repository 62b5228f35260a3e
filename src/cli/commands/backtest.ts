// `rusuban backtest`: what the watch would have found in an export folder, and how often it would have written.
import { readFile } from 'node:fs/promises';
import { readExportFolder } from '../../app.ts';
import { loadConfig } from '../../config/load.ts';
import { calendarMoment } from '../../domain/calendar-moment.ts';
import type { Instant } from '../../domain/clock.ts';
import { UserError } from '../../domain/errors.ts';
import type { Language } from '../../domain/marketplace.ts';
import { backtest as replay } from '../../reports/backtest.ts';
import { parseOverrides } from '../../watch/detector-settings.ts';
import type { ExitCode } from '../failure.ts';
import { jsonText, note, type Terminal } from '../terminal.ts';
import { wordsAt } from '../words/index.ts';

export interface BacktestFlags {
  readonly json?: boolean;
  readonly step?: number;
  readonly from?: string;
  readonly to?: string;
  readonly settings?: string;
  readonly lang?: Language;
}

export async function backtest(terminal: Terminal, path: string, flags: BacktestFlags): Promise<ExitCode> {
  const overrides = flags.settings === undefined ? undefined : parseOverrides(await textOf(flags.settings));
  const folder = await readExportFolder(path, loadConfig().trustedAuthservIds);
  const { timeZone } = folder.account;
  const from = flags.from === undefined ? null : edgeOf(flags.from, '--from', timeZone);
  const to = flags.to === undefined ? null : edgeOf(flags.to, '--to', timeZone);
  if (from !== null && to !== null && to < from)
    throw new UserError(
      { en: '--to lies before --from', ja: '--to が --from より前です' },
      { en: 'give them the other way round', ja: '順序を逆にしてください' },
    );
  note(terminal, wordsAt(terminal).audit.replaying(folder.account.name));
  const { incidents, summary, text } = await replay(folder, {
    from,
    to,
    ...(flags.step !== undefined && { stepMs: flags.step }),
    ...(overrides && { overrides }),
    ...(flags.lang && { language: flags.lang }),
  });
  if (flags.json) for (const line of [...incidents, summary]) terminal.stdout.write(`${jsonText(line)}\n`);
  else terminal.stdout.write(text());
  return 0;
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new UserError(
      { en: `${file} can't be read`, ja: `${file} を読めません` },
      { en: 'give the settings as a JSON file', ja: '設定をJSONファイルで指定してください' },
    );
  }
}

/** A moment, or a day in the account's zone: its first millisecond for --from, its last for --to. */
function edgeOf(text: string, flag: '--from' | '--to', timeZone: string): Instant {
  const at = calendarMoment(text, flag === '--from' ? 'start' : 'end', timeZone);
  if (at === null)
    throw new UserError(
      { en: `${flag} ${text} is no time`, ja: `${flag} の「${text}」は日時として読めません` },
      {
        en: 'write a day (2026-03-01) or a moment (2026-03-01T09:00:00Z)',
        ja: '日付（2026-03-01）か日時（2026-03-01T09:00:00Z）で入力してください',
      },
    );
  return at;
}
