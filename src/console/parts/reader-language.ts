// In which language pages are shown: the one that was chosen in this browser, else what it says that its reader likes best.
import type { Context } from 'hono';
import { accepts } from 'hono/accepts';
import { getCookie } from 'hono/cookie';
import type { Language } from '../../domain/marketplace.ts';

/** Lets nobody in, and is nobody's secret. */
export const languageCookie = 'rusuban-language';

/** What the reader likes best of ours, of whatever country: some browsers say `ja-JP` and nothing more. */
export function languageOf(context: Context): Language {
  const chosen = getCookie(context, languageCookie);
  if (chosen === 'ja' || chosen === 'en') return chosen;
  const language = accepts(context, {
    header: 'Accept-Language',
    supports: ['en', 'ja'],
    default: 'en',
    match(accepted, { supports }) {
      const liked = accepted.filter(({ q }) => q > 0).sort((a, b) => b.q - a.q);
      return (
        liked.map(({ type }) => type.toLowerCase().replace(/-.*/, '')).find((one) => supports.includes(one)) ?? 'en'
      );
    },
  });
  return language === 'ja' ? 'ja' : 'en';
}
