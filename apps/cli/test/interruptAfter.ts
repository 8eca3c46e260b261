/**
 * Makes this process receive a signal in the middle of a training, however fast the machine is: when training gives the
 * event loop a turn (a timer of 0 ms) for the first time after a text was printed on stderr, or once a condition holds.
 * Returns how to call it off.
 *
 * Its source is also run in other processes, so it refers to nothing outside itself.
 */
export function interruptAfter(
  moment: string | (() => boolean),
  signal: 'SIGINT' | 'SIGTERM' = 'SIGINT',
): () => void {
  const write = process.stderr.write;
  const { setTimeout } = globalThis;
  const restore = (): void => {
    process.stderr.write = write;
    globalThis.setTimeout = setTimeout;
  };
  let printed = '';
  process.stderr.write = ((chunk: unknown, ...rest: never[]): boolean => {
    printed += String(chunk);
    return write.call(process.stderr, chunk as string, ...rest);
  }) as typeof write;
  globalThis.setTimeout = ((callback: () => void, delay?: number, ...rest: unknown[]) => {
    if (delay === 0 && (typeof moment === 'string' ? printed.includes(moment) : moment())) {
      restore();
      // On Windows, kill would end the process.
      if (process.platform === 'win32') process.emit(signal, signal);
      else process.kill(process.pid, signal);
    }
    return setTimeout(callback, delay, ...rest);
  }) as typeof setTimeout;
  return restore;
}
