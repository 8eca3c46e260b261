import type { Engine } from './engine.ts';

/** @throws RangeError unless `engine` has an engine's methods; a forgotten `await` is the usual reason. */
export function checkEngine(caller: string, engine: Engine): void {
  const given: Partial<Engine> | null | undefined = engine;
  if (typeof given?.createTrainer === 'function' && typeof given.createEvaluator === 'function') return;
  const got = given instanceof Promise ? 'a promise' : typeof given === 'object' ? 'another object' : given;
  throw new RangeError(
    `${caller}: engine must be an engine, got ${got}. Pass await nativeEngine(), await wasmEngine(), or tfjsEngine().`,
  );
}
