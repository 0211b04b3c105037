import { describe, expect, it } from 'vitest';
import { fileUrl, serverUrl, visit } from './testing/visit.ts';

describe('the search', () => {
  it.each([
    [
      'a field',
      fileUrl,
      'rules.html',
      'max_async_retry_attempts',
      'reference.html#AsyncInvokeConfig.max_async_retry_attempts',
    ],
    ['a status', fileUrl, 'index.html', '429', 'reference.html#status-429'],
    ['a misspelt word', fileUrl, 'index.html', 'idempotense', 'rules.html#idempotence.values'],
    [
      'a rule',
      fileUrl,
      'typescript/interfaces/Client.html',
      'identity.version',
      'rules.html#identity.version',
    ],
    ['a type', serverUrl, 'reference.html', 'createClient', 'typescript/functions/createClient.html'],
  ])('finds %s', async (_case, open, path, words, address) => {
    const { page, problems } = await visit(open(path));
    await page.keyboard.press('/');
    await page.keyboard.type(words);
    const first = page.locator('#search li a').first();
    await first.waitFor();
    const found = await page
      .locator('#search li a')
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
    expect(found[0]?.endsWith(`/${address}`), found.join('\n')).toBe(true);
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('needs no mouse', async () => {
    const { page } = await visit(fileUrl('index.html'));
    await page.keyboard.press('Control+k');
    await page.keyboard.type('retry after');
    await page.locator('#search li a').nth(1).waitFor();
    const hrefs = await page
      .locator('#search li a')
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowDown', 'Enter'])
      await page.keyboard.press(key);
    await page.waitForURL(hrefs[1] ?? '');
    await page.keyboard.press('/');
    await page.keyboard.type('retry');
    expect(await page.getByRole('dialog').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await page.getByRole('dialog').isVisible()).toBe(false);
    await page.context().close();
  });

  it('says when there is nothing', async () => {
    const { page } = await visit(fileUrl('index.html'));
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByLabel('Search the site').fill('zebra crossing');
    await page.getByText('0 places').waitFor();
    await page.context().close();
  });

  it('does not show up where scripts do not run', async () => {
    const { page } = await visit(fileUrl('index.html'), { javaScriptEnabled: false });
    expect(await page.locator('#search-open').isVisible()).toBe(false);
    await page.context().close();
  });
});
