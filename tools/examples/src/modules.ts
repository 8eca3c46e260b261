import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Ignored by Git, and in this workspace, so that imports of all packages resolve. */
const GENERATED = new URL('../.generated/', import.meta.url);

const CONFIG = {
  extends: '../../../../tsconfig.base.json',
  compilerOptions: { noEmit: true, noUnusedLocals: false, noUnusedParameters: false },
  include: ['*.ts'],
};

/** Modules in a temporary folder. */
export interface WrittenModules {
  /** With a trailing slash; holds a tsconfig.json that covers the modules. */
  readonly folder: URL;
  /** In the order of their codes. */
  readonly files: readonly URL[];
  remove(): Promise<void>;
}

/** Writes each code as a module that starts with its first line. */
export async function writeModules(codes: readonly string[]): Promise<WrittenModules> {
  await mkdir(GENERATED, { recursive: true });
  const folder = pathToFileURL(`${await mkdtemp(fileURLToPath(new URL('run-', GENERATED)))}/`);
  const files = codes.map((_, i) => new URL(`${i}.ts`, folder));
  // Without an import or an export, TypeScript would take the file for a script, which cannot await.
  await Promise.all(codes.map((code, i) => writeFile(files[i]!, `${code}\nexport {};\n`)));
  await writeFile(new URL('tsconfig.json', folder), JSON.stringify(CONFIG));
  return { folder, files, remove: () => rm(folder, { recursive: true, force: true }) };
}
