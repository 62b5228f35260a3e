// What each kind of webhook is posted: the message, never markup of a stranger's.
import { describe, expect, it } from '@jest/globals';
import { webhookKinds } from '../../src/domain/telling/webhook.ts';
import { bodies, type Parcel } from '../../src/telling/channel.ts';
import { anAccount, noon } from '../support/factories.ts';

/** A stranger's title that would ring for everybody in a chat room, or link to somewhere. */
const title = '<!channel> *Camera* & <https://mallory.example.com|Amazon>';
const parcel = (text = `New: ${title}`): Parcel => ({
  account: anAccount({ name: 'Alice & <Bob>' }),
  incident: null,
  address: 'webhook:ops',
  rendered: { subject: `Found: ${title}`, preheader: '', html: '', text, attachments: [] } as never,
  kind: 'alert',
  reason: 'first',
  name: 'alert-1',
});

describe.each(webhookKinds)('a webhook of the kind %s', (kind) => {
  it('is posted JSON that says what the mail says', () => {
    const body = JSON.parse(JSON.stringify(bodies[kind](parcel('The whole text.'), noon)));
    expect(JSON.stringify(body)).toContain('The whole text.');
    expect(JSON.stringify(body)).toContain('Found: ');
  });
});

describe('a chat room', () => {
  it('is not rung, and gets no link, by what a stranger calls a thing', () => {
    const { text } = bodies.slack(parcel(), noon) as { text: string };
    expect(text).toContain('*Found: &lt;!channel&gt; Camera &amp; &lt;https://mallory.example.com|Amazon&gt;*');
    expect(text).toContain('(Alice &amp; &lt;Bob&gt;)');
    expect(text).not.toMatch(/[<>]/);
  });

  it('gets as much as it shows, and sees that there is more', () => {
    const { text } = bodies.slack(parcel('x'.repeat(10_000)), noon) as { text: string };
    expect(text.length).toBeLessThan(4_000);
    expect(text.endsWith('x…')).toBe(true);
  });
});
