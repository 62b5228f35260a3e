// The command line: `rusuban <verb>`. Each verb is a file in commands/, loaded only when it is called.
import { buildProgram } from './program.ts';

// `rusuban ... | head`: the reader has seen enough, which is no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

const code = await buildProgram(process, process.argv.slice(2));
// Set, not exit(): what is still being written to a pipe must arrive whole.
process.exitCode = code;
