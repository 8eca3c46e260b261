import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { ROOT, readRecord } from '../src/readRecord.ts';

const paths = globSync('packages/*/experiments/records/*.json', { cwd: fileURLToPath(ROOT) }).map((path) =>
  path.replaceAll('\\', '/'),
);

test.each(paths)('%s says of each result which sources made it, or that they are unknown', (path) => {
  const { parts, results } = readRecord(path);
  expect(parts.reduce((sum, part) => sum + part.results, 0)).toBe(results.length);
  for (const { sources } of parts) {
    if (sources) expect(sources.hash).toMatch(/^[0-9a-f]{64}$/);
  }
});
