import { createRequire } from 'node:module';
import type { NativeModule } from './module.ts';

export async function loadModule(): Promise<NativeModule> {
  return createRequire(import.meta.url)('../build/fourier-features.node') as NativeModule;
}
