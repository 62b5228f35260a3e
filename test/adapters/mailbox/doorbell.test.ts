// The doorbell: rings when mail may have come, comes back however its connection ends, and changes nothing.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createScaledClock, createSystemClock } from '../../../src/adapters/clock.ts';
import { createMailboxes } from '../../../src/adapters/mailbox/index.ts';
import type { MailboxFault } from '../../../src/adapters/mailbox/port.ts';
import type { Mailbox, MailboxSignIn } from '../../../src/domain/mail/mailbox.ts';
import { type ImapDouble, startImapDouble } from '../../support/imap-double.ts';
import { offline } from '../../support/mails/judge.ts';
import { mailBytes } from '../../support/mails/mail.ts';

const ends: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** Listens; `rung(n)` resolves at the n-th ring from the beginning. */
async function listen(mailbox: Mailbox, speed = 1_000) {
  const clock = createScaledClock({ startAt: createSystemClock().now(), speed });
  const end = new AbortController();
  let rings = 0;
  const faults: { fault: MailboxFault; waitMs: number }[] = [];
  const waiting = new Set<() => void>();
  const tell = () => {
    for (const look of [...waiting]) look();
  };
  const until = (isSo: () => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (!isSo()) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
    });
  const done = createMailboxes({ inbox: '', ...offline }).listen(
    mailbox,
    () => {
      rings++;
      tell();
    },
    {
      clock,
      signal: end.signal,
      onFault: (fault, waitMs) => {
        faults.push({ fault, waitMs });
        tell();
      },
    },
  );
  ends.push(async () => {
    end.abort();
    await done;
  });
  return {
    rung: (n: number) => until(() => rings >= n),
    failed: (n: number) => until(() => faults.length >= n),
    faults,
  };
}

async function double(): Promise<ImapDouble> {
  const server = await startImapDouble();
  ends.push(() => server.close());
  return server;
}

describe('a doorbell', () => {
  it('rings at once and with each mail', async () => {
    const server = await double();
    const { rung } = await listen(server.mailbox);
    await rung(1);
    for (let i = 0; i < 3; i++) {
      await server.deliver(mailBytes({}), 0);
      await rung(2 + i);
    }
  });

  it('rings again when the connection was lost, and when the folder was made anew', async () => {
    const server = await double();
    const { rung, faults } = await listen(server.mailbox);
    await rung(1);
    server.drop();
    await rung(2);
    server.renew();
    await rung(3);
    await server.deliver(mailBytes({}), 0);
    await rung(4);
    expect(faults.map(({ fault }) => fault.kind)).toEqual(['network', 'network']);
  });

  it('waits longer each time that the server is not there, and much longer with a wrong password', async () => {
    const server = await double();
    const { settings, name } = server.mailbox;
    const gone = await listen({ name, settings: { ...settings, port: 1 } }, 100_000);
    await gone.failed(6);
    const waits = gone.faults.slice(0, 6).map(({ waitMs }) => waitMs);
    for (const [i, wait] of waits.entries()) {
      expect(wait).toBeGreaterThanOrEqual(2_500 * 2 ** i);
      expect(wait).toBeLessThanOrEqual(5_000 * 2 ** i);
    }
    const wrong = await listen({ name, settings: { ...settings, signIn: { kind: 'password', password: 'wrong' } } });
    await wrong.failed(1);
    expect(wrong.faults[0]).toMatchObject({ fault: { kind: 'bad-credentials' }, waitMs: 900_000 });
  });

  it('only ever EXAMINEs, and lets go when it is told to', async () => {
    const server = await double();
    const { rung } = await listen(server.mailbox);
    await rung(1);
    await ends.pop()?.();
    expect(server.calls.refused).toBe(0);
    expect(server.calls.commands).toContain('EXAMINE');
    expect(server.calls.commands).not.toContain('SELECT');
  });
});

describe('OAuth2', () => {
  async function provider(answers: (n: number) => { status: number; body: unknown }) {
    const asked: URLSearchParams[] = [];
    const server = createServer(async (req, res) => {
      const chunks: Buffer[] = [];
      for await (const chunk of req as AsyncIterable<Buffer>) chunks.push(chunk);
      asked.push(new URLSearchParams(Buffer.concat(chunks).toString()));
      const { status, body } = answers(asked.length);
      res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    ends.push(() => {
      server.closeAllConnections();
      server.close();
    });
    return { asked, tokenUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/token` };
  }
  const oauth = (tokenUrl: string): MailboxSignIn => ({
    kind: 'oauth',
    tokenUrl,
    clientId: 'client',
    clientSecret: null,
    refreshToken: 'refresh-1',
  });
  async function readWith(
    server: ImapDouble,
    signIn: MailboxSignIn,
    mailboxes = createMailboxes({ inbox: '', ...offline }),
  ) {
    const kept: MailboxSignIn[] = [];
    const mailbox = { ...server.mailbox, settings: { ...server.mailbox.settings, signIn } };
    const source = mailboxes.open(mailbox, async (one) => void kept.push(one));
    let mails = 0;
    for await (const _ of source.read(0, () => 0)) mails++;
    return { kept, mails };
  }

  it('signs in with a token got once, and hands on a refresh token that was replaced', async () => {
    const server = await double();
    await server.deliver(mailBytes({}), 1);
    const { asked, tokenUrl } = await provider(() => ({
      status: 200,
      body: { access_token: 'a-token', expires_in: 3600, refresh_token: 'refresh-2' },
    }));
    const mailboxes = createMailboxes({ inbox: '', ...offline });
    const { kept, mails } = await readWith(server, oauth(tokenUrl), mailboxes);
    expect({ mails, kept }).toEqual({ mails: 1, kept: [{ ...oauth(tokenUrl), refreshToken: 'refresh-2' }] });
    expect(asked.map((form) => form.get('refresh_token'))).toEqual(['refresh-1']);
    await readWith(server, oauth(tokenUrl), mailboxes);
    expect(asked).toHaveLength(1);
    expect(server.calls.commands).toContain('AUTHENTICATE');
  });

  it('gets another token after the server refused one', async () => {
    const server = await double();
    const { asked, tokenUrl } = await provider((n) => ({
      status: 200,
      body: { access_token: n === 1 ? 'stale' : 'a-token', expires_in: 3600 },
    }));
    const mailboxes = createMailboxes({ inbox: '', ...offline });
    await expect(readWith(server, oauth(tokenUrl), mailboxes)).rejects.toMatchObject({ kind: 'bad-credentials' });
    expect((await readWith(server, oauth(tokenUrl), mailboxes)).mails).toBe(0);
    expect(asked).toHaveLength(2);
  });

  it.each([
    [400, { error: 'invalid_grant' }, 'bad-credentials', /invalid_grant.*sign in anew/],
    [503, {}, 'network', /status 503/],
    [200, { access_token: 7 }, 'bad-credentials', /gave no token/],
  ])('says what is wrong, without a token: %d %j', async (status, body, kind, message) => {
    const server = await double();
    const { tokenUrl } = await provider(() => ({ status, body }));
    const fault: unknown = await readWith(server, oauth(tokenUrl)).catch((error: unknown) => error);
    expect(fault).toMatchObject({ kind, message: expect.stringMatching(message) });
    expect(String(fault)).not.toContain('refresh-1');
  });
});
