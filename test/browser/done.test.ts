import { expect, test } from '@jest/globals';
import { consoleDigestAddress } from '../../templates/addresses.ts';
import { startTestApp } from '../helpers/app.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';

test('what was done has the focus, and is gone when the page is loaded again', async () => {
  await using app = await startTestApp();
  const browser = await launchBrowser();
  try {
    const [name = '', value = ''] = (await signedInOrganizer(app.services)).split('=');
    const context = await browser.newContext({ baseURL: app.baseUrl, locale: 'en-US' });
    await context.addCookies([{ name, value, url: app.baseUrl }]);
    const page = await context.newPage();
    await page.goto(consoleDigestAddress);
    await page.locator('main button[type="submit"]').click();
    const notice = page.locator('[data-done]');
    await notice.waitFor();
    // The script comes when the page can be seen already.
    await page.waitForFunction("document.activeElement?.hasAttribute('data-done')");
    await page.waitForFunction("location.search === ''");
    await page.reload();
    expect(await notice.count()).toBe(0);
  } finally {
    await browser.close();
  }
});
