// How long is waited for something outside, as a signal.

/**
 * Aborts after so many milliseconds, whoever holds on to it. `AbortSignal.timeout` alone is forgotten once it is joined with
 * another by `AbortSignal.any` and memory is tidied up (nodejs/node#57736): what hangs would be waited for without end.
 */
export function patience(ms: number): AbortSignal {
  const signal = AbortSignal.timeout(ms);
  // Node keeps a timeout that somebody listens to.
  signal.addEventListener('abort', () => {}, { once: true });
  return signal;
}
