import { nativeEngine } from '@fourier-features/native';
import { testEngine } from '@fourier-features/testing/engine';

testEngine({
  name: 'nativeEngine on two threads',
  create: () => nativeEngine({ threads: 2 }),
  dispose: (engine) => engine.dispose(),
});
