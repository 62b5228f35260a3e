// Headings, paragraphs and boxes of the messages.
import { Heading } from '@react-email/heading';
import { Section } from '@react-email/section';
import { Text } from '@react-email/text';
import type { ReactNode } from 'react';
import { styles } from './theme.ts';

export function Title({ children }: { readonly children: ReactNode }) {
  return (
    <Heading as="h1" style={styles.h1}>
      {children}
    </Heading>
  );
}

export function Subtitle({ children }: { readonly children: ReactNode }) {
  return (
    <Heading as="h2" style={styles.h2}>
      {children}
    </Heading>
  );
}

export function Paragraph({ children }: { readonly children: ReactNode }) {
  return <Text style={styles.text}>{children}</Text>;
}

export function Strong({ children }: { readonly children: ReactNode }) {
  return <Text style={styles.strong}>{children}</Text>;
}

export function Small({ children }: { readonly children: ReactNode }) {
  return (
    <Text className="faint" style={styles.small}>
      {children}
    </Text>
  );
}

export function Code({ children }: { readonly children: ReactNode }) {
  return <Text style={styles.code}>{children}</Text>;
}

export function Box({ children }: { readonly children: ReactNode }) {
  return (
    <Section className="line accent" style={styles.box}>
      {children}
    </Section>
  );
}
