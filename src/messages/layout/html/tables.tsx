// The tables of the messages: facts with labels, evidence, and the steps of the checklist.
import type { PropsWithChildren } from 'hono/jsx';
import type { EvidenceRow, Labelled, StepView } from '../blocks.ts';
import { Paragraph, Small, Strong } from './prose.tsx';
import { Table } from './table.tsx';
import { styles } from './theme.ts';

export function Facts({ facts }: { readonly facts: readonly Labelled[] }) {
  return (
    <Table style={styles.rows}>
      {facts.map(({ label, value }) => (
        <tr>
          <td class="faint fact" style={styles.label}>
            {label}
          </td>
          <td class="fact" style={styles.value}>
            {value}
          </td>
        </tr>
      ))}
    </Table>
  );
}

function Line({ children }: PropsWithChildren) {
  return (
    <div class="faint" style={styles.cellSmall}>
      {children}
    </div>
  );
}

/** Two columns, so that it reads on a phone as well: what and when; and the numbers. */
export function EvidenceTable({ rows }: { readonly rows: readonly EvidenceRow[] }) {
  return (
    <Table style={styles.rows}>
      {rows.map((row, index) => (
        <tr>
          <td class="line" style={styles.cell} dir="auto">
            {`${index + 1}. ${row.title}`}
            {row.ids && <Line>{row.ids}</Line>}
            <Line>{row.at}</Line>
          </td>
          <td class="line" style={styles.numbers}>
            {row.before && <Line>{row.before}</Line>}
            {row.after && <div>{row.after}</div>}
            {row.compare && <Line>{row.compare}</Line>}
          </td>
        </tr>
      ))}
    </Table>
  );
}

export function Steps({ steps }: { readonly steps: readonly StepView[] }) {
  return (
    <Table role="presentation">
      {steps.map(({ number, title, more, path, why }) => (
        <tr>
          <td style={styles.number}>{number}</td>
          <td style={styles.step}>
            <Strong>{title}</Strong>
            {more && <Paragraph>{more}</Paragraph>}
            {path && <Paragraph>{path}</Paragraph>}
            <Small>{why}</Small>
          </td>
        </tr>
      ))}
    </Table>
  );
}

interface DataTableProps {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly numbers?: readonly number[];
}

/** Rows under a head; at most four columns read well on a phone. */
export function DataTable({ head, rows, numbers = [] }: DataTableProps) {
  const align = (column: number) => (numbers.includes(column) ? 'right' : 'left');
  return (
    <Table style={styles.rows}>
      <tr>
        {head.map((cell, column) => (
          <th class="faint" align={align(column)} style={styles.headCell}>
            {cell}
          </th>
        ))}
      </tr>
      {rows.map((row) => (
        <tr>
          {row.map((cell, column) => (
            <td class="line" align={align(column)} style={styles.dataCell} dir="auto">
              {cell}
            </td>
          ))}
        </tr>
      ))}
    </Table>
  );
}
