// What lies where in the embedded database's folder. As root, all but the cluster, the log and the sockets' folder is
// root's: what the server's user may write holds no secret of ours and is never written by us.
import { join } from 'node:path';

export interface Paths {
  /** Ours: `<dataDir>/postgres`. Comes into being whole, by one rename. */
  readonly home: string;
  /** PostgreSQL's own data folder. */
  readonly cluster: string;
  /** The password of the superuser, for setting up. */
  readonly password: string;
  /** The password of the role that the program works as, once there is one. */
  readonly rolePassword: string;
  /** What the server said since it was started last. */
  readonly log: string;
  /** Where the server's socket is, where its path isn't too long for one. */
  readonly socket: string;
  /** The running server's process, address and state. */
  readonly pidFile: string;
}

export function pathsIn(home: string): Paths {
  const cluster = join(home, 'cluster');
  return {
    home,
    cluster,
    password: join(home, 'password'),
    rolePassword: join(home, 'role-password'),
    log: join(home, 'server.log'),
    socket: join(home, 'socket'),
    pidFile: join(cluster, 'postmaster.pid'),
  };
}
