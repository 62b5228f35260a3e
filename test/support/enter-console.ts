// Comes into the console as a browser does that opens a link from the terminal; what it sends from then on.
import { makeLink } from '../../src/console/entering/visitor.ts';
import { askConsole } from './ask-console.ts';
import type { ConsoleStage } from './console-stage.ts';

export async function enterConsole(
  { app, page }: Pick<ConsoleStage, 'app' | 'page'>,
  name = 'Alice',
): Promise<{ cookie: string }> {
  const { url } = await makeLink(app, { name, via: 'command' }, 'http://localhost');
  const { headers } = await askConsole(page.url ?? '', '/enter', { form: { token: url.split('#')[1] ?? '' } });
  return { cookie: cookieIn([headers['set-cookie'] ?? []].flat()) };
}

/** Of what a browser is given, what it says of who is in. */
export const cookieIn = (given: readonly string[]): string =>
  given.find((one) => /^(?:__Host-)?rusuban=/.test(one))?.split(';')[0] ?? '';
