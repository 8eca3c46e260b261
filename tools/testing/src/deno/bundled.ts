import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';

/** Bundles a module and what it imports into one module of JavaScript, and returns its text. */
export async function bundled(module: URL): Promise<string> {
  const results = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      target: 'esnext',
      lib: { entry: fileURLToPath(module), formats: ['es'], fileName: 'module' },
    },
  });
  const [{ output }] = results as Rolldown.RolldownOutput[] as [Rolldown.RolldownOutput];
  return output[0].code;
}
