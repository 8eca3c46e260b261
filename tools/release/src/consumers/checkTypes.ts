import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReleaseCheck } from '../releaseCheck.ts';
import { runToEnd } from '../run.ts';
import { installedEntries, libraries, PEERS } from './entries.ts';
import { createProject } from './project.ts';

const COMPILERS: readonly string[] = ['5.9.3', '6.0.3', '7.0.2'];
const RESOLUTIONS = { bundler: 'ESNext', nodenext: 'NodeNext' } as const;

/** Checks the types of every entry of every package, those of dependencies included, as a strict project would. */
export const checkTypes: ReleaseCheck = {
  name: 'types',
  run: async ({ folder, tarballs }) => {
    const names = libraries(tarballs);
    const compilers = COMPILERS.map((version) => `typescript-${version}@npm:typescript@${version}`);
    await createProject(folder, { install: [...names, ...PEERS, ...compilers, '@types/node@24'] });
    const entries = await installedEntries(folder, names);
    const imports = entries.map((entry, i) => `import * as entry${i} from '${entry}';`);
    const uses = entries.map((_, i) => `entry${i}`).join(', ');
    await writeFile(join(folder, 'index.ts'), `${imports.join('\n')}\nexport const all = [${uses}];\n`);
    const faults: string[] = [];
    for (const [resolution, module] of Object.entries(RESOLUTIONS)) {
      const project = `tsconfig.${resolution}.json`;
      await writeFile(join(folder, project), JSON.stringify(configuration(resolution, module)));
      for (const version of COMPILERS) {
        const tsc = join('node_modules', `typescript-${version}`, 'bin', 'tsc');
        const { stdout } = await runToEnd(process.execPath, [tsc, '--project', project], { cwd: folder });
        const where = `TypeScript ${version}, ${resolution}`;
        faults.push(...typeFaults(stdout).map((line) => `${where}: ${line}`));
      }
    }
    return faults;
  },
};

function configuration(moduleResolution: string, module: string): object {
  const compilerOptions = {
    ...{ strict: true, noEmit: true, skipLibCheck: false, pretty: false },
    ...{
      target: 'ES2023',
      lib: ['ES2024', 'DOM', 'DOM.Iterable'],
      types: ['node'],
      module,
      moduleResolution,
    },
  };
  return { compilerOptions, include: ['index.ts'] };
}

/** Returns the errors that the compiler printed, except those inside of packages that are not ours. */
export function typeFaults(printed: string): string[] {
  const errors = printed.split('\n').filter((line) => /error TS\d+/.test(line));
  return errors.filter((line) => !/node_modules\/(?!@fourier-features\/)/.test(line.split('(')[0]!));
}
