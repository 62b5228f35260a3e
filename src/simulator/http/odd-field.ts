// An answer of which one field is not what Amazon's model says.
import type { Fault } from './faults.ts';

/** A copy with every place that `field` names removed, given another value or called something else. */
export function withOddField(body: object, { field = '', ...how }: Fault): object {
  const copy = structuredClone(body);
  spoil(copy as Record<string, unknown>, field.split('.'), how);
  return copy;
}

function spoil(node: Record<string, unknown>, [key = '', ...rest]: readonly string[], how: Omit<Fault, 'field'>): void {
  for (const name of key === '*' ? Object.keys(node) : [key]) {
    const child = node[name];
    if (rest.length > 0) {
      if (typeof child === 'object' && child !== null) spoil(child as Record<string, unknown>, rest, how);
    } else if (name in node) {
      delete node[name];
      if (how.value !== undefined) node[name] = how.value;
      if (how.as !== undefined) node[how.as] = child;
    }
  }
}
