// The alert as plain text, complete by itself: the same view as the HTML in the same order.
import type { AlertView } from './alert-view.ts';
import type { EvidenceRow } from './evidence-view.ts';
import { heading, mailColumns, wrap } from './plain-layout.ts';

const colon = ({ language }: AlertView): string => (language === 'ja' ? '：' : ': ');
const bullet = (text: string): string[] => wrap(text, mailColumns, '- ');

/** `before A → now B | for comparison C` */
export function valuesLine({ before, after, compare }: EvidenceRow): string {
  const change = [before, after].filter((value) => value !== null).join(' → ');
  return [change, compare].filter(Boolean).join(' | ');
}

function rowLines(row: EvidenceRow, index: number): string[] {
  const lead = `${String(index + 1).padStart(2)}. `;
  const indent = ' '.repeat(lead.length);
  return [
    ...wrap(row.title, mailColumns, lead),
    ...[row.ids, valuesLine(row), row.at].filter(Boolean).flatMap((line) => wrap(line, mailColumns, indent)),
  ];
}

function firstScreen(view: AlertView): string[] {
  const { safePhrase, happened, first } = view;
  return [
    ...wrap(view.greeting),
    ...(safePhrase ? wrap(safePhrase.label + colon(view) + safePhrase.value) : []),
    ...heading(happened.heading, '='),
    ...happened.sentences.flatMap((sentence) => wrap(sentence)),
    '',
    ...view.facts.flatMap(({ label, value }) => wrap(label + colon(view) + value, mailColumns, '', '  ')),
    ...(first ? [...heading(first.heading, '='), ...wrap(first.title)] : []),
    ...(first?.more ? wrap(first.more) : []),
    ...(first?.path ? wrap(first.path) : []),
    ...(first ? wrap(first.how) : []),
    ...(view.console ? ['', ...wrap(view.console.label), view.console.url] : []),
  ];
}

export function alertText(view: AlertView): string {
  const { evidence, checklist, contacts, unseen, you, because, footer } = view;
  const lines = [
    ...firstScreen(view),
    ...heading(evidence.heading, '='),
    ...wrap(evidence.zone),
    ...evidence.sections.flatMap(({ title, sentences, caption, rows, gain, harmless }) => [
      ...heading(title),
      ...[...sentences, gain, harmless].filter((line) => line !== null).flatMap((line) => wrap(line)),
      ...(caption ? ['', ...wrap(caption)] : []),
      ...rows.flatMap(rowLines),
    ]),
    ...(checklist.groups.length > 0 ? heading(checklist.heading, '=') : []),
    ...checklist.groups.flatMap(({ when, steps }) => [
      ...heading(when),
      ...steps.flatMap(({ number, title, more, path, why }) => {
        const indent = ' '.repeat(number.length + 1);
        return [
          ...wrap(title, mailColumns, `${number} `),
          ...[more, path, why].filter((line) => line !== null).flatMap((line) => wrap(line, mailColumns, indent)),
        ];
      }),
    ]),
    ...(contacts
      ? [
          ...heading(contacts.heading, '='),
          ...contacts.items.flatMap(({ label, value }) => bullet(label + colon(view) + value)),
        ]
      : []),
    ...heading(unseen.heading, '='),
    ...unseen.items.flatMap(bullet),
    ...heading(you.heading, '='),
    ...wrap(you.nothing),
    ...(you.command ? [...wrap(you.command), ...you.commands.map((command) => `  ${command}`)] : []),
    ...heading(because.heading, '='),
    ...wrap(because.reason),
    '',
    '-'.repeat(mailColumns),
    ...footer.flatMap((line) => [...wrap(line), '']),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}
