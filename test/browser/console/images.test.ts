import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium, openBrowser } from '../../../mobile-sdk/example/tools/browser.ts';
import { call, tokenOf } from '../../integration/api/client.ts';
import { photo } from '../../integration/api/image-upload.ts';
import { offer } from '../../integration/api/offer.ts';
import { violations } from './audits.ts';
import { browserPort, built, newDesk, openAs, patience } from './opened.ts';

const file = async (name: string, mimeType: string, buffer: Promise<Buffer> | Buffer) => ({
  name,
  mimeType,
  buffer: await buffer,
});
const choose = (page: Page, ...files: Awaited<ReturnType<typeof file>>[]) =>
  page.locator('input[type=file]').setInputFiles(files);
/** The words of the images, in their order. */
const words = async (page: Page): Promise<string[]> =>
  Promise.all((await page.getByLabel(/^Image \d+ in words/).all()).map((input) => input.inputValue()));

describe.skipIf(!hasChromium)(
  'images in the editor (skipped without Chromium: apt-get install chromium)',
  () => {
    let browser: Browser;
    let dealId: string;
    let token: string;

    beforeAll(async () => {
      token = await tokenOf('seller');
      const body = { ...offer(), title: 'Brunch with pictures' };
      const created = call('POST', '/v1/admin/deals', { token, key: crypto.randomUUID(), body });
      [
        browser,
        {
          body: { id: dealId },
        },
      ] = await Promise.all([openBrowser(browserPort), created, built()]);
    });
    afterAll(() => browser?.close());

    it(
      'are uploaded, described, ordered by keyboard and saved; three wrong files say why',
      patience,
      async () => {
        const context = await newDesk(browser);
        const { page, settled, complaints } = await openAs(context, 'seller', `/deals/${dealId}/edit`);
        await settled();
        await choose(
          page,
          await file(
            'table.jpg',
            'image/jpeg',
            photo(1200, 900).jpeg({ quality: 80, mozjpeg: true }).toBuffer(),
          ),
          await file('view.png', 'image/png', photo(640, 480).png().toBuffer()),
        );
        await page.getByLabel('Image 2 in words').waitFor();
        await choose(
          page,
          await file('drawing.jpg', 'image/jpeg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')),
          await file('icon.png', 'image/png', photo(100, 100).png().toBuffer()),
          await file('half.png', 'image/png', Buffer.from('89504e470d0a1a0a0000', 'hex')),
        );
        for (const reason of [/no JPEG, PNG or WebP/, /at least 320 pixels/, /damaged or incomplete/])
          await page.getByText(reason).waitFor();
        expect(await violations(page, 'everything')).toEqual([]);
        for (const name of ['drawing.jpg', 'icon.png', 'half.png'])
          await page.getByRole('button', { name: `Remove ${name} from the list` }).click();

        await page.getByRole('button', { name: 'Save changes' }).first().click();
        await page.getByText('Say in words what the image shows.').first().waitFor();
        await page.getByLabel('Image 1 in words').fill('A table');
        await page.getByLabel('Image 2 in words').fill('A view');
        const handle = page.getByRole('button', { name: /^Move/ }).first();
        await handle.focus();
        for (const key of ['Space', 'ArrowDown', 'Space']) {
          await page.keyboard.press(key);
          await page.waitForTimeout(300);
        }
        expect(await words(page)).toEqual(['A view', 'A table']);
        await page.getByRole('button', { name: 'Save changes' }).first().click();
        await page.waitForURL(new RegExp(`/deals/${dealId}$`));
        await page.locator('.thumbnail-loaded').first().waitFor();
        const { body } = await call('GET', `/v1/admin/deals/${dealId}`, { token });
        expect(body.pictures.map(({ alt }: { alt: string }) => alt)).toEqual(['A view', 'A table']);
        expect(complaints).toEqual([]);
        await context.close();
      },
    );
  },
);
