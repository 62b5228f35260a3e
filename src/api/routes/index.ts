// The table of all routes. Who may what is said with each; test/api/table.test.ts holds it.
import type { Route } from '../route.ts';
import { aboutRoutes } from './about.ts';
import { accountRoutes } from './accounts.ts';
import { auditRoutes } from './audits.ts';
import { incidentRoutes } from './incidents.ts';
import { planRoutes } from './plans.ts';
import { tellingRoutes } from './telling.ts';

export const routes: readonly Route[] = [
  ...aboutRoutes(() => routes),
  ...accountRoutes,
  ...incidentRoutes,
  ...auditRoutes,
  ...planRoutes,
  ...tellingRoutes,
];
