import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasChromium, ISOLATION, type TestBrowser, testBrowser } from '@fourier-features/testing/browser';
import { readFiles } from '../readFiles.ts';
import type { ReleaseCheck } from '../releaseCheck.ts';
import { run } from '../run.ts';
import { FIT, fitFaults } from './fitInNode.ts';
import { createProject } from './project.ts';

const PAGE = '<!doctype html><link rel="icon" href="data:,"><script type="module" src="./main.js"></script>';
const MAIN = (worker: string) => `const worker = new Worker(${worker}, { type: 'module' });
worker.onmessage = ({ data }) => { document.title = data; };
worker.onerror = ({ message }) => { document.title = 'error ' + message; };
`;
const PRINT = 'console.log(engine.name, heldOutPsnr)';
const WORKER = FIT.replace(PRINT, "postMessage(engine.name + ' ' + heldOutPsnr)");
const IMPORTS = readFileSync(new URL('../../programs/modules.js', import.meta.url), 'utf8');
const MODULES = `${IMPORTS}${WORKER.replace('chooseEngine()', "chooseEngine({ wasm: { module: { 'relaxed-simd': relaxed, simd } } })")}`;

/** A way to bundle a page that trains in a worker. */
interface Bundled {
  readonly name: string;
  readonly bundler: string;
  readonly files: Readonly<Record<string, string>>;
  /** The program of node_modules, and its options, that write the page into `public`. */
  readonly build: readonly string[];
}

const BUNDLED: readonly Bundled[] = [
  {
    name: 'vite',
    bundler: 'vite@8.3.8',
    files: {
      'index.html': PAGE,
      'main.js': MAIN("new URL('./worker.js', import.meta.url)"),
      'worker.js': WORKER,
      'vite.config.js': "export default { worker: { format: 'es' }, build: { outDir: 'public' } };",
    },
    build: ['vite/bin/vite.js', 'build', '--logLevel', 'error'],
  },
  {
    name: 'esbuild',
    bundler: 'esbuild@0.28.0',
    files: { 'public/index.html': PAGE, 'main.js': MAIN("'/worker.js'"), 'worker.js': MODULES },
    build: [
      ...['esbuild/bin/esbuild', 'main.js', 'worker.js', '--bundle', '--format=esm', '--outdir=public'],
      ...['--loader:.wasm=file', '--public-path=/', '--log-level=error'],
    ],
  },
];

const TIMEOUT_MS = 120_000;

/** Fits a small picture in a worker of a page, bundled by Vite and by esbuild, in headless Chromium. */
export const fitInPages: ReleaseCheck = {
  name: 'pages',
  run: async ({ folder }) => {
    if (!hasChromium) return ['no Chromium. Set CHROMIUM to the path of one'];
    const browser = await testBrowser();
    try {
      const faults: string[] = [];
      for (const bundled of BUNDLED) faults.push(...(await pageFaults(bundled, folder, browser)));
      return faults;
    } finally {
      await browser.close();
    }
  },
};

async function pageFaults(
  { name, bundler, files, build }: Bundled,
  parent: string,
  browser: TestBrowser,
): Promise<string[]> {
  const folder = join(parent, name);
  const ours = ['core', 'engines', 'image', 'wasm'].map((each) => `@fourier-features/${each}`);
  await createProject(folder, { install: [...ours, bundler], files });
  const [program, ...options] = build;
  // Esbuild's program is a script that starts the binary of the platform.
  await run(process.execPath, [join('node_modules', program!), ...options], { cwd: folder });
  const built = await readFiles(join(folder, 'public'));
  const served = new Map([...built].map(([path, content]) => [`/${path}`, content]));
  const before = browser.requests.length;
  const page = await browser.openFiles(served, ISOLATION);
  try {
    await page.waitForFunction(() => document.title !== '', undefined, { polling: 50, timeout: TIMEOUT_MS });
    const printed = await page.title();
    const faults = fitFaults(printed).map((fault) => `${name}: ${fault}, got ${printed}`);
    const missing = browser.requests.slice(before).filter((path) => !served.has(path));
    return [...faults, ...missing.map((path) => `${name}: ${path} was not served`)];
  } finally {
    await page.close();
  }
}
