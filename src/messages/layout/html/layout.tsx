// The frame of every message: 600 px, one column, no picture, no font and nothing else fetched from anywhere.
import { raw } from 'hono/html';
import type { PropsWithChildren } from 'hono/jsx';
import { Frame } from './table.tsx';
import { css, styles } from './theme.ts';

interface LayoutProps {
  readonly language: string;
  readonly subject: string;
  readonly preheader: string;
}

export function Layout({ language, subject, preheader, children }: PropsWithChildren<LayoutProps>) {
  return (
    <html lang={language}>
      <head>
        <meta http-equiv="Content-Type" content="text/html; charset=UTF-8" />
        {/* Apple Mail would choose another size of letters. */}
        <meta name="x-apple-disable-message-reformatting" />
        <title>{subject}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        {/* Order numbers and times must not become phone and calendar links. */}
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no" />
        <style>{raw(css)}</style>
      </head>
      <body class="paper" style={styles.body}>
        {/* Without the zero-width characters that others pad it with: spam does so. */}
        <div style={styles.preheader}>{preheader}</div>
        <Frame class="paper ink" place={styles.container.place} style={styles.container.cell}>
          {children}
        </Frame>
      </body>
    </html>
  );
}
