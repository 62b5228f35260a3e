// Alerts as an attacker would like them: titles that are code, links, formulas and noise, and far too many of them.

import { account, incident, incidentProps, listingEvidence, signal } from '../../dev/previews/incidents.ts';
import { languages } from '../../dev/previews/index.ts';
import type { Language } from '../../src/domain/marketplace.ts';
import { alert } from '../../src/messages/incident/alert.ts';
import type { IncidentProps } from '../../src/messages/incident/props.ts';

export const evilTitles = [
  '<script>alert(1)</script><a href="https://amazon.co.jp.evil.example/">Sign in</a>',
  "Switch {count, plural, one {#} other {#}} {missing} '{",
  '\u202Egnp.exe\u202C \u2066abc\u2069 \u200Bzero\u200Dwidth\uFEFF',
  'قاموس عربي كبير مع صور',
  '👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿 emoji \u{1F9D1}\u{1F3FD}',
  `http://signin.amazon.com.example ${'A'.repeat(10_000)}`,
  'line\r\nBcc: mallory@example.com\u0000\u0007\u2028next',
  `z${'\u0300'.repeat(5000)}`,
  '\u3164\u115f\u2800',
  '=HYPERLINK("http://evil.example","Refund")',
  " @SUM(1+1)*cmd|'/C calc'!A0",
];

export const hostile = (language: Language): IncidentProps =>
  incidentProps({
    account: account({ language, name: 'アリス & Bob <b>', safePhrase: 'a "quoted" <phrase>' }),
    incident: incident({
      signals: [signal({ evidence: evilTitles.map((title, index) => listingEvidence(index, title)) })],
    }),
  });

const many = (language: Language): IncidentProps =>
  incidentProps({
    account: account({ language }),
    incident: incident({
      signals: Array.from({ length: 12 }, (_, n) =>
        signal({
          fingerprint: `burst|${n}`,
          detector: `detector-${n}`,
          evidence: Array.from({ length: 200 }, (_, i) => listingEvidence(i + n, `${'商品名'.repeat(200)}${i}`)),
          evidenceTotal: 5000,
        }),
      ),
    }),
  });

export const hostileAlerts = languages.flatMap((language) =>
  [
    { name: `hostile titles, ${language}`, props: hostile(language) },
    { name: `thousands of rows, ${language}`, props: many(language) },
  ].map((shown) => ({ ...shown, render: () => alert.render(shown.props) })),
);
