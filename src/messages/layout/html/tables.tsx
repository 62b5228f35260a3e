// The tables of the messages: facts with labels, evidence, and the steps of the checklist.
import type { ReactNode } from 'react';
import type { EvidenceRow, Labelled, StepView } from '../blocks.ts';
import { Paragraph, Small, Strong } from './prose.tsx';
import { styles } from './theme.ts';

function Table({ children, isLayout = false }: { readonly children: ReactNode; readonly isLayout?: boolean }) {
  return (
    <table
      width="100%"
      border={0}
      cellPadding={0}
      cellSpacing={0}
      style={{ borderCollapse: 'collapse' }}
      {...(isLayout && { role: 'presentation' })}
    >
      <tbody>{children}</tbody>
    </table>
  );
}

export function Facts({ facts }: { readonly facts: readonly Labelled[] }) {
  return (
    <Table>
      {facts.map(({ label, value }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, and labels may be equal
        <tr key={index}>
          <td className="faint fact" style={styles.label}>
            {label}
          </td>
          <td className="fact" style={styles.value}>
            {value}
          </td>
        </tr>
      ))}
    </Table>
  );
}

function Line({ children }: { readonly children: ReactNode }) {
  return (
    <div className="faint" style={styles.cellSmall}>
      {children}
    </div>
  );
}

/** Two columns, so that it reads on a phone as well: what and when; and the numbers. */
export function EvidenceTable({ rows }: { readonly rows: readonly EvidenceRow[] }) {
  return (
    <Table>
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, and rows may be equal
        <tr key={index}>
          <td className="line" style={styles.cell} dir="auto">
            {`${index + 1}. ${row.title}`}
            {row.ids && <Line>{row.ids}</Line>}
            <Line>{row.at}</Line>
          </td>
          <td className="line" style={styles.numbers}>
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
    <Table isLayout>
      {steps.map(({ number, title, more, path, why }) => (
        <tr key={number}>
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
    <Table>
      <tr>
        {head.map((cell, column) => (
          <th key={cell} className="faint" align={align(column)} style={styles.headCell}>
            {cell}
          </th>
        ))}
      </tr>
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, and rows may be equal
        <tr key={index}>
          {row.map((cell, column) => (
            <td key={head[column]} className="line" align={align(column)} style={styles.dataCell} dir="auto">
              {cell}
            </td>
          ))}
        </tr>
      ))}
    </Table>
  );
}
