// Every route of the console with its door, read off the console itself: a new one is asked, too, by whoever asks all of them.
import type { App } from '../../src/app.ts';
import { purposeOf } from '../../src/console/doors.ts';
import { consoleRoutes } from '../../src/console/routes.tsx';
import type { Act } from '../../src/domain/owner/role.ts';

export interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** Undefined: it has no door. */
  readonly act: Act | 'anyone' | undefined;
}

export const noDoctor = async function* () {};

/** In their order; `doctor`: with the pages that only whoever serves it can bring. */
export function routesOf(app: App, more: { readonly doctor?: typeof noDoctor } = {}): Route[] {
  const serving = { closing: new AbortController().signal, reach: { isLocalhostOurs: false } };
  // of each the first handler, which is its door
  const routes = new Map<string, Route>();
  for (const { method, path, handler } of consoleRoutes(app, '', { ...serving, ...more }).routes) {
    const route = { method: method as Route['method'], path, act: purposeOf(handler, method) };
    if (path !== '/*' && !routes.has(`${method} ${path}`)) routes.set(`${method} ${path}`, route);
  }
  return [...routes.values()];
}
