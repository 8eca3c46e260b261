import { type NativeEngine, nativeEngine } from '@fourier-features/native';
import { testEngine } from '@fourier-features/testing/engine';

const dispose = (engine: NativeEngine): void => engine.dispose();

testEngine({ name: 'nativeEngine({ threads: 3 })', create: () => nativeEngine({ threads: 3 }), dispose });
