// A browser without pages: its cookies, what it sends of them and of itself, and a way to the provider of identities and back.
import { expect } from '@jest/globals';
import type { JWTPayload } from 'jose';
import { type Answered, type Asked, askConsole } from './ask-console.ts';
import type { OddProvider } from './odd-provider.ts';

export class CookieBrowser {
  readonly #cookies = new Map<string, string>();
  readonly #site: string;
  readonly #provider: OddProvider;
  constructor(site: string, provider: OddProvider, cookie = '') {
    this.#site = site;
    this.#provider = provider;
    if (cookie !== '') this.#keep(cookie);
  }
  #keep(cookie: string) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
    if (value === '') this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }
  /** @param isStrict false: the navigation comes from elsewhere, so what is strict stays at home */
  cookie(isStrict = true): string {
    const sent = [...this.#cookies].filter(([name]) => isStrict || name === 'rusuban-errand');
    return sent.map((pair) => pair.join('=')).join('; ');
  }
  async ask(path: string, { headers = {}, ...asked }: Asked = {}, isStrict = true): Promise<Answered> {
    const sent = { ...headers, cookie: this.cookie(isStrict) };
    const answered = await askConsole(this.#site, path, { ...asked, headers: sent });
    for (const one of [answered.headers['set-cookie'] ?? []].flat()) this.#keep(one);
    return answered;
  }
  /** Follows a link of ours. */
  click = (path: string) => this.ask(path, { headers: { 'sec-fetch-site': 'same-origin' } });
  post = (path: string, form: Record<string, string> = {}) => this.ask(path, { form });
  /** Comes back from the provider. @returns why not; null: all is well */
  async back(returned: URLSearchParams): Promise<string | null> {
    const headers = { 'sec-fetch-site': 'cross-site' };
    const { status, headers: said } = await this.ask(`/sign-in/provider/return?${returned}`, { headers }, false);
    const to = new URL(`${said.location}`, 'http://localhost');
    expect([status, to.pathname]).toEqual([303, '/sign-in/provider/done']);
    return to.searchParams.get('why');
  }
  async signIn(subject: string, more: JWTPayload = {}, to = '/'): Promise<string | null> {
    const { headers } = await this.click(`/sign-in/provider?to=${to}`);
    return this.back(this.#provider.signIn(new URL(`${headers.location}`), subject, more));
  }
  isIn = async () => (await this.click('/people')).status === 200;
}

/** Where a page of ours leads that names the provider. */
export const leadsTo = ({ html }: Answered) =>
  new URL(/href="(http:[^"]+)" rel="noreferrer"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '');
