import { nativeEngine } from '@fourier-features/native';

/** Whether the engine runs here: a clone that was set up without a C compiler has no module. */
export const available: boolean = await nativeEngine({ threads: 1 }).then(
  (engine) => {
    engine.dispose();
    return true;
  },
  () => false,
);
