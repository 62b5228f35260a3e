// One button that does one thing, to one of the things on a page.
import type { Reader } from './shell.tsx';

interface ActProps {
  readonly reader: Reader;
  readonly path: string;
  readonly text: string;
  /** To which of them: the field's name, and its value. */
  readonly to?: readonly [name: string, value: string];
}

export function Act({ reader: { base }, path, text, to }: ActProps) {
  return (
    <form method="post" action={`${base}${path}`}>
      {to && <input type="hidden" name={to[0]} value={to[1]} />}
      <p>
        <button type="submit" class="plain">
          {text}
        </button>
      </p>
    </form>
  );
}
