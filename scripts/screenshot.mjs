// Takes a picture of a page with the Chromium of this computer, kept small for the documentation:
//   node scripts/screenshot.mjs PAGE.html OUT.png [--width 360] [--height 800] [--dark]
// A mail is looked at in the widths of a phone (360) and a desktop (800), light and dark.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    width: { type: 'string', default: '800' },
    height: { type: 'string', default: '1200' },
    dark: { type: 'boolean', default: false },
    chromium: { type: 'string', default: 'chromium' },
  },
});
const [page, out] = positionals;
if (!page || !out)
  throw new Error('usage: node scripts/screenshot.mjs PAGE.html OUT.png [--width] [--height] [--dark]');

const profile = mkdtempSync(join(tmpdir(), 'screenshot-'));
try {
  const { status, stderr } = spawnSync(
    values.chromium,
    [
      ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--hide-scrollbars'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
      // Below 500 pixels Chromium's window stays wider than it is told, so that the page is framed in one.
      `--user-data-dir=${profile}`,
      `--window-size=${values.width},${values.height}`,
      ...(values.dark
        ? ['--force-dark-mode', '--blink-settings=preferredColorScheme=0']
        : ['--blink-settings=preferredColorScheme=1']),
      `--screenshot=${resolve(out)}`,
      pathToFileURL(resolve(page)).href,
    ],
    { encoding: 'utf8', timeout: 120_000 },
  );
  if (status !== 0) throw new Error(`${values.chromium} failed: ${stderr}`);
} finally {
  rmSync(profile, { recursive: true, force: true });
}
