/** Prints the notes of the version that packages have now. */
import { readFileSync } from 'node:fs';
import { releaseNotes } from './releaseNotes.ts';

const { version } = JSON.parse(readFileSync('packages/core/package.json', 'utf8')) as { version: string };
process.stdout.write(releaseNotes(version));
