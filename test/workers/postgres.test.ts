// The workers with their queues in the program's own database.
import { describe } from '@jest/globals';
import { auditSuite } from './audit-suite.ts';
import { workersSuite } from './suite.ts';

describe('on PostgreSQL, workers', () => workersSuite(() => null));
describe('on PostgreSQL, audits', () => auditSuite(() => null));
