// Puts together again what a line break within a field has cut: descriptions hold them, and reports don't quote. Taken
// as they come, the halves shift their fields: a price is then read as a SKU.

export interface Line {
  readonly text: string;
  /** Where it begins in the file. */
  readonly line: number;
  /** How many columns it has. */
  readonly width: number;
}

export interface LineJoiner {
  /** Is nothing waiting for its other half? */
  readonly isEmpty: boolean;
  /** Takes a line, and returns those that are now known to be whole or to have no other half. */
  take(line: Line): Line[];
  /** What is left at the end. */
  end(): Line[];
}

/**
 * Consecutive short lines belong together where their columns come to exactly as many as the header names, or as most
 * rows have. Others are returned as they are.
 */
export function newLineJoiner(named: number, usual: number): LineJoiner {
  let waiting: Line[] = [];
  const widthOf = (lines: readonly Line[]) => lines.reduce((sum, { width }) => sum + width - 1, 1);
  const flush = (): Line[] => {
    const all = waiting;
    waiting = [];
    return all;
  };
  return {
    get isEmpty() {
      return waiting.length === 0;
    },
    take(line) {
      const width = widthOf([...waiting, line]);
      const isWhole = line.width === named || line.width === usual;
      if (waiting.length > 0 && (width === named || (width === usual && !isWhole))) {
        const text = [...flush(), line].map((one) => one.text).join(' ');
        return [{ text, line: line.line, width }];
      }
      if (isWhole || line.width > named) return [...flush(), line];
      const alone = width > Math.max(named, usual) ? flush() : [];
      waiting.push(line);
      return alone;
    },
    end: flush,
  };
}

/** The number of columns that more than half of the rows have; the header's own where no number is so common. */
export function usualWidth(widths: readonly number[], named: number): number {
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  const common = [...counts].find(([, count]) => count >= 3 && count * 2 > widths.length);
  return common?.[0] ?? named;
}
