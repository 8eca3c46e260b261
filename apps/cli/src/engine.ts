import { type Engine, tfjsEngine } from '@fourier-features/core';
import { activateFastestBackend, describeBackend } from '@fourier-features/core/node';
import { oneLine, UserError } from './terminal/userError.ts';

/** What `--engine` takes. */
export const engineNames = ['auto', 'tfjs-tensorflow', 'tfjs-wasm', 'tfjs-cpu'] as const;

export type EngineName = (typeof engineNames)[number];

/**
 * The engine of that name; `auto` is the fastest there is.
 *
 * @throws UserError if it cannot run here.
 */
export async function chooseEngine(name: EngineName): Promise<{ engine: Engine; description: string }> {
  const backend = name === 'auto' ? undefined : (name.slice('tfjs-'.length) as 'tensorflow' | 'wasm' | 'cpu');
  try {
    const active = await activateFastestBackend(backend);
    return { engine: tfjsEngine(), description: describeBackend(active) };
  } catch (error) {
    throw new UserError(`--engine ${name}: ${oneLine(error)}`);
  }
}
