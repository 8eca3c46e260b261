import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { ROOT } from '../src/readRecord.ts';

test('the example of core prints what its README shows', () => {
  const readme = readFileSync(new URL('packages/core/README.md', ROOT), 'utf8');
  const script = fileURLToPath(new URL('packages/core/example.ts', ROOT));
  const printed = execFileSync(process.execPath, [script], { encoding: 'utf8', stdio: 'pipe' });
  expect(readme).toContain(`\`\`\`\n${printed}\`\`\`\n`);
});
