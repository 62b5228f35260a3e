// Recovery codes for a sheet of paper: ten, each good once. Long enough (100 bits) that nobody guesses one, so a hash is enough
// to keep, and no count of wrong ones can shut out who has them.
import { createHash, randomBytes } from 'node:crypto';

const howMany = 10;
/** Without letters that are read as others: I, L, O, U (Crockford). */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 20;

/** `7KQ2F-…`: four groups of five. */
export function newPaperCodes(): string[] {
  const one = () => [...randomBytes(length)].map((byte) => letters[byte % letters.length]).join('');
  return Array.from({ length: howMany }, () => one().match(/.{5}/g)?.join('-') ?? '');
}

/** As it is kept; typed by hand, letters that look alike are the same. */
export function hashOfPaper(typed: string): string {
  const plain = typed.normalize('NFKC').toUpperCase().replace(/[IL]/g, '1').replace(/O/g, '0');
  return createHash('sha256')
    .update(`paper ${plain.replace(/[^0-9A-Z]/g, '')}`)
    .digest('hex');
}
