const SCOPE = '@fourier-features/';

/** What each workspace may import of ours in its `src/`; one that is not listed here fails the check. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  core: [],
  datasets: [],
  engine: ['core'],
  pictures: [],
  image: ['core'],
  occupancy: ['core'],
  ct: ['core'],
  mri: ['core'],
  nerf: ['core'],
  theory: ['core'],
  cli: ['core', 'ct', 'datasets', 'engine', 'image', 'mri', 'nerf', 'occupancy', 'pictures', 'theory'],
  testing: [],
  experiments: ['core', 'pictures'],
  bench: ['core', 'engine'],
  checks: ['core'],
};

/**
 * What tests, experiments and examples may import besides: they bring the data and the chance, choose an engine, draw the
 * results.
 */
const OUTSIDE_SOURCE = ['core', 'testing', 'experiments', 'datasets', 'engine', 'pictures'];

/** One workspace: its manifest and the text of its modules, by path from its own folder. */
export interface Workspace {
  /** Without the scope. */
  readonly name: string;
  readonly manifest: {
    readonly dependencies?: Readonly<Record<string, string>>;
    readonly peerDependencies?: Readonly<Record<string, string>>;
    readonly devDependencies?: Readonly<Record<string, string>>;
  };
  readonly modules: ReadonlyMap<string, string>;
}

/** Every import that points the wrong way or is not declared, as one line each; none where all is well. */
export function directionFaults({ name, manifest, modules }: Workspace): string[] {
  const allowed = MAY_IMPORT[name];
  if (!allowed) return [`${name}: its directions are not stated; add it to MAY_IMPORT in tools/checks`];
  const shipped = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
  const declared = [...shipped, ...Object.keys(manifest.devDependencies ?? {})];
  return [...modules].flatMap(([path, text]) => {
    const inSource = path.startsWith('src/');
    return ownImports(text).flatMap((imported) => {
      if (imported === name) return [];
      const where = `${name}/${path} imports ${imported}`;
      const mayPoint = allowed.includes(imported) || (!inSource && OUTSIDE_SOURCE.includes(imported));
      if (!mayPoint) return [`${where}: the direction is not allowed`];
      const known = inSource ? shipped : declared;
      return known.includes(SCOPE + imported)
        ? []
        : [`${where}: not among its ${inSource ? 'dependencies' : 'declared packages'}`];
    });
  });
}

/** Names, without the scope, of our packages that a module imports; examples in docstrings do not count. */
function ownImports(module: string): string[] {
  const text = module.replace(/^\s*\*.*$/gm, '');
  const pattern = /(?:from|import)\s*\(?\s*['"]@fourier-features\/([^/'"]+)/g;
  return [...new Set([...text.matchAll(pattern)].map((match) => match[1]!))];
}
