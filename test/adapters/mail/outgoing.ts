// A small finished mail, with overrides.
import type { OutgoingMail } from '../../../src/adapters/mail/port.ts';

export function outgoing(overrides: Partial<OutgoingMail> = {}): OutgoingMail {
  return {
    messageId: 'revision-1.incident.i-1.alice=example.com@example.com',
    to: 'alice@example.com',
    subject: '23 new listings within 14 minutes',
    text: 'text\n',
    html: '<p>html</p>',
    headers: { 'X-Rusuban-Incident': 'i-1' },
    references: ['incident.i-1.alice=example.com@example.com'],
    ...overrides,
  };
}
