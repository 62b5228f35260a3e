// Mail addresses as people type them.
import { UserError } from '../domain/errors.ts';

/** @throws UserError when it isn't one plain address */
export function checkedAddress(address: string): string {
  const plain = address.trim();
  if (/^[^\s<>(),:;"\\@\p{Cc}]+@[^\s<>(),:;"\\@\p{Cc}]+$/u.test(plain)) return plain;
  throw new UserError(`"${plain}" is not an e-mail address`, 'write it like alice@example.com');
}
