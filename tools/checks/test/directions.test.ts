import { describe, expect, test } from 'vitest';
import { directionFaults } from '../src/directions.ts';

/** Apart, so that the check does not take these texts for imports of this file. */
const scope = '@fourier-features';

const workspace = (name: string, path: string, text: string, dependencies: Record<string, string> = {}) => ({
  name,
  manifest: { dependencies },
  modules: new Map([[path, text]]),
});

describe('directionFaults(workspace)', () => {
  test('finds nothing where a task imports core and declares it', () => {
    const text = `import { fit } from '${scope}/core';`;
    expect(directionFaults(workspace('image', 'src/a.ts', text, { '@fourier-features/core': '*' }))).toEqual(
      [],
    );
  });

  test('finds a core that imports a task', () => {
    const text = `export { fitImage } from '${scope}/image';`;
    expect(directionFaults(workspace('core', 'src/a.ts', text, { '@fourier-features/image': '*' }))).toEqual([
      'core/src/a.ts imports image: the direction is not allowed',
    ]);
  });

  test('finds a dynamic import and a subpath import', () => {
    const text = `await import('${scope}/cli'); import x from "${scope}/datasets/photos";`;
    expect(directionFaults(workspace('core', 'src/a.ts', text))).toHaveLength(2);
  });

  test('ignores the examples of docstrings', () => {
    const example = `/**\n * import { fit } from '${scope}/image';\n */\n`;
    expect(directionFaults(workspace('core', 'src/a.ts', example))).toEqual([]);
    const both = `${example}import { fit } from '${scope}/image';`;
    expect(directionFaults(workspace('core', 'src/a.ts', both))).toHaveLength(1);
  });

  test('finds what is imported without being declared', () => {
    const text = `import { fit } from '${scope}/core';`;
    expect(directionFaults(workspace('image', 'src/a.ts', text))).toEqual([
      'image/src/a.ts imports core: not among its dependencies',
    ]);
  });

  test('lets experiments draw, and sources not', () => {
    const text = `import { contactSheet } from '${scope}/pictures';`;
    const declared = { '@fourier-features/pictures': '*' };
    expect(directionFaults(workspace('image', 'experiments/run.ts', text, declared))).toEqual([]);
    expect(directionFaults(workspace('image', 'src/run.ts', text, declared))).toHaveLength(1);
  });

  test('finds a workspace whose directions are not stated', () => {
    expect(directionFaults(workspace('new', 'src/a.ts', ''))).toHaveLength(1);
  });
});
