// Opens connections that ask for nothing, as somebody does who wants a server to be at its end.
import { connect } from 'node:net';

/** Opens so many at once until the server has turned so many away, ends them all; done when it answers again. */
export async function knock(url: string | null, count: number, turnedAway: number): Promise<void> {
  const { hostname, port } = new URL(url ?? '');
  const sockets = Array.from({ length: count }, () => connect({ host: hostname, port: Number(port) }));
  await new Promise<void>((resolve) => {
    const closed = new Set<unknown>();
    for (const socket of sockets) {
      // turned away is ended or reset, as the system has it; that it was ended is noticed by reading
      socket.resume().on('error', () => {});
      socket.on('close', () => closed.add(socket).size === turnedAway && resolve());
    }
  });
  for (const socket of sockets) socket.destroy();
  const isAnswered = () =>
    fetch(`${url}/`).then(
      () => true,
      () => false,
    );
  while (!(await isAnswered()));
}
