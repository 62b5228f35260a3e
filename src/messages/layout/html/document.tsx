// Blocks as HTML for mail readers: tables, inline styles, pictures embedded, nothing fetched from anywhere.
import type { Attachment } from '../../../domain/telling/rendered.ts';
import { allBlocks, type Block } from '../blocks.ts';
import { chartPng, chartSize } from '../charts/index.ts';
import { Layout } from './layout.tsx';
import { Box, Code, Paragraph, Small, Strong, Subtitle, Title } from './prose.tsx';
import { DataTable, EvidenceTable, Facts, Steps } from './tables.tsx';
import { styles } from './theme.ts';

export interface DocumentProps {
  readonly language: string;
  readonly subject: string;
  readonly preheader: string;
  readonly blocks: readonly Block[];
}

type ChartBlock = Extract<Block, { kind: 'chart' }>;

const cidOf = (index: number): string => `chart-${index + 1}@rusuban`;

function ChartPicture({ block, cid }: { readonly block: ChartBlock; readonly cid: string }) {
  const { width, height } = chartSize(block.chart);
  return (
    <>
      <img src={`cid:${cid}`} width={width} height={height} alt={block.alt} class="picture" style={styles.picture} />
      <Small>{block.caption}</Small>
    </>
  );
}

interface PartProps {
  readonly block: Block;
  readonly charts: readonly ChartBlock[];
}

function Part({ block, charts }: PartProps) {
  switch (block.kind) {
    case 'title':
      return <Title>{block.text}</Title>;
    case 'subtitle':
      return <Subtitle>{block.text}</Subtitle>;
    case 'paragraph':
      return <Paragraph>{block.text}</Paragraph>;
    case 'strong':
      return <Strong>{block.text}</Strong>;
    case 'small':
      return <Small>{block.text}</Small>;
    case 'command':
      return <Code>{block.text}</Code>;
    case 'facts':
      return <Facts facts={block.facts} />;
    case 'list':
      return (
        <>
          {block.items.map((item) => (
            <Paragraph>{item}</Paragraph>
          ))}
        </>
      );
    case 'evidence':
      return <EvidenceTable rows={block.rows} />;
    case 'steps':
      return <Steps steps={block.steps} />;
    case 'table':
      return <DataTable {...block} />;
    case 'chart':
      return <ChartPicture block={block} cid={cidOf(charts.indexOf(block))} />;
    case 'link':
      return (
        <Paragraph>
          {block.label}
          <br />
          <a href={block.url} style={styles.link}>
            {block.url}
          </a>
        </Paragraph>
      );
    case 'box':
      return (
        <Box>
          <Parts blocks={block.blocks} charts={charts} />
        </Box>
      );
    case 'rule':
      return <hr class="line" style={styles.hr} />;
  }
}

function Parts({ blocks, charts }: { readonly blocks: readonly Block[]; readonly charts: readonly ChartBlock[] }) {
  return (
    <>
      {blocks.map((block) => (
        <Part block={block} charts={charts} />
      ))}
    </>
  );
}

/** The page, and the pictures that it shows by `cid:`. */
export function renderHtml({ blocks, ...head }: DocumentProps): {
  readonly html: string;
  readonly pictures: readonly Attachment[];
} {
  const charts = allBlocks(blocks).filter((block) => block.kind === 'chart');
  const page = (
    <Layout {...head}>
      <Parts blocks={blocks} charts={charts} />
    </Layout>
  );
  const pictures = charts.map(({ chart }, index) => ({
    filename: `chart-${index + 1}.png`,
    contentType: 'image/png',
    content: chartPng(chart),
    cid: cidOf(index),
  }));
  return { html: `<!DOCTYPE html>${page}`, pictures };
}
