// The workers with their queues in the program's own database.
import { describe } from '@jest/globals';
import { workersSuite } from './suite.ts';

describe('workers on PostgreSQL', () => workersSuite(() => null));
