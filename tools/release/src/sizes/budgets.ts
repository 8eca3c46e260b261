/** Largest sizes, in bytes (1 kB is 1000). A tarball's is of what it unpacks to. */
export interface Budgets {
  /** Main entry of core, bundled without its optional peers, minified and compressed with gzip. */
  readonly coreBundle: number;
  /** Each WebAssembly module of the engine. */
  readonly wasmModule: number;
  /** What each tarball unpacks to, by package; the packages of platforms share `native-*`. */
  readonly unpacked: Readonly<Record<string, number>>;
  /** What npm installs of our packages in an empty project on Linux x64, with all dependencies. */
  readonly installed: readonly InstalledBudget[];
}

export interface InstalledBudget {
  readonly packages: readonly string[];
  readonly limit: number;
}

const KB = 1000;
const MB = 1000 * KB;

export const budgets: Budgets = {
  coreBundle: 15 * KB,
  wasmModule: 100 * KB,
  unpacked: {
    charts: 50 * KB,
    core: 900 * KB,
    ct: 350 * KB,
    datasets: 4 * MB,
    engines: 100 * KB,
    image: 200 * KB,
    kernels: 250 * KB,
    mri: 300 * KB,
    native: 60 * KB,
    'native-*': 200 * KB,
    nerf: 800 * KB,
    occupancy: 500 * KB,
    pictures: 350 * KB,
    raster: 50 * KB,
    tasks: 950 * KB,
    theory: 550 * KB,
    wasm: 200 * KB,
    webgpu: 400 * KB,
    // The page of view is 870 kB of it, and the schema of its config file 90.
    cli: 2200 * KB,
  },
  installed: [
    { packages: ['core', 'engines', 'image'], limit: 15 * MB },
    { packages: ['cli'], limit: 150 * MB },
  ],
};
