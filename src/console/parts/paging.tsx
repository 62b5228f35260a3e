// Lists that are searched and shown so many at a time.
import type { Text } from '../../domain/text/text.ts';
import type { Reader } from './shell.tsx';

/** As it is compared: full-width and half-width, small and capital letters alike. */
export const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

export interface Paged<T> {
  /** What this page has of them. */
  readonly shown: readonly T[];
  /** From 1; the nearest that there is. */
  readonly page: number;
  readonly pages: number;
}

export function pageOf<T>(all: readonly T[], asked: number, atOnce: number): Paged<T> {
  const pages = Math.max(1, Math.ceil(all.length / atOnce));
  const page = Math.min(Math.max(1, Math.trunc(asked) || 1), pages);
  return { shown: all.slice((page - 1) * atOnce, page * atOnce), page, pages };
}

const words = {
  back: { en: 'Back', ja: '前へ' },
  on: { en: 'On', ja: '次へ' },
  page: { en: 'Page {page} of {pages}', ja: '{page}／{pages}ページ' },
} as const satisfies Readonly<Record<string, Text>>;

interface PagesProps {
  readonly reader: Reader;
  readonly at: Pick<Paged<unknown>, 'page' | 'pages'>;
  /** What there is more of, to those who hear the page. */
  readonly label: Text;
  /** How many there are, in words. */
  readonly total: string;
  readonly to: (page: number) => string;
}

/** Nothing where all is shown. */
export function Pages({ reader: { language }, at: { page, pages }, label, total, to }: PagesProps) {
  if (pages === 1) return null;
  const where = words.page[language].replace('{page}', String(page)).replace('{pages}', String(pages));
  return (
    <nav class="row" aria-label={label[language]}>
      {page > 1 && <a href={to(page - 1)}>{words.back[language]}</a>}
      <span>{language === 'ja' ? `${where}（${total}）` : `${where}, ${total}`}</span>
      {page < pages && <a href={to(page + 1)}>{words.on[language]}</a>}
    </nav>
  );
}
