// A form about one shop's settings.
import type { Reader } from './shell.tsx';

export interface FormProps {
  readonly reader: Reader;
  readonly shop: string;
  readonly path: string;
  readonly address?: string;
  /** On which page it stands, where that isn't settings. */
  readonly at?: 'setup' | undefined;
  readonly children?: unknown;
}

export function Form({ reader: { base }, shop, path, address, at, children }: FormProps) {
  return (
    <form method="post" action={`${base}${path}`}>
      <input type="hidden" name="shop" value={shop} />
      {at && <input type="hidden" name="at" value={at} />}
      {address !== undefined && <input type="hidden" name="address" value={address} />}
      {children}
    </form>
  );
}
