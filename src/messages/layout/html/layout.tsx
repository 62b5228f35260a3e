// The frame of every message: 600 px, one column, no picture, no font and nothing else fetched from anywhere.
import { Body } from '@react-email/body';
import { Container } from '@react-email/container';
import { Head } from '@react-email/head';
import { Html } from '@react-email/html';
import type { ReactNode } from 'react';
import { css, styles } from './theme.ts';

interface LayoutProps {
  readonly language: string;
  readonly subject: string;
  readonly preheader: string;
  readonly children: ReactNode;
}

export function Layout({ language, subject, preheader, children }: LayoutProps) {
  return (
    <Html lang={language}>
      <Head>
        <title>{subject}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        {/* Order numbers and times must not become phone and calendar links. */}
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no" />
        <style>{css}</style>
      </Head>
      <Body className="paper" style={styles.body}>
        {/* Not React Email's Preview: it pads with zero-width characters, which is what spam does. */}
        <div style={styles.preheader}>{preheader}</div>
        <Container className="paper ink" style={styles.container}>
          {children}
        </Container>
      </Body>
    </Html>
  );
}
