import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { installVerdaccio } from './installVerdaccio.ts';
import { registryConfiguration } from './registryConfiguration.ts';

/** A registry on this machine, for as long as the check runs. */
export interface Registry {
  /** Its address, with a slash at the end. */
  readonly url: string;
  /** Makes the registry answer that it has no such package. */
  forget(name: string): Promise<void>;
  stop(): Promise<void>;
}

const START_MS = 30_000;

/**
 * Starts an empty registry on the loopback interface, which keeps its packages in a folder and passes no request on.
 *
 * @throws Error with its output, if it does not answer within 30 s.
 */
export async function startRegistry(folder: string): Promise<Registry> {
  const program = await installVerdaccio();
  await mkdir(folder, { recursive: true });
  const configuration = join(folder, 'config.json');
  await writeFile(configuration, JSON.stringify(registryConfiguration(folder)));
  const port = await freePort();
  const child = spawn(
    process.execPath,
    [program, '--config', configuration, '--listen', `127.0.0.1:${port}`],
    {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
  const url = `http://127.0.0.1:${port}/`;
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill();
    await once(child, 'exit');
  };
  for (const deadline = Date.now() + START_MS; !(await answers(url)); await delay(100)) {
    if (child.exitCode === null && Date.now() < deadline) continue;
    await stop();
    throw new Error(`the local registry did not start:\n${printed}`);
  }
  const forget = (name: string) => rm(join(folder, 'storage', name), { recursive: true, force: true });
  return { url, forget, stop };
}

async function answers(url: string): Promise<boolean> {
  return fetch(`${url}-/ping`).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** Returns a port of the loopback interface that nothing listens to. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  return address.port;
}
