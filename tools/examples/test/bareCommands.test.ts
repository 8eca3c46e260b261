import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { bareCommands } from '../src/bareCommands.ts';

const ROOT = new URL('../../../', import.meta.url);

describe('bareCommands(markdown)', () => {
  test.each([
    ['a line', 'pnpm --filter @scope/a quick  # minutes', 'pnpm --filter @scope/a quick  # minutes'],
    ['inline code', 'Run `turbo run build` first.', 'turbo run build'],
    ['inline code that wraps', 'with `pnpm --filter\n@scope/a example`', 'pnpm --filter'],
    ['a table', '| `pnpm exec vitest` | tests |', 'pnpm exec vitest'],
    ['a second command', 'npm install && pnpm install', 'pnpm install'],
  ])('finds one in %s', (_, markdown, command) => {
    expect(bareCommands(markdown)).toEqual([command]);
  });

  test('finds none with npx, in prose and in longer words', () => {
    const markdown =
      'npx pnpm --filter a b\n`npx turbo run c`\nIt fetches pnpm and runs turbo.\nnpx pnpm exec turbo run d';
    expect(bareCommands(markdown)).toEqual([]);
  });
});

test('no documentation calls pnpm or turbo without npx, since nothing installs them globally', () => {
  const paths = execFileSync('git', ['ls-files', '*.md', '*.mdx'], {
    cwd: fileURLToPath(ROOT),
    encoding: 'utf8',
  })
    .trim()
    .split('\n')
    .filter((path) => existsSync(new URL(path, ROOT)));
  const found = paths.flatMap((path) =>
    bareCommands(readFileSync(new URL(path, ROOT), 'utf8')).map((command) => `${path}: ${command}`),
  );
  expect(paths.length).toBeGreaterThan(30);
  expect(found).toEqual([]);
});
