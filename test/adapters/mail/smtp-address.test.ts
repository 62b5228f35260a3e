// SMTP_URL in all its forms, and errors that never show it.
import { describe, expect, it } from '@jest/globals';
import { describeAddress, parseSmtpUrl } from '../../../src/adapters/mail/smtp-address.ts';
import { UserError } from '../../../src/domain/errors.ts';

describe('SMTP_URL', () => {
  it.each([
    [
      'smtp://mail.example.com',
      { host: 'mail.example.com', port: 587, isSecure: false, isTlsRequired: true, user: null },
    ],
    ['smtps://mail.example.com', { port: 465, isSecure: true, isTlsRequired: false }],
    ['smtp://a%40b:p%25w%2F@mail.example.com:2525', { port: 2525, user: 'a@b', password: 'p%w/' }],
    ['smtp://mail.example.com:25?tls=off', { isTlsRequired: false }],
    ['smtp://localhost:1025', { isTlsRequired: false }],
    ['smtp://127.0.0.1', { isTlsRequired: false }],
    ['smtp://[::1]:25', { host: '::1', isTlsRequired: false }],
    ['smtp://localhost?tls=required', { isTlsRequired: true }],
    // Not this computer, whatever it looks like.
    ['smtp://127.0.0.1.example.com', { isTlsRequired: true }],
    ['smtp://localhost.example.com', { isTlsRequired: true }],
  ])('%s', (url, expected) => expect(parseSmtpUrl(url)).toMatchObject(expected));

  it.each([
    ['mail.example.com', 'is not a URL'],
    ['http://user:hunter2@mail.example.com', 'does not begin with'],
    ['smtp://', 'names no server'],
    ['smtp://user:hunter2@mail.example.com?tls=maybe', 'unknown value for tls'],
    ['smtp://user:hunter2@mail.example.com?rejectUnauthorized=false', 'not known'],
    ['smtp://user:hunter2%zz@mail.example.com', 'is not an escape'],
  ])('refuses %s without repeating it', (url, why) => {
    let thrown: unknown;
    try {
      parseSmtpUrl(url);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(UserError);
    const { message, hint } = thrown as UserError;
    expect(message).toContain(why);
    expect(message + hint).not.toContain('hunter2');
  });

  it('is described without the sign-in', () => {
    expect(describeAddress(parseSmtpUrl('smtp://user:hunter2@[::1]:25'))).toBe('smtp://[::1]:25');
  });
});
