// The headers of an alert: one thread an incident and recipient, the same mail when it is sent again.
import { describe, expect, it } from '@jest/globals';
import { alertMail } from '../../../src/messages/layout/envelope.ts';

const rendered = { subject: 's', preheader: 'p', html: '<p>h</p>', text: 't', attachments: [] };
const options = {
  incidentId: '01JD-7',
  revision: 2,
  recipient: 'Alice@example.com',
  from: 'Rusuban <alerts@shop.example.com>',
};

describe('an alert as a mail', () => {
  it('is the same mail each time it is made', () => {
    expect(alertMail(rendered, options)).toEqual(alertMail(rendered, options));
    expect(alertMail(rendered, options)).toMatchObject({
      messageId: 'revision-2.incident.01jd-7.alice=example.com@shop.example.com',
      to: 'Alice@example.com',
      references: ['incident.01jd-7.alice=example.com@shop.example.com'],
      headers: {
        'List-Id': 'Rusuban alerts <alerts.rusuban.shop.example.com>',
        'Auto-Submitted': 'auto-generated',
        'X-Rusuban-Incident': '01JD-7',
      },
    });
  });

  it.each([
    ['another revision', { revision: 3 }, true],
    ['another recipient', { recipient: 'bob@example.com' }, false],
    ['another incident', { incidentId: '01JD-8' }, false],
  ])('%s is another mail', (_, change, isSameThread) => {
    const [one, other] = [alertMail(rendered, options), alertMail(rendered, { ...options, ...change })];
    expect(other.messageId).not.toBe(one.messageId);
    expect(other.references[0] === one.references[0]).toBe(isSameThread);
  });

  it.each(['a b"c<d>e@example.com', 'アリス@example.com', 'x\r\nBcc: y@example.com', "o'hara+tag@example.com"])(
    'has a Message-ID that is one dot-atom for %j',
    (recipient) => {
      const { messageId } = alertMail(rendered, { ...options, recipient });
      expect(messageId).toMatch(/^[a-z0-9!#$%&'*+/=?^_`{|}~.-]+@[a-z0-9.-]+$/);
    },
  );

  it('tells recipients apart that differ in one odd character only', () => {
    const ids = ['a+b@example.com', 'a!b@example.com', 'a-b@example.com', 'ab@example.com'].map(
      (recipient) => alertMail(rendered, { ...options, recipient }).messageId,
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('takes a bare sender address as well', () => {
    expect(alertMail(rendered, { ...options, from: 'alerts@example.com' }).messageId).toMatch(/@example\.com$/);
    expect(alertMail(rendered, { ...options, from: 'nobody' }).messageId).toMatch(/@rusuban\.invalid$/);
  });
});
