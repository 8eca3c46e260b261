import { nativeEngine } from '@fourier-features/native';
import { testEngine } from '@fourier-features/testing/engine';
import { describe } from 'vitest';
import { available } from './available.ts';

describe.skipIf(!available)('native', () => {
  testEngine({
    name: 'nativeEngine on two threads',
    create: () => nativeEngine({ threads: 2 }),
    dispose: (engine) => engine.dispose(),
  });
});
