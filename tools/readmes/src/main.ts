/** Writes the tables of the READMEs from the records of the experiments, and prints the files that changed. */
import { writeFileSync } from 'node:fs';
import { generateReadmes } from './generate.ts';
import { ROOT } from './readRecord.ts';

for (const { path, written, generated } of generateReadmes()) {
  if (written === generated) continue;
  writeFileSync(new URL(path, ROOT), generated);
  process.stdout.write(`wrote ${path}\n`);
}
