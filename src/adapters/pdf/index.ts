// A page as PDF, printed by a headless Chromium that is installed already (playwright-core brings none). The page is given
// as text; the browser may fetch nothing.
import { access, constants } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { UserError } from '../../domain/errors.ts';
import { childEnvironment } from '../system/child.ts';

/** Where Chromium and its kin are, on Debian, Red Hat, macOS and Windows. */
const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];
const timeoutMs = 60_000;

const isRunnable = (path: string): Promise<boolean> =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  );

/**
 * The browser that prints: the one that is set, else the first in a usual place.
 * @throws UserError when there is none
 */
export async function findBrowser(set: string | null, places: readonly string[] = usualPlaces): Promise<string> {
  if (set !== null) {
    if (await isRunnable(set)) return set;
    throw new UserError(
      { en: `${set} (RUSUBAN_CHROMIUM) can't be run`, ja: `${set}（RUSUBAN_CHROMIUM）を実行できません` },
      {
        en: 'name the program file of a Chromium, Chrome or Edge',
        ja: 'Chromium、Chrome、Edge のいずれかの実行ファイルを指定してください',
      },
    );
  }
  for (const place of places) if (await isRunnable(place)) return place;
  throw new UserError(
    {
      en: 'a PDF needs Chromium, Chrome or Edge, and none was found',
      ja: 'PDFには Chromium、Chrome、Edge のいずれかが必要ですが、見つかりません',
    },
    {
      en: 'install one (Debian: apt install chromium), name it in RUSUBAN_CHROMIUM, or use --html and print that page',
      ja: 'どれかを入れる（Debianなら apt install chromium）か、RUSUBAN_CHROMIUM に指定するか、--html で書き出したページを印刷してください',
    },
  );
}

/** Prints a page that needs nothing from outside on A4. @throws UserError when the browser doesn't start or answer */
export async function printPdf(html: string, browserPath: string): Promise<Uint8Array> {
  const browser = await start(browserPath).catch((error: unknown) => {
    throw new UserError(
      { en: `${browserPath} didn't start`, ja: `${browserPath} が起動しませんでした` },
      {
        en: 'try it by hand with --headless, or use --html',
        ja: '--headless を付けて手で試すか、--html を使ってください',
      },
      { cause: error },
    );
  });
  // What is asked of a browser that says nothing waits for ever: closing it is what ends the wait, and its process.
  const deadline = setTimeout(() => void browser.close(), timeoutMs);
  try {
    const context = await browser.newContext({ javaScriptEnabled: false, offline: true });
    const page = await context.newPage();
    await page.setContent(html, { waitUntil: 'load', timeout: timeoutMs });
    return await page.pdf({ format: 'A4', printBackground: true, margin: margins });
  } finally {
    clearTimeout(deadline);
    await browser.close();
  }
}

/**
 * Starts the browser within its own sandbox wherever it can have one: root never can, and some containers forbid what it
 * is made of. There it goes without: the page is our own, runs no scripts and may fetch nothing.
 */
async function start(executablePath: string): Promise<Browser> {
  const { chromium } = await import('playwright-core');
  // It is driven through a pipe: a port would let every other user of this computer drive it.
  const launch = ({ chromiumSandbox }: { readonly chromiumSandbox: boolean }) =>
    chromium.launch({
      executablePath,
      chromiumSandbox,
      headless: true,
      timeout: timeoutMs,
      env: childEnvironment,
      args: ['--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync'],
    });
  if (process.getuid?.() === 0) return launch({ chromiumSandbox: false });
  // Through the pipe it doesn't say why it ended: what else was wrong is wrong the second time, too.
  return launch({ chromiumSandbox: true }).catch(() => launch({ chromiumSandbox: false }));
}

const margins = { top: '12mm', bottom: '12mm', left: '10mm', right: '10mm' } as const;
