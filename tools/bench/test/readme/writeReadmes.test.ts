import { expect, test } from 'vitest';
import { generateReadmes } from '../../src/readme/writeReadmes.ts';

test('the tables of the READMEs are those of the records: npm run bench -- --readme', () => {
  for (const { path, written, generated } of generateReadmes()) expect(written, path).toBe(generated);
});
