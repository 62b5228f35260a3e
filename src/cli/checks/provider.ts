// Checks of the provider of identities, by which people come into the console: is it reached, and does it send them back here?
import { type App, openProvider } from '../../app.ts';
import { providerReturn } from '../../console/entering/provider-routes.ts';
import { siteOf } from '../../console/site.ts';
import type { Text } from '../../domain/text/text.ts';
import { advise, bad, type Finding, good } from './finding.ts';

const check: Text = { en: 'provider of identities', ja: '認証サービス' };

/** Nothing where none is set. */
export async function checkProvider({ config, consoleUrl, clock }: App): Promise<Finding[]> {
  const { oidcIssuer: issuer, oidcClientId: clientId, oidcClientSecret: clientSecret, consoleListen } = config;
  if (issuer === null || clientId === null || clientSecret === null) return [];
  const outside = consoleUrl?.startsWith('https:') ? siteOf(new URL(consoleUrl).host, consoleUrl) : null;
  const port = consoleListen === 'off' ? null : consoleListen.port;
  const redirectUri = outside === null ? `http://localhost:${port}${providerReturn}` : `${consoleUrl}${providerReturn}`;
  const register: Text = {
    en: `register ${redirectUri} there as the address to return to, to the letter`,
    ja: `戻り先のアドレスとして ${redirectUri} を、一字一句そのまま登録してください`,
  };
  try {
    const provider = await openProvider({ issuer, clientId, clientSecret, clock });
    const is = await provider.check(redirectUri);
    const reached = { en: `${issuer} answers`, ja: `${issuer} が応答します` };
    if (is === 'refused')
      return [bad(check, { en: `${issuer} refuses our address`, ja: `${issuer} が戻り先を拒否します` }, register)];
    if (outside === null)
      return [
        advise(check, reached, {
          en: 'people come in by it on this computer alone: set RUSUBAN_CONSOLE_URL to a name with https',
          ja: 'このコンピューターからしか使えません。RUSUBAN_CONSOLE_URL に https の名前を設定してください',
        }),
      ];
    if (is === 'unknown') return [advise(check, reached, register)];
    return [
      good(check, { en: `${reached.en}, and leads back to the console`, ja: `${reached.ja}。戻り先も正しいです` }),
    ];
  } catch (error) {
    const { name, message } = error as Error;
    if (name !== 'ProviderFault') throw error;
    const mend = {
      en: 'compare RUSUBAN_OIDC_ISSUER with docs/agencies.md; until then people come in by passkeys, apps and paper',
      ja: 'docs/agencies.md を見て RUSUBAN_OIDC_ISSUER をご確認ください。それまでは、パスキー、認証アプリ、紙の復旧コードで入れます',
    };
    return [bad(check, { en: `${issuer}: ${message}`, ja: `${issuer}：${message}` }, mend)];
  }
}
