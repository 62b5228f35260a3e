// A table as mail readers want it. What is laid out by one says so: a screen reader would read out rows and columns.
import type { CSSProperties, PropsWithChildren } from 'hono/jsx';

interface TableLook {
  readonly role?: 'presentation';
  readonly align?: 'center';
  readonly style?: CSSProperties;
}

export function Table({ children, ...look }: PropsWithChildren<TableLook>) {
  return (
    <table width="100%" border={0} cellpadding={0} cellspacing={0} {...look}>
      <tbody>{children}</tbody>
    </table>
  );
}

interface FrameLook {
  readonly class: string;
  /** Of the table: its place and width. */
  readonly place: CSSProperties;
  /** Of its one cell: all else, since Outlook pads only cells. */
  readonly style: CSSProperties;
}

/** One cell around something. A `div` would do, but for Outlook. */
export function Frame({ children, place, ...cell }: PropsWithChildren<FrameLook>) {
  return (
    <Table role="presentation" align="center" style={place}>
      <tr>
        <td {...cell}>{children}</td>
      </tr>
    </Table>
  );
}
