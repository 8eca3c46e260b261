/** Writes the JSON schema of the config file into the package. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { configSchema } from '../src/config/configSchema.ts';
import { createProgram } from '../src/program.ts';

const folder = new URL('../dist/', import.meta.url);
mkdirSync(folder, { recursive: true });
writeFileSync(new URL('config.schema.json', folder), JSON.stringify(configSchema(createProgram())));
