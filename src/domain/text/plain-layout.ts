// Lays finished words out as plain text: wrapped to a width that counts East Asian characters double, indented,
// and broken as Japanese expects (no line begins with closing punctuation).

/** Characters drawn two columns wide in a terminal or a fixed-width mail. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const invisible = /[\p{M}\p{Cf}]/u;
/**
 * May not begin a line (JIS X 4051 and the W3C's JLREQ, 3.1.7: closing brackets, stops, middle dots, marks of repetition and
 * length, small kana, what belongs to the number before it). No library for this is still kept, and Intl has none.
 */
const closing =
  /^[、。，．・：；？！‼⁇⁈⁉）」』】〕〉》〙〗〟｝］”’»ー〜～…‥゠–々〻ゝゞヽヾぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰ-ㇿ％‰℃,.:;!?%)\]}]/u;
/** May not end a line. */
const opening = /[（「『【〔〈《〘〖〝｛［“‘«￥＄([{]$/u;
const digit = /[\d０-９]$/u;
/** Stands with its number: `22日`, `30件`. */
const counter = /^[年月日時分秒週回件個点円万億人名通行列台]/u;

export const mailColumns = 72;

/** Columns that a string takes. */
export function widthOf(text: string): number {
  let width = 0;
  for (const char of text) width += wide.test(char) ? 2 : invisible.test(char) ? 0 : 1;
  return width;
}

/** The text, cut with an ellipsis where it takes more than `columns`. */
export function fitWidth(text: string, columns: number): string {
  if (widthOf(text) <= columns) return text;
  let fitting = '';
  for (const char of text) {
    if (widthOf(fitting + char) >= columns) break;
    fitting += char;
  }
  return `${fitting.trimEnd()}…`;
}

function joins(last: string, piece: string): boolean {
  if (closing.test(piece) || opening.test(last) || /^\s/u.test(piece)) return true;
  return digit.test(last) && counter.test(piece);
}

/** Pieces between which a line may break: words with the space after them, and single wide characters. */
function pieces(text: string): string[] {
  const raw: string[] = [];
  for (const word of text.match(/\S+\s*|\s+/gu) ?? []) {
    let run = '';
    for (const char of word) {
      if (wide.test(char)) {
        if (run) raw.push(run);
        raw.push(char);
        run = '';
      } else run += char;
    }
    if (run) raw.push(run);
  }
  const joined: string[] = [];
  for (const piece of raw) {
    const last = joined.at(-1);
    if (last !== undefined && joins(last, piece)) joined[joined.length - 1] = last + piece;
    else joined.push(piece);
  }
  return joined;
}

/** Wraps one paragraph; `hang` is put before every line but the first, `lead` before that one. */
export function wrap(text: string, columns = mailColumns, lead = '', hang = ' '.repeat(widthOf(lead))): string[] {
  const lines: string[] = [];
  let line = lead;
  let isEmpty = true;
  for (const piece of pieces(text)) {
    if (!isEmpty && widthOf(line + piece.trimEnd()) > columns) {
      lines.push(line.trimEnd());
      line = hang;
    }
    // A word longer than the line is broken: an address with no end must not make a line with no end.
    for (const char of piece) {
      if (widthOf(line + char) > columns && char.trim() !== '' && widthOf(piece) > columns - widthOf(hang)) {
        lines.push(line);
        line = hang;
      }
      line += char;
    }
    isEmpty = false;
  }
  lines.push(line.trimEnd());
  return lines;
}

/** A heading with a rule under it, as long as itself. */
export function heading(text: string, rule = '-', columns = mailColumns): string[] {
  return ['', text, rule.repeat(Math.min(widthOf(text), columns))];
}
