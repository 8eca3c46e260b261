import { readFile } from 'node:fs/promises';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import type { Tarball } from './pack.ts';
import type { ReleaseCheck } from './releaseCheck.ts';

/** Checks the manifests of tarballs, and that the files they name are there. */
export const checkPack: ReleaseCheck = {
  name: 'publint',
  run: async ({ tarballs }) => (await Promise.all(tarballs.map(tarballFaults))).flat(),
};

async function tarballFaults({ name, file }: Tarball): Promise<string[]> {
  const { messages, pkg } = await publint({
    pack: { tarball: new Uint8Array(await readFile(file)).buffer },
    strict: true,
  });
  return messages.map((message) => `${name}: ${formatMessage(message, pkg!)}`);
}
