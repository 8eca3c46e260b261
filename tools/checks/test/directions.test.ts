import { describe, expect, test } from 'vitest';
import { directionFaults } from '../src/directions.ts';

/** Interpolated, so that the check does not mistake these texts for imports of this file. */
const scope = '@fourier-features';

const workspace = (name: string, path: string, text: string, dependencies: Record<string, string> = {}) => ({
  name,
  manifest: { dependencies },
  modules: new Map([[path, text]]),
});

describe('directionFaults(workspace)', () => {
  test('accepts a task that imports core and declares it', () => {
    const text = `import { fit } from '${scope}/core';`;
    expect(directionFaults(workspace('image', 'src/a.ts', text, { '@fourier-features/core': '*' }))).toEqual(
      [],
    );
  });

  test('accepts an import that is an optional dependency', () => {
    const text = `type Native = typeof import('${scope}/native');`;
    const { modules, ...rest } = workspace('engines', 'src/a.ts', text);
    const manifest = { optionalDependencies: { '@fourier-features/native': '*' } };
    expect(directionFaults({ ...rest, modules, manifest })).toEqual([]);
  });

  test('reports core importing a task', () => {
    const text = `export { fit } from '${scope}/image';`;
    expect(directionFaults(workspace('core', 'src/a.ts', text, { '@fourier-features/image': '*' }))).toEqual([
      'core/src/a.ts imports image: this direction is not allowed',
    ]);
  });

  test('reports dynamic and subpath imports', () => {
    const text = `await import('${scope}/cli'); import x from "${scope}/datasets/photos";`;
    expect(directionFaults(workspace('core', 'src/a.ts', text))).toHaveLength(2);
  });

  test('reports an import that the manifest does not declare', () => {
    const text = `import { fit } from '${scope}/core';`;
    expect(directionFaults(workspace('image', 'src/a.ts', text))).toEqual([
      'image/src/a.ts imports core: not declared in its dependencies, optionalDependencies or peerDependencies',
    ]);
  });

  test('allows pictures in experiments but not in sources', () => {
    const text = `import { contactSheet } from '${scope}/pictures';`;
    const declared = { '@fourier-features/pictures': '*' };
    expect(directionFaults(workspace('image', 'experiments/run.ts', text, declared))).toEqual([]);
    expect(directionFaults(workspace('image', 'src/run.ts', text, declared))).toHaveLength(1);
  });

  test('reports a workspace whose directions are not stated', () => {
    expect(directionFaults(workspace('new', 'src/a.ts', ''))).toHaveLength(1);
  });
});
