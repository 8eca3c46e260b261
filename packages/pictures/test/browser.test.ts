import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';
import { expect, test } from 'vitest';

/** Ids of all modules that an entry of the package needs in a browser, those of its dependencies included. */
async function modulesOf(entry: string): Promise<readonly string[]> {
  const output = (await build({
    configFile: false,
    logLevel: 'silent',
    root: fileURLToPath(new URL('..', import.meta.url)),
    build: { write: false, minify: false, lib: { entry, formats: ['es'] } },
  })) as Rolldown.RolldownOutput[];
  return output
    .flatMap((each) => each.output)
    .flatMap((each) => (each.type === 'chunk' ? [...each.moduleIds, ...each.imports] : []));
}

test('the browser entry needs neither Node nor sharp, in any dependency', async () => {
  const modules = await modulesOf('src/browser.ts');
  expect(modules.some((id) => id.includes('/fast-png/'))).toBe(true);
  expect(modules.filter((id) => /^node:|browser-external|\/(sharp|fontkitten)\//.test(id))).toEqual([]);
});

test('the check sees the needs of a module that runs in Node alone', async () => {
  const modules = await modulesOf('src/sheet/lettering.ts');
  expect(modules.some((id) => /^node:|browser-external/.test(id))).toBe(true);
  expect(modules.some((id) => id.includes('/fontkitten/'))).toBe(true);
});
