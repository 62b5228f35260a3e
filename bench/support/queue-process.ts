// A queue with notifications in it, in a process of its own: what the queue itself costs isn't counted. Arguments: how many
// messages, about how many sellers.
import { startQueue } from '../../test/support/sqs.ts';
import { sellerIdOf } from './many-sellers.ts';
import { notificationOf } from './notification.ts';

const [messages = 0, sellers = 1] = process.argv.slice(2).map(Number);
const queue = await startQueue();
const bodies = Array.from({ length: messages }, (_, i) => notificationOf(sellerIdOf(i % sellers), 'ORDER_CHANGE'));
await queue.put(...bodies);
process.send?.(queue.url);
process.once('disconnect', () => void queue.close());
