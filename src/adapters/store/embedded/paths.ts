// What lies where in the embedded database's folder.
import { join } from 'node:path';

export interface Paths {
  /** Ours: `<dataDir>/postgres`. Comes into being whole, by one rename. */
  readonly home: string;
  /** PostgreSQL's own data folder. */
  readonly cluster: string;
  /** The password of the only user, for us alone. */
  readonly password: string;
  /** What the server said since it was started last. */
  readonly log: string;
  /** Our settings, included by the cluster's own. */
  readonly settings: string;
  /** The running server's process, port and state. */
  readonly pidFile: string;
}

export function pathsIn(home: string): Paths {
  const cluster = join(home, 'cluster');
  return {
    home,
    cluster,
    password: join(home, 'password'),
    log: join(home, 'server.log'),
    settings: join(cluster, 'rusuban.conf'),
    pidFile: join(cluster, 'postmaster.pid'),
  };
}
