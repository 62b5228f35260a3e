// A real Chromium, for tests of pages: `.ci/run` installs one. Elsewhere, where there is none, there is nothing to try them with.
import { describe } from '@jest/globals';
import { type Browser, chromium } from 'playwright-core';
import { findBrowser } from '../../src/adapters/pdf/index.ts';

const executablePath = await findBrowser(null).catch(() => null);
if (executablePath === null && process.env.CI) throw new Error('CI wants a browser, and there is none');

export const hasBrowser = executablePath !== null;
/** A part of a test that needs one. */
export const inBrowser = hasBrowser ? describe : describe.skip;
/** For a browser on a busy machine, where Playwright's own half minute is short. */
export const patienceMs = 600_000;

/** Starts one; whoever has it closes it. As root no browser has a sandbox. */
export function openBrowser(): Promise<Browser> {
  const chromiumSandbox = process.getuid?.() !== 0;
  const args = ['--disable-gpu'];
  return chromium.launch({ executablePath: executablePath ?? '', chromiumSandbox, args, timeout: patienceMs });
}
