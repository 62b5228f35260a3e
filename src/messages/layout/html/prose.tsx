// Headings, paragraphs and boxes of the messages.
import type { PropsWithChildren } from 'hono/jsx';
import { Frame } from './table.tsx';
import { styles } from './theme.ts';

export function Title({ children }: PropsWithChildren) {
  return <h1 style={styles.h1}>{children}</h1>;
}

export function Subtitle({ children }: PropsWithChildren) {
  return <h2 style={styles.h2}>{children}</h2>;
}

export function Paragraph({ children }: PropsWithChildren) {
  return <p style={styles.text}>{children}</p>;
}

export function Strong({ children }: PropsWithChildren) {
  return <p style={styles.strong}>{children}</p>;
}

export function Small({ children }: PropsWithChildren) {
  return (
    <p class="faint" style={styles.small}>
      {children}
    </p>
  );
}

export function Code({ children }: PropsWithChildren) {
  return <p style={styles.code}>{children}</p>;
}

export function Box({ children }: PropsWithChildren) {
  return (
    <Frame class="line accent" place={styles.box.place} style={styles.box.cell}>
      {children}
    </Frame>
  );
}
