// Blocks as plain text, complete by itself: what a picture shows is said, what a link leads to is written out.
import type { Language } from '../../domain/marketplace.ts';
import { heading, mailColumns, wrap } from '../../domain/text/plain-layout.ts';
import type { Block, EvidenceRow, Labelled, StepView } from './blocks.ts';

type Colon = (labelled: Labelled) => string;

/** `before A → now B | for comparison C` */
export function valuesLine({ before, after, compare }: EvidenceRow): string {
  const change = [before, after].filter((value) => value !== null).join(' → ');
  return [change, compare].filter(Boolean).join(' | ');
}

function evidenceLines(row: EvidenceRow, index: number): string[] {
  const lead = `${String(index + 1).padStart(2)}. `;
  const indent = ' '.repeat(lead.length);
  return [
    ...wrap(row.title, mailColumns, lead),
    ...[row.ids, valuesLine(row), row.at].filter(Boolean).flatMap((line) => wrap(line, mailColumns, indent)),
  ];
}

function stepLines({ number, title, more, path, why }: StepView): string[] {
  const indent = ' '.repeat(number.length + 1);
  return [
    ...wrap(title, mailColumns, `${number} `),
    ...[more, path, why].filter((line) => line !== null).flatMap((line) => wrap(line, mailColumns, indent)),
  ];
}

function linesOf(block: Block, colon: Colon): string[] {
  switch (block.kind) {
    case 'title':
      return heading(block.text, '=');
    case 'subtitle':
      return heading(block.text);
    case 'paragraph':
    case 'strong':
    case 'small':
      return wrap(block.text);
    case 'command':
      return [`  ${block.text}`];
    case 'facts':
      return block.facts.flatMap((labelled) => wrap(colon(labelled), mailColumns, '', '  '));
    case 'list':
      return block.items.flatMap((item) => wrap(item, mailColumns, '- '));
    case 'evidence':
      return block.rows.flatMap(evidenceLines);
    case 'steps':
      return block.steps.flatMap(stepLines);
    case 'table':
      return block.rows.flatMap(([name = '', ...cells]) => [
        ...wrap(name, mailColumns, '- '),
        ...wrap(
          cells
            .map((value, index) => colon({ label: block.head[index + 1] ?? '', value }))
            .filter((cell) => cell !== '')
            .join(' | '),
          mailColumns,
          '  ',
        ),
      ]);
    case 'chart':
      return [...wrap(block.alt), ...wrap(block.caption)];
    case 'link':
      return ['', ...wrap(block.label), block.url];
    case 'box':
      return block.blocks.flatMap((inner) => linesOf(inner, colon));
    case 'rule':
      return ['', '-'.repeat(mailColumns)];
  }
}

/** Which blocks stand apart from what is before them by an empty line; headings bring their own. */
const apart: ReadonlySet<Block['kind']> = new Set(['facts', 'chart', 'table']);
/** After these, prose stands apart. */
const closed: ReadonlySet<Block['kind'] | undefined> = new Set(['facts', 'list', 'steps', 'command', 'table']);
const prose: ReadonlySet<Block['kind']> = new Set(['paragraph', 'strong', 'small']);

export function plainText(blocks: readonly Block[], language: Language): string {
  const mark = language === 'ja' ? '：' : ': ';
  const colon: Colon = ({ label, value }) => (label === '' ? value : label + mark + value);
  const lines = blocks.flatMap((block, index) => {
    const before = blocks[index - 1]?.kind;
    const isFirst = before === undefined || before === 'title' || before === 'subtitle';
    const isApart = apart.has(block.kind) || (closed.has(before) && prose.has(block.kind));
    return [...(!isFirst && isApart ? [''] : []), ...linesOf(block, colon)];
  });
  // Headings come with an empty line; two in a row are one.
  const whole = lines.join('\n').replace(/\n{3,}/g, '\n\n');
  return `${whole.trim()}\n`;
}
