import { type CompiledModule, compileModule } from './compileModule.ts';
import {
  isModuleSource,
  type ModuleSource,
  type ModuleSources,
  named,
  ownModule,
  type Variant,
} from './moduleSource.ts';

/** What is said in a runtime, such as a browser in a lockdown mode, in which the engine cannot run. */
export const LACKING: string =
  'wasmEngine: needs WebAssembly with SIMD and threads, which this runtime lacks. Use tfjsEngine() instead.';

export interface LoadedModule {
  readonly variant: Variant;
  readonly module: WebAssembly.Module;
}

/**
 * Returns the module with fused multiply-adds if this runtime and processor have them, and `relaxedSimd` allows it, otherwise
 * the other.
 *
 * @param source a module that is taken whatever its variant, or both to choose from; the files of this package if undefined.
 * @throws Error if this runtime lacks WebAssembly with SIMD and threads, or a module cannot be had.
 */
export async function loadModule(
  source: ModuleSource | ModuleSources | undefined,
  relaxedSimd: boolean,
): Promise<LoadedModule> {
  if (isModuleSource(source)) return loadOnly(source);
  const of = (variant: Variant): ModuleSource =>
    source ? (source as ModuleSources)[variant] : ownModule(variant);
  if (relaxedSimd) {
    const relaxed = await knownModule(of('relaxed-simd'));
    if (relaxed?.fused) return { variant: 'relaxed-simd', module: relaxed.module };
  }
  const plain = await knownModule(of('simd'));
  if (!plain) throw new Error(LACKING);
  return { variant: 'simd', module: plain.module };
}

/** Without fused multiply-adds, the relaxed module computes what the other one does. */
async function loadOnly(source: ModuleSource): Promise<LoadedModule> {
  const loaded = await knownModule(source);
  if (!loaded)
    throw new Error(
      `wasmEngine: ${named(source)} needs WebAssembly with threads and SIMD, and relaxed SIMD if it is relaxed.wasm, which this runtime lacks. Pass both modules as the option module, or use tfjsEngine().`,
    );
  return { variant: loaded.fused ? 'relaxed-simd' : 'simd', module: loaded.module };
}

type Loading = Promise<CompiledModule | undefined>;

/** Modules by URL, and by the object that holds them: compiled once for all engines. */
const byUrl = new Map<string, Loading>();
const byObject = new WeakMap<object, Loading>();

function knownModule(source: ModuleSource): Loading {
  if (typeof source === 'string') return kept(byUrl, source, source);
  return source instanceof URL ? kept(byUrl, source.href, source) : kept(byObject, source, source);
}

/** What `Map` and `WeakMap` share. */
interface Known<Key> {
  get(key: Key): Loading | undefined;
  set(key: Key, loading: Loading): unknown;
  delete(key: Key): boolean;
}

function kept<Key>(known: Known<Key>, key: Key, source: ModuleSource): Loading {
  const loading = known.get(key) ?? compileModule(source);
  known.set(key, loading);
  // It may succeed at the next call.
  loading.catch(() => known.delete(key));
  return loading;
}
