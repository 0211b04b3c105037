import { access } from 'node:fs/promises';
import { type Browser, chromium } from 'playwright-core';

/** Where Chromium is looked for; `CHROMIUM` names another place. */
const usualPath = '/usr/bin/chromium';

/**
 * Starts the Chromium of the system, which asks for nothing by itself.
 *
 * @throws Error where there is none, saying how to get it.
 */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? usualPath;
  await access(executablePath).catch(() => {
    throw new Error(
      `There is no Chromium at ${executablePath}, which the tests of the page need. Install it (apt-get install chromium), or set CHROMIUM to where it is.`,
    );
  });
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
}
