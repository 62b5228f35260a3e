// The page on which people sign in, with every way that there is where it was opened.
import type { App } from '../../app.ts';
import type { Ask } from '../env.tsx';
import { type SignInProps, signInPage } from './arrive.tsx';
import { offeredHere } from './provider.tsx';

/** @param props why nobody came in until now, and where it goes on */
export function signIn(app: App, context: Ask, props: Omit<SignInProps, 'provider'>, status: 200 | 403 | 503 = 200) {
  const provider = offeredHere(app, context.req.header('host'));
  return context.html(signInPage(context.var.reader, { ...props, provider }), status);
}
