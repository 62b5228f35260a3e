// The look of every message: inline styles that any mail reader takes, and classes that only the dark mode uses.
import type { CSSProperties } from 'hono/jsx';

const fonts = "'Segoe UI', 'Hiragino Sans', 'Yu Gothic', Meiryo, Arial, sans-serif";
const ink = '#1d2329';
const faint = '#57606a';
const line = '#d0d7de';
const paper = '#ffffff';
const accent = '#8a3b00';

const block: CSSProperties = { margin: '0 0 8px', fontFamily: fonts, fontSize: '15px', lineHeight: '24px', color: ink };

export const styles = {
  body: { margin: 0, padding: 0, fontFamily: fonts },
  // Paper and ink stand on one element, so that no reader can turn one around without the other.
  container: {
    place: { width: '100%', maxWidth: '600px', margin: '0 auto' },
    cell: { padding: '16px', backgroundColor: paper, color: ink },
  },
  text: { ...block, overflowWrap: 'anywhere' },
  small: { ...block, fontSize: '13px', lineHeight: '20px', color: faint, margin: '0 0 4px', overflowWrap: 'anywhere' },
  strong: { ...block, fontSize: '17px', lineHeight: '26px', fontWeight: 600 },
  h1: { ...block, fontSize: '18px', lineHeight: '26px', fontWeight: 700, margin: '24px 0 8px' },
  h2: { ...block, fontSize: '15px', fontWeight: 700, margin: '16px 0 4px' },
  hr: { border: 'none', borderTop: `1px solid ${line}`, margin: '20px 0 12px' },
  box: {
    place: { margin: '16px 0' },
    cell: { border: `1px solid ${line}`, borderLeft: `4px solid ${accent}`, padding: '2px 14px 8px' },
  },
  rows: { borderCollapse: 'collapse' },
  label: { ...block, fontSize: '13px', color: faint, verticalAlign: 'top', padding: '0 12px 6px 0', width: '96px' },
  value: { ...block, verticalAlign: 'top', padding: '0 0 6px', overflowWrap: 'anywhere' },
  // Inside a cell, which has the font: rows are many, and a mail over 100 KB is cut by its reader.
  cellSmall: { fontSize: '13px', lineHeight: '20px', color: faint },
  cell: { ...block, borderTop: `1px solid ${line}`, verticalAlign: 'top', padding: '8px 8px 8px 0' },
  numbers: {
    ...block,
    borderTop: `1px solid ${line}`,
    verticalAlign: 'top',
    padding: '8px 0',
    textAlign: 'right',
    width: '38%',
  },
  number: { ...block, verticalAlign: 'top', padding: '0 8px 10px 0', width: '26px', fontWeight: 700 },
  step: { verticalAlign: 'top', padding: '0 0 10px' },
  link: { color: accent },
  code: { ...block, fontFamily: 'Menlo, Consolas, monospace', fontSize: '13px', overflowWrap: 'anywhere' },
  headCell: { ...block, fontSize: '13px', fontWeight: 400, color: faint, padding: '0 8px 4px 0' },
  dataCell: {
    ...block,
    borderTop: `1px solid ${line}`,
    verticalAlign: 'top',
    padding: '8px 8px 8px 0',
    overflowWrap: 'anywhere',
  },
  picture: { display: 'block', width: '100%', maxWidth: '568px', height: 'auto', margin: '8px 0 4px', border: 0 },
  preheader: {
    display: 'none',
    fontSize: '1px',
    lineHeight: '1px',
    maxHeight: 0,
    maxWidth: 0,
    opacity: 0,
    overflow: 'hidden',
  },
} as const satisfies Record<string, CSSProperties | Record<'place' | 'cell', CSSProperties>>;

/**
 * Lines break as Japanese expects. On a phone a fact stands under its label; on paper no row and no picture is torn, and no
 * heading stands alone at the foot of a page. Readers that know `prefers-color-scheme` get dark colours; the others turn the
 * light ones around by themselves.
 */
export const css = `
.ink { line-break: strict; }
@media print { tr, .picture { break-inside: avoid; } h1, h2 { break-after: avoid; } }
@media (max-width: 480px) { .fact { display: block; width: auto !important; margin: 0 !important; padding: 0 0 2px !important; } }
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .paper { background-color: #16191d !important; }
  .ink, .ink p, .ink td, .ink h1, .ink h2 { color: #e6e9ec !important; }
  .ink .faint { color: #a8b1ba !important; }
  .line { border-color: #3a424a !important; }
  .accent { border-left-color: #ffa657 !important; }
  .picture { filter: invert(0.9) hue-rotate(180deg); }
}`;
