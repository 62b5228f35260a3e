// Asks the console as a browser does that has come from one of its pages; one that names an origin is old and says no more.
import { request } from 'node:http';

export interface Asked {
  readonly method?: 'GET' | 'POST';
  readonly form?: Record<string, string>;
  /** A form that carries files; what is no string is one. */
  readonly parts?: Record<string, string | Buffer>;
  readonly headers?: Record<string, string>;
}
export interface Answered {
  readonly status: number;
  readonly html: string;
  readonly headers: Record<string, string | string[] | undefined>;
}

/** As a browser asks whose page came from the console; `headers` say otherwise. `fetch` lets nobody set Host. */
export function askConsole(
  url: string,
  path: string,
  { method, form, parts, headers = {} }: Asked = {},
): Promise<Answered> {
  const body = parts ? multipart(parts) : form && new URLSearchParams(form).toString();
  const { port } = new URL(url);
  const said = {
    host: `localhost:${port}`,
    ...(form && { 'content-type': 'application/x-www-form-urlencoded' }),
    ...(parts && { 'content-type': `multipart/form-data; boundary=${boundary}` }),
    ...(body !== undefined && !('origin' in headers) && { 'sec-fetch-site': 'same-origin' }),
    ...headers,
  };
  return new Promise((resolve, reject) => {
    const options = {
      host: '127.0.0.1',
      port,
      path,
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers: said,
    };
    const sent = request(options, (response) => {
      const chunks: Buffer[] = [];
      const answered = () => {
        const { statusCode = 0, headers } = response;
        resolve({ status: statusCode, html: Buffer.concat(chunks).toString(), headers });
      };
      // news without an end
      if (response.headers['content-type']?.startsWith('text/event-stream')) {
        answered();
        response.destroy();
        return;
      }
      response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', answered);
    });
    sent.on('error', reject).end(body);
  });
}

const boundary = 'parts-of-a-form';

function multipart(parts: Record<string, string | Buffer>): Buffer {
  const pieces = Object.entries(parts).flatMap(([name, value]) => {
    const file = typeof value === 'string' ? '' : '; filename="mail.eml"\r\nContent-Type: message/rfc822';
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n`;
    return [Buffer.from(head), Buffer.from(value), Buffer.from('\r\n')];
  });
  return Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)]);
}
