// A page as PDF, printed by a headless Chromium that is installed already (puppeteer-core brings none). The page is given
// as text; the browser may fetch nothing.
import { access, constants } from 'node:fs/promises';
import { UserError } from '../../domain/errors.ts';

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
      `${set} (RUSUBAN_CHROMIUM) can't be run`,
      'name the program file of a Chromium, Chrome or Edge',
    );
  }
  for (const place of places) if (await isRunnable(place)) return place;
  throw new UserError(
    'a PDF needs Chromium, Chrome or Edge, and none was found',
    'install one (Debian: apt install chromium), name it in RUSUBAN_CHROMIUM, or use --html and print that page',
  );
}

/** Prints a page that needs nothing from outside on A4. @throws UserError when the browser doesn't start or answer */
export async function printPdf(html: string, browserPath: string): Promise<Uint8Array> {
  const { default: puppeteer } = await import('puppeteer-core');
  const browser = await puppeteer
    .launch({
      executablePath: browserPath,
      headless: true,
      timeout: timeoutMs,
      // A browser that started and then says nothing is given up as soon, or its process would outlive ours.
      protocolTimeout: timeoutMs,
      // Root has no user namespaces in containers. The page is our own and may fetch nothing.
      args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync'],
    })
    .catch((error: unknown) => {
      throw new UserError(`${browserPath} didn't start`, 'try it by hand with --headless, or use --html', {
        cause: error,
      });
    });
  try {
    const page = await browser.newPage();
    await page.setJavaScriptEnabled(false);
    await page.setOfflineMode(true);
    await page.setContent(html, { waitUntil: 'load', timeout: timeoutMs });
    return await page.pdf({ format: 'A4', printBackground: true, timeout: timeoutMs, margin: margins });
  } finally {
    await browser.close();
  }
}

const margins = { top: '12mm', bottom: '12mm', left: '10mm', right: '10mm' } as const;
