// Is a page fit for everybody: what axe finds against WCAG 2.2 AA, and by how much it is wider than the window.
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const axe = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const runAxe = `axe.run({ runOnly: ${JSON.stringify(rules)} }).then(({ violations }) =>
  violations.map(({ id, nodes }) => id + ': ' + nodes[0].html.slice(0, 300)))`;
const { RUSUBAN_TEST_PICTURES: pictures } = process.env;

export const fit = { found: [], width: 0 };

/** Opens all that can be opened on it, and looks. Its picture is kept for people where RUSUBAN_TEST_PICTURES names a folder. */
export async function isFit(page: Page, name: string): Promise<{ found: unknown; width: unknown }> {
  await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
  const width = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
  // by the debugger, past the policy that the page itself is under
  await page.evaluate(await axe);
  const found = await page.evaluate(runAxe);
  if (pictures !== undefined) {
    await mkdir(pictures, { recursive: true });
    await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
  }
  return { found, width };
}
