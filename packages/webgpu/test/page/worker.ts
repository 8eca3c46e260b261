import { webgpuEngine } from '../../src/index.ts';
import { type Trained, train } from './train.ts';

/** What the worker posts: what it trained and on what, or why it could not. */
export type Answer =
  | { readonly trained: Trained; readonly adapter: string; readonly software: boolean }
  | { readonly failure: string };

async function answer(): Promise<Answer> {
  try {
    const engine = await webgpuEngine();
    const trained = await train(engine);
    engine.dispose();
    return { trained, adapter: engine.adapter, software: engine.software };
  } catch (error) {
    return { failure: String(error) };
  }
}

self.postMessage(await answer());
