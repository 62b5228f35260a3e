// What the rest of the program may ask of the store about what the whole installation keeps sealed.
import type { Instant } from '../../domain/clock.ts';

/** `push-key`: by which browsers know our pushes. `sender`: the mail server that was set in the console. */
export type KeptName = 'push-key' | 'sender';

export interface KeptStore {
  /** Null: there is none. */
  keptSecret(name: KeptName): Promise<string | null>;
  /** Keeps it where there is none yet. @returns what is kept now, which may be another process's */
  keepFirst(name: KeptName, value: string, now: Instant): Promise<string>;
  /** In place of the one before. */
  keepSecret(name: KeptName, value: string, now: Instant): Promise<void>;
  /** @returns false where there is none */
  forgetSecret(name: KeptName): Promise<boolean>;
}
