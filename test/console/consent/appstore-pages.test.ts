// The pages of who comes from Amazon's Appstore, in a real browser, in which the session's cookie stays behind.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { BrowserContext } from 'playwright-core';
import { type AppstoreStage, host, openAppstore } from '../../support/appstore-stage.ts';
import { inBrowser, openBrowser, patienceMs } from '../../support/browser.ts';
import { enterConsole } from '../../support/enter-console.ts';
import { fit, isFit } from '../../support/fit-page.ts';

let own: AppstoreStage;

beforeAll(async () => {
  own = await openAppstore();
  await own.beginAnew();
});
afterAll(() => own?.close());

inBrowser('in a browser', () => {
  it('a seller begins in the Appstore; the owner comes in, chooses the shop, and is back with it connected', async () => {
    await own.addShop('bob');
    const { simulator, stage, origin } = own;
    const browser = await openBrowser();
    const store = `${simulator.url}/${host}/apps/store/${simulator.sellerCentral.applicationId}`;
    const page = async (context: BrowserContext) => {
      context.setDefaultTimeout(patienceMs);
      return context.newPage();
    };
    try {
      const house = await browser.newContext({ locale: 'en', viewport: { width: 1280, height: 800 } });
      const [name = '', value = ''] = (await enterConsole(stage)).cookie.split('=');
      await house.addCookies([{ name, value, url: origin, httpOnly: true, sameSite: 'Strict' }]);
      const owner = await page(house);
      await owner.goto(store);
      await owner.getByRole('button', { name: 'Login to the application now' }).click();
      await owner.getByRole('link', { name: 'Choose the shop' }).waitFor();
      expect(owner.url()).toBe(`${origin}/consent/appstore/arrived`);
      // the session stayed behind
      expect(await owner.getByRole('button', { name: 'Leave' }).count()).toBe(0);
      expect(await isFit(owner, 'appstore-arrived.en')).toEqual(fit);
      await owner.getByRole('link', { name: 'Choose the shop' }).click();
      await owner.getByLabel('Which shop is this seller’s?').selectOption('bob');
      expect(await isFit(owner, 'appstore-shop.en')).toEqual(fit);
      await owner.getByRole('button', { name: 'Go on' }).click();
      await owner.getByRole('link', { name: 'Go on at Amazon' }).waitFor();
      expect(await isFit(owner, 'appstore-begun.en')).toEqual(fit);
      await owner.getByRole('link', { name: 'Go on at Amazon' }).click();
      await owner.getByText('Connected: Shop bob').waitFor();
      expect(new URL(owner.url()).search).toBe('');
      expect([await own.isConnected('bob'), await own.isConnected('alice')]).toEqual([true, false]);

      const small = await browser.newContext({ locale: 'ja', viewport: { width: 360, height: 740 } });
      const phone = await page(small);
      await phone.goto(store);
      await phone.getByRole('button', { name: 'Login to the application now' }).click();
      await phone.getByRole('link', { name: '店舗を選ぶ' }).waitFor();
      expect(await isFit(phone, 'appstore-arrived.ja')).toEqual(fit);
      await small.addCookies([{ name, value, url: origin, httpOnly: true, sameSite: 'Strict' }]);
      await phone.getByRole('link', { name: '店舗を選ぶ' }).click();
      await phone.getByLabel('この出品者の店舗').waitFor();
      expect(await isFit(phone, 'appstore-shop.ja')).toEqual(fit);
      const hostile = new URLSearchParams({ ...(await own.said()), amazon_callback_uri: 'https://evil.example/' });
      await phone.goto(`${origin}/consent/appstore?${hostile}`);
      await phone.getByRole('alert').waitFor();
      expect(await isFit(phone, 'appstore-refused.ja')).toEqual(fit);
      expect(await phone.getByRole('link', { name: /evil/ }).count()).toBe(0);
    } finally {
      await browser.close();
    }
  });
});
