// What a route says of itself: who may, what it takes and gives, what it does. The door before it, the OpenAPI document and
// the table that a test holds are all read off this.
import type { z } from 'zod';
import type { App, ScopedStore } from '../app.ts';
import type { ApiToken } from '../domain/owner/api-token.ts';
import type { Speaker } from '../domain/owner/log-entry.ts';
import type { Act } from '../domain/owner/role.ts';
import type { ProblemName } from './problems.ts';

/** The program as whoever asks has it: the shops that the token may see. */
export interface ScopedApp extends App {
  readonly store: ScopedStore;
}

/** Who asks. */
export interface Asking {
  readonly app: ScopedApp;
  readonly token: ApiToken;
  /** As the log has it. */
  readonly by: Speaker;
  /** Does an audit that was asked for: the program's work, which is nobody's who asks. */
  readonly perform: (auditId: string) => void;
}

/** The names between braces. */
type Named<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}` ? Name | Named<Rest> : never;

interface RouteBase {
  readonly method: 'GET' | 'POST';
  /** Below the version; `{name}` stands for what is asked for. */
  readonly path: string;
  /** What programs call it by that are made of the document. */
  readonly id: string;
  readonly act: Act;
  readonly summary: string;
  readonly about: string;
  readonly status: 200 | 201 | 202;
  /** What it may refuse beside what every route does. */
  readonly problems: readonly ProblemName[];
  readonly result: z.ZodType;
}

/** As the table has it, whatever it takes. */
export interface Route extends RouteBase {
  readonly query: z.ZodObject | null;
  readonly body: z.ZodObject | null;
  handle(asking: Asking, given: Given<string, z.ZodObject, z.ZodObject>): Promise<unknown>;
}

interface Given<Path extends string, Query extends z.ZodObject, Body extends z.ZodObject> {
  readonly path: Readonly<Record<Named<Path>, string>>;
  readonly query: z.output<Query>;
  readonly body: z.output<Body>;
}

/** What a form holds, as our own types have it: nothing of it is changed any more. What it says of no key says nothing of ours. */
type Frozen<Form> = Form extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : Form extends object
    ? { readonly [Key in keyof Form as string extends Key ? never : Key]: Frozen<Form[Key]> }
    : Form;

type Spec<Path extends string, Query extends z.ZodObject, Body extends z.ZodObject, Result extends z.ZodType> = Omit<
  RouteBase,
  'path' | 'result' | 'status' | 'problems' | 'method'
> & {
  readonly path: Path;
  readonly query?: Query;
  readonly result: Result;
  readonly status?: RouteBase['status'];
  readonly problems?: RouteBase['problems'];
  handle(asking: Asking, given: Given<Path, Query, Body>): Promise<Frozen<z.input<Result>>>;
};

// biome-ignore lint/complexity/noBannedTypes: an object of which nothing is said takes nothing
type Nothing = z.ZodObject<{}>;

/** A route that reads. */
export function reading<Path extends string, Result extends z.ZodType, Query extends z.ZodObject = Nothing>(
  spec: Spec<Path, Query, Nothing, Result>,
): Route {
  const route = { status: 200, problems: [], query: null, ...spec, method: 'GET', body: null } as const;
  return route as unknown as Route;
}

/** A route that changes something, or has something done. @param spec.body what it takes, as JSON */
export function changing<Path extends string, Result extends z.ZodType, Body extends z.ZodObject>(
  spec: Omit<Spec<Path, Nothing, Body, Result>, 'query'> & { readonly body: Body },
): Route {
  return { status: 200, problems: [], ...spec, method: 'POST', query: null } as unknown as Route;
}
