// What silences something grave may only be said by somebody who came in lately.
import type { Core } from '../../app.ts';
import type { Text } from '../../domain/text/text.ts';
import type { Ask } from '../env.tsx';
import { freshMs, type Visitor } from './visitor.ts';

export const isFresh = ({ clock }: Pick<Core, 'clock'>, { provenAt }: Pick<Visitor, 'provenAt'>): boolean =>
  provenAt !== null && clock.now() - provenAt <= freshMs;

const byLink: Text = {
  en: 'For something this grave you must have come in within the last 5 minutes. Make a new link: rusuban console link',
  ja: '重大な件のため、入ってから5分以内に限り回答できます。新しいリンクを作ってください：rusuban console link',
};
const byKey: Text = {
  en: 'For something this grave you must have signed in within the last 5 minutes.',
  ja: '重大な件のため、5分以内にログインした人だけができます。',
};
export const signInAgain: Text = { en: 'Sign in again', ja: 'もう一度ログイン' };

/** What is said to whoever didn't, by the way in which they come in. */
export const freshWanted = (visitor: Visitor | null): Text => (visitor?.personId ? byKey : byLink);

/**
 * For a form that stands on a page of its own: null where they came in lately enough. Else they sign in anew and come back to
 * it; whoever is in by a link, which can't be done again, is told so there.
 */
export async function anewFirst(context: Ask, page: string, tell: () => Promise<Response>): Promise<Response | null> {
  const { app, visitor, reader } = context.var;
  if (isFresh(app, visitor)) return null;
  return visitor.personId === null ? tell() : context.redirect(`${reader.base}/sign-in?to=${page}`, 303);
}
