import { importSpecifiers } from './importSpecifiers.ts';
import type { Workspace } from './readWorkspaces.ts';

const SCOPE = '@fourier-features/';

/** The packages of this repository that each workspace may import in its `src/`. A workspace that is not listed fails. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  core: [],
  datasets: [],
  raster: [],
  pictures: ['raster'],
  charts: ['raster'],
  kernels: ['core'],
  native: ['core', 'kernels'],
  wasm: ['core', 'kernels'],
  webgpu: ['core'],
  engines: ['core', 'native', 'wasm', 'webgpu'],
  image: ['core'],
  occupancy: ['core'],
  ct: ['core'],
  mri: ['core'],
  nerf: ['core'],
  theory: ['core'],
  tasks: ['core', 'ct', 'datasets', 'image', 'mri', 'nerf', 'occupancy', 'raster', 'theory'],
  components: ['core', 'engines', 'image', 'nerf', 'occupancy', 'raster', 'tasks'],
  cli: [
    'charts',
    'core',
    'ct',
    'datasets',
    'engines',
    'image',
    'mri',
    'nerf',
    'occupancy',
    'pictures',
    'raster',
    'tasks',
    'theory',
  ],
  docs: [
    'cli',
    'components',
    'core',
    'ct',
    'datasets',
    'engines',
    'image',
    'mri',
    'nerf',
    'occupancy',
    'pictures',
    'raster',
    'readmes',
    'tasks',
    'theory',
  ],
  viewer: ['components', 'core', 'image', 'nerf', 'occupancy', 'tasks'],
  testing: ['core'],
  experiments: ['core', 'pictures'],
  bench: [
    'compilers',
    'core',
    'ct',
    'datasets',
    'experiments',
    'image',
    'mri',
    'native',
    'nerf',
    'occupancy',
    'pictures',
    'tfjs-node',
    'theory',
    'wasm',
    'webgpu',
  ],
  checks: ['compilers', 'core', 'engines', 'testing'],
  compilers: [],
  examples: [],
  readmes: ['experiments'],
  release: ['compilers', 'examples', 'testing'],
  runtimes: [],
  'tfjs-node': ['compilers', 'core', 'datasets', 'engines', 'image', 'pictures'],
  fuzz: ['core', 'datasets', 'nerf', 'occupancy', 'pictures', 'tasks'],
};

/** What tests, experiments, examples and scripts may import as well: they supply data, choose an engine, draw the results. */
const OUTSIDE_SOURCE = [
  'core',
  'compilers',
  'testing',
  'experiments',
  'datasets',
  'pictures',
  'charts',
  'raster',
  'native',
  'wasm',
  'webgpu',
  'engines',
];

/** The part of a workspace that decides its directions. */
export interface Importer {
  readonly name: string;
  readonly manifest: Pick<
    Workspace['manifest'],
    'dependencies' | 'optionalDependencies' | 'peerDependencies' | 'devDependencies'
  >;
  readonly modules: ReadonlyMap<string, string>;
}

/** Returns a line for every import that points in the wrong direction or is not declared in the manifest. */
export function directionFaults({ name, manifest, modules }: Importer): string[] {
  const allowed = MAY_IMPORT[name];
  if (!allowed)
    return [`${name}: not listed in MAY_IMPORT of tools/checks/src/directions.ts. Add what it may import.`];
  const shipped = Object.keys({
    ...manifest.dependencies,
    ...manifest.optionalDependencies,
    ...manifest.peerDependencies,
  });
  const declared = [...shipped, ...Object.keys(manifest.devDependencies ?? {})];
  return [...modules].flatMap(([path, text]) => {
    const inSource = path.startsWith('src/');
    return ownImports(text).flatMap((imported) => {
      if (imported === name) return [];
      const where = `${name}/${path} imports ${imported}`;
      const mayPoint = allowed.includes(imported) || (!inSource && OUTSIDE_SOURCE.includes(imported));
      if (!mayPoint) return [`${where}: this direction is not allowed`];
      const known = inSource ? shipped : declared;
      return known.includes(SCOPE + imported)
        ? []
        : [
            `${where}: not declared in its ${inSource ? 'dependencies, optionalDependencies or peerDependencies' : 'package.json'}`,
          ];
    });
  });
}

/** Returns the names, without the scope, of this repository's packages that a module imports. */
function ownImports(text: string): string[] {
  const own = importSpecifiers(text).filter((specifier) => specifier.startsWith(SCOPE));
  return [...new Set(own.map((specifier) => specifier.split('/')[1]!))];
}
