// How the provider is asked: no redirects, a limit on time and on what is read of an answer, and no way into the network that
// this program is in but the one that the settings name.
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isOwnComputer } from '../../domain/own-computer.ts';
import { patience } from '../../domain/patience.ts';
import { objectionTo, publicLookup } from '../system/target.ts';
import { ProviderFault } from './port.ts';

export interface AskOptions {
  readonly issuer: string;
  /** For each question. */
  readonly deadlineMs: number;
}

/** What Entra ID says of itself and its keys takes some 30 kB. */
const answerBytes = 256_000;
/** Anybody can begin to sign in: a provider that hangs is no way to take the connections that the watch needs. */
const mostAtOnce = 20;

interface Question {
  readonly method?: string;
  readonly headers?: ConstructorParameters<typeof Headers>[0];
  readonly body?: unknown;
}

/** In place of `fetch`. @throws ProviderFault */
export function createAsk({ issuer, deadlineMs }: AskOptions) {
  let asking = 0;
  return async (address: string, { method = 'GET', headers, body }: Question): Promise<Response> => {
    const lookup = lookupFor(address, issuer);
    const { protocol } = new URL(address);
    const content = body === undefined || body === null ? null : String(body);
    const signal = patience(deadlineMs);
    const all = Object.fromEntries(new Headers(headers).entries());
    const options = { method, headers: all, signal, agent: false, ...lookup } as const;
    if (asking >= mostAtOnce) throw new ProviderFault('away', 'too many ask it at once');
    asking += 1;
    try {
      return await new Promise<Response>((resolve, reject) => {
        const call = (protocol === 'https:' ? httpsRequest : httpRequest)(address, options, (response) => {
          const chunks: Buffer[] = [];
          let bytes = 0;
          response.on('data', (chunk: Buffer) => {
            bytes += chunk.byteLength;
            if (bytes > answerBytes) response.destroy(new ProviderFault('odd', 'its answer has no end'));
            else chunks.push(chunk);
          });
          response.on('error', reject);
          response.on('end', () => {
            const { statusCode: status = 500 } = response;
            if (status >= 500 || status === 429) reject(new ProviderFault('away', `it answers with HTTP ${status}`));
            // one that redirects is none that the library takes: nobody is followed
            const isBare = status < 200 || [204, 205, 304].includes(status);
            const { 'content-type': type = '', location = '' } = response.headers;
            const init = { status: isBare ? 500 : status, headers: { 'content-type': type, location } };
            resolve(new Response(isBare ? null : Buffer.concat(chunks), init));
          });
        });
        call.on('error', reject);
        call.end(content);
      });
    } catch (error) {
      if (error instanceof ProviderFault) throw error;
      const { code, name } = error as NodeJS.ErrnoException;
      if (code === 'EPRIVATE') throw leadsInside(error);
      const why = signal.aborted ? 'it did not answer in time' : (code ?? name);
      throw new ProviderFault('away', `the provider of identities can't be reached: ${why}`, { cause: error });
    } finally {
      asking -= 1;
    }
  };
}

/**
 * By which its name is looked up. The host that the settings name may be in a private network, as an agency's own often is;
 * what it says of itself leads to others, and those are of the internet.
 * @throws ProviderFault
 */
function lookupFor(address: string, issuer: string): { readonly lookup?: typeof publicLookup } {
  const [to, from] = [new URL(address), new URL(issuer)];
  const isOwnIssuer = isOwnComputer(from.hostname);
  checkScheme(to, from);
  if (to.hostname === from.hostname || (isOwnIssuer && isOwnComputer(to.hostname))) return {};
  if (isOwnComputer(to.hostname) || objectionTo(address, { isAnywhereAllowed: false }) !== null) throw leadsInside();
  return { lookup: publicLookup };
}

/** In clear only on this computer, and only where the settings say so. @throws ProviderFault */
export function checkScheme(to: URL, issuer: URL): void {
  const isHere = issuer.protocol === 'http:' && to.protocol === 'http:' && isOwnComputer(to.hostname);
  if (to.protocol !== 'https:' && !isHere) throw new ProviderFault('odd', 'it names an address without https');
}

const leadsInside = (cause?: unknown) =>
  new ProviderFault('odd', 'it names an address in a private network that is not its own', { cause });
