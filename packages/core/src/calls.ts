/** The calls of one trainer or evaluator, of which only one may be in progress. */
export interface ExclusiveCalls {
  /**
   * Does the work of one call.
   *
   * @throws Error during another call, after `release` or after the engine's end.
   */
  call<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Lets no call follow, and frees at the end of the call in progress, if there is one. */
  release(): void;
}

/**
 * Returns the calls of a trainer or evaluator, for authors of engines: they neither overlap nor follow the end.
 *
 * @param ended says whether the engine has ended.
 * @param free frees what the trainer or evaluator holds; called once.
 * @example
 * import { exclusiveCalls } from '@fourier-features/core/calls';
 *
 * const { call, release } = exclusiveCalls({ ended: () => false, free: () => console.log('freed') });
 * await call(async () => 1);
 * release(); // 'freed'
 */
export function exclusiveCalls({ ended, free }: { ended: () => boolean; free: () => void }): ExclusiveCalls {
  let calling = false;
  let released = false;
  return {
    call: async (work) => {
      if (released || ended())
        throw new Error('trainer, evaluator: no call may follow dispose(), nor that of the engine');
      if (calling) throw new Error('trainer, evaluator: calls must not overlap. Await each before the next.');
      calling = true;
      try {
        return await work();
      } finally {
        calling = false;
        if (released) free();
      }
    },
    release: () => {
      if (released) return;
      released = true;
      if (!calling) free();
    },
  };
}
