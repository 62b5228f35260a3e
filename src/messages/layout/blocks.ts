// What messages are made of. A message says its words once, as blocks in order; HTML (html/document.tsx) and plain text
// (plain-blocks.ts) are two layouts of the same blocks, so that neither can hold a fact that the other lacks.
import type { Chart } from './charts/index.ts';

export interface Labelled {
  readonly label: string;
  readonly value: string;
}

/** A step to do, in finished words. */
export interface StepView {
  readonly number: string;
  /** What to do, in one sentence. */
  readonly title: string;
  /** What else there is to it. */
  readonly more: string | null;
  readonly path: string | null;
  readonly why: string;
}

/** One thing that was seen, in finished words. */
export interface EvidenceRow {
  readonly title: string;
  /** SKU and ASIN; empty for others. */
  readonly ids: string;
  readonly at: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly compare: string | null;
}

export type Block =
  /** `title` begins a part of the message, `subtitle` one within it; `strong` is a sentence that must be read. */
  | { readonly kind: 'title' | 'subtitle' | 'paragraph' | 'strong' | 'small' | 'command'; readonly text: string }
  | { readonly kind: 'facts'; readonly facts: readonly Labelled[] }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'evidence'; readonly rows: readonly EvidenceRow[] }
  | { readonly kind: 'steps'; readonly steps: readonly StepView[] }
  /** The first column names the row; `numbers` are columns (from 0) to be set to the right. */
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
      readonly numbers?: readonly number[];
    }
  /** `alt` says what the picture shows, with its numbers; `caption` what its colours mean. */
  | { readonly kind: 'chart'; readonly chart: Chart; readonly alt: string; readonly caption: string }
  /** To the owner's own console, the only thing that is ever linked. */
  | { readonly kind: 'link'; readonly label: string; readonly url: string }
  | { readonly kind: 'box'; readonly blocks: readonly Block[] }
  | { readonly kind: 'rule' };

type TextKind = Extract<Block, { text: string }>['kind'];

const textBlock =
  (kind: TextKind) =>
  (text: string): Block => ({ kind, text });

export const title = textBlock('title');
export const subtitle = textBlock('subtitle');
export const paragraph = textBlock('paragraph');
export const strong = textBlock('strong');
export const small = textBlock('small');
export const command = textBlock('command');
export const facts = (labelled: readonly Labelled[]): Block => ({ kind: 'facts', facts: labelled });
export const list = (items: readonly string[]): Block => ({ kind: 'list', items });
export const box = (blocks: readonly Block[]): Block => ({ kind: 'box', blocks });
export const link = (label: string, url: string): Block => ({ kind: 'link', label, url });
export const rule: Block = { kind: 'rule' };

/** The blocks and those inside boxes, in reading order. */
export function allBlocks(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block) => (block.kind === 'box' ? allBlocks(block.blocks) : [block]));
}
