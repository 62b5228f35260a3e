// A process that uses the embedded database in a folder: says on stdout how it came in, leaves when its stdin ends.
// node THIS folder
import { once } from 'node:events';
import { enterServer } from '../../src/adapters/store/embedded/server.ts';

const [dataDir = ''] = process.argv.slice(2);
const server = await enterServer(dataDir);
console.log(JSON.stringify({ hasJoined: server.hasJoined, url: server.adminUrl('postgres') }));
process.stdin.resume();
await once(process.stdin, 'end');
await server.leave();
