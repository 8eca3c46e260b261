import { describe, expect, test } from 'vitest';
import { folderCycles } from '../src/folderCycles.ts';

const cycles = (modules: Record<string, string>): string[] => folderCycles(new Map(Object.entries(modules)));

describe('folderCycles(modules)', () => {
  test('accepts folders that import downwards', () => {
    expect(
      cycles({
        'src/main.ts': "import './image/fit.ts'; import { task } from './task.ts';",
        'src/image/fit.ts': "import { progress } from '../terminal/progress.ts'; import './options.ts';",
        'src/image/options.ts': "import type { Task } from '../task.ts';",
        'src/terminal/progress.ts': "import { write } from 'node:fs';",
        'src/task.ts': '',
      }),
    ).toEqual([]);
  });

  test('reports two folders that import each other once, with an import of each', () => {
    expect(
      cycles({
        'src/commands/fit.ts': "import { run } from '../run/ct/fit.ts';",
        'src/run/ct/fit.ts': "import type { Options } from '../../commands/fit.ts';",
      }),
    ).toEqual([
      'commands → run → commands is a cycle: ' +
        'commands/fit.ts imports run/ct/fit.ts; run/ct/fit.ts imports commands/fit.ts',
    ]);
  });

  test('reports a longer cycle, through dynamic imports and re-exports', () => {
    const found = cycles({
      'src/a/x.ts': "export { y } from '../b/y.ts';",
      'src/b/y.ts': "await import('../c/z.ts');",
      'src/c/z.ts': "import '../a/w.ts';",
    });
    expect(found).toEqual([expect.stringMatching(/^(a → b → c → a|b → c → a → b|c → a → b → c) is a cycle/)]);
  });

  test('ignores tests, other packages and imports within a folder', () => {
    expect(
      cycles({
        'src/a/x.ts': "import '../../test/b.ts'; import './y.ts'; import 'b/z.ts';",
        'src/a/y.ts': "import './x.ts';",
        'test/b.ts': "import '../src/a/x.ts';",
      }),
    ).toEqual([]);
  });
});
