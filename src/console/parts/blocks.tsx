// The blocks of a message as a page: the same words and numbers as the mail, pictures as SVG in place.
import { raw } from 'hono/html';
import type { Block, EvidenceRow } from '../../messages/layout/blocks.ts';
import { chartSvg } from '../../messages/layout/charts/chart-svg.ts';
import { valuesLine } from '../../messages/layout/plain-blocks.ts';

export function Blocks({ blocks }: { readonly blocks: readonly Block[] }) {
  return (
    <>
      {blocks.map((block, at) => (
        <Part block={block} at={at} />
      ))}
    </>
  );
}

function Part({ block, at }: { readonly block: Block; readonly at: number }) {
  switch (block.kind) {
    case 'title':
      return <h2>{block.text}</h2>;
    case 'subtitle':
      return <h3>{block.text}</h3>;
    case 'paragraph':
      return <p>{block.text}</p>;
    case 'strong':
      return (
        <p>
          <strong>{block.text}</strong>
        </p>
      );
    case 'small':
      return <p class="soft">{block.text}</p>;
    case 'command':
      return (
        <p>
          <code>{block.text}</code>
        </p>
      );
    case 'facts':
      return (
        <dl>
          {block.facts.map(({ label, value }) => (
            <>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </>
          ))}
        </dl>
      );
    case 'list':
      return (
        <ul>
          {block.items.map((item) => (
            <li>{item}</li>
          ))}
        </ul>
      );
    case 'evidence':
      return <EvidenceList rows={block.rows} />;
    case 'steps':
      return (
        <ol>
          {block.steps.map(({ title, more, path, why }) => (
            <li>
              {title}
              {[more, path, why]
                .filter((line) => line !== null && line !== '')
                .map((line) => (
                  <p class="soft">{line}</p>
                ))}
            </li>
          ))}
        </ol>
      );
    case 'table':
      return <DataTable {...block} />;
    case 'chart':
      return <Picture block={block} at={at} />;
    case 'link':
      return (
        <p>
          <a href={block.url}>{block.label}</a>
        </p>
      );
    case 'box':
      return (
        <div class="card">
          <Blocks blocks={block.blocks} />
        </div>
      );
    case 'rule':
      return <hr />;
  }
}

function EvidenceList({ rows }: { readonly rows: readonly EvidenceRow[] }) {
  return (
    <ul class="list">
      {rows.map((row) => (
        <li>
          {[row.title, row.ids].filter(Boolean).join(', ')}
          <br />
          <small>{[valuesLine(row), row.at].filter(Boolean).join(' | ')}</small>
        </li>
      ))}
    </ul>
  );
}

interface TableProps extends Omit<Extract<Block, { kind: 'table' }>, 'kind'> {
  /** Where several on a page have the same head. */
  readonly label?: string;
}

/** The first column names the row. Where it is wider than the page it is moved for itself, by keys too. */
export function DataTable({ head, rows, numbers = [], label }: TableProps) {
  const look = (column: number) => (numbers.includes(column) ? 'n' : '');
  return (
    <section class="wide" tabindex={0} aria-label={label ?? head.filter(Boolean).join(', ')}>
      <table>
        <thead>
          <tr>
            {head.map((name, column) =>
              name === '' ? (
                <td />
              ) : (
                <th scope="col" class={look(column)}>
                  {name}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name = '', ...cells]) => (
            <tr>
              <th scope="row">{name}</th>
              {cells.map((cell, column) => (
                <td class={look(column + 1)}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Drawn by us, of digits alone: nothing of it is anybody else's words. What it shows is said beside it. */
export function Picture({ block, at }: { readonly block: Extract<Block, { kind: 'chart' }>; readonly at: number }) {
  const svg = chartSvg(block.chart).replaceAll('"unseen"', `"unseen-${at}"`).replaceAll('#unseen', `#unseen-${at}`);
  return (
    <figure>
      <div role="img" aria-label={block.alt}>
        {raw(svg)}
      </div>
      <figcaption class="soft">{block.caption}</figcaption>
      <p class="soft">{block.alt}</p>
    </figure>
  );
}
