// What tells Amazon where to send notifications is no reading, and stands beside the list of reads: by hand at a terminal
// alone, and never more than that.
import { describe, expect, it } from '@jest/globals';
import { operations } from '../../src/adapters/amazon/operations/allowed.ts';
import { wiring } from '../../src/adapters/amazon/operations/wiring.ts';
import { admissionOf, admit } from '../../src/adapters/amazon/wire/admission.ts';
import { listFiles, readText } from '../support/repository.ts';

const destinations = '/notifications/v1/destinations';
const orders = '/notifications/v1/subscriptions/ORDER_CHANGE';
const { admit: wire } = admissionOf(wiring);
const refused = expect.objectContaining({ kind: 'refused-by-allow-list' });
const arn = 'arn:aws:sqs:eu-west-1:123456789012:rusuban';

describe('the wiring', () => {
  it('can be had by `rusuban push` alone', () => {
    const files = listFiles('src/*.ts', 'src/*.tsx', 'workers/*.ts');
    const naming = (word: RegExp) => files.filter((file) => word.test(readText(file)));
    expect(naming(/amazon\/wiring\.ts'\)|openWiring/).sort()).toEqual(['src/app.ts', 'src/cli/commands/push.ts']);
    expect(naming(/createWiring/).sort()).toEqual(['src/adapters/amazon/wiring.ts', 'src/app.ts']);
    expect(naming(/operations\/wiring\.ts/)).toEqual(['src/adapters/amazon/wiring.ts']);
  });

  it('is on no list of what runs by itself', () => {
    for (const { path } of Object.values(operations)) expect(path).not.toContain('/notifications/');
    for (const { method, path } of Object.values(wiring))
      expect(() => admit({ method, path: path.replace(/\{\w+\}/g, 'x') })).toThrow(refused);
  });

  it('takes back subscriptions and nothing else', () => {
    expect(wire({ method: 'DELETE', path: `${orders}/s-1` })).toBe('deleteSubscription');
    expect(() => wire({ method: 'DELETE', path: `${destinations}/d-1` })).toThrow(refused);
  });

  it('reads nothing of a shop and writes nothing into it', () => {
    for (const { path } of Object.values(wiring)) expect(path).toMatch(/^\/notifications\/v1\//);
    for (const { method, path } of Object.values(operations))
      expect(() => wire({ method, path: path.replace(/\{\w+\}/g, 'x') })).toThrow(refused);
  });

  it.each([
    { name: 'rusuban-x', resourceSpecification: { sqs: { arn } } },
    { name: 'rusuban-x', resourceSpecification: { eventBridge: { accountId: '123456789012', region: 'eu-west-1' } } },
  ])('may name a queue or EventBridge as ours: %j', (body) => {
    expect(wire({ method: 'POST', path: destinations, body })).toBe('createDestination');
  });

  it.each([
    undefined,
    { name: 'somebody', resourceSpecification: { sqs: { arn } } },
    { name: 'rusuban-x', resourceSpecification: { sqs: { arn: 'https://example.com' } } },
    { name: 'rusuban-x', resourceSpecification: { sqs: { arn, more: 1 } } },
    { name: 'rusuban-x', resourceSpecification: { sqs: { arn }, eventBridge: {} } },
    { name: 'rusuban-x', resourceSpecification: { webhook: { url: 'https://example.com' } } },
    { name: 'rusuban-x', resourceSpecification: { sqs: { arn } }, more: 1 },
  ])('and no other place: %j', (body) => {
    expect(() => wire({ method: 'POST', path: destinations, body })).toThrow(refused);
  });

  it.each([
    undefined,
    { destinationId: 'd' },
    { payloadVersion: '9.9', destinationId: 'd' },
    { payloadVersion: '1.0', destinationId: 7 },
    { payloadVersion: '1.0', destinationId: 'd', processingDirective: {} },
  ])('subscribes in the versions that are read: not %j', (body) => {
    expect(wire({ method: 'POST', path: orders, body: { payloadVersion: '1.0', destinationId: 'd' } })).toBe(
      'createSubscription',
    );
    expect(() => wire({ method: 'POST', path: orders, body })).toThrow(refused);
  });

  it.each([
    '/notifications/v1/subscriptions/../../orders',
    `${orders}/a/b`,
    `${destinations}/..`,
    `${destinations}/a%2Fb`,
  ])('goes no other way: %s', (path) => {
    for (const method of ['GET', 'DELETE', 'PUT', 'PATCH']) expect(() => wire({ method, path })).toThrow(refused);
  });
});
