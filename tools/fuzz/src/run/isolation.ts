import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Outcome } from './outcome.ts';
import type { Answer, Request } from './readerProcess.ts';

export interface IsolationOptions {
  /** URL of the module whose `readers` are used; those of the repository by default. */
  readonly module?: string;
  /** Time that a reader may take for an input, in seconds; 10 by default. */
  readonly seconds?: number;
  /** Memory that the process may hold, in bytes; 1 GiB by default. */
  readonly memoryBytes?: number;
}

/** Readers in a process of their own, which hangs, memory and crashes do not outlive. */
export interface Isolation {
  /** Gives a reader an input. What only a process that has read other inputs before does wrong is not a fault. */
  run(request: Request): Promise<Outcome>;
  close(): void;
}

const PROCESS = fileURLToPath(new URL('./readerProcess.ts', import.meta.url));
const MODULE = new URL('../readers/readers.ts', import.meta.url).href;
const WATCH_MS = 50;
const HEAP_SHARE = 0.75;
const MEBI = 2 ** 20;

/** Returns readers in a process of their own, started when it is first needed and again after each fault that ends it. */
export function isolate({
  module = MODULE,
  seconds = 10,
  memoryBytes = 2 ** 30,
}: IsolationOptions = {}): Isolation {
  const heap = `--max-old-space-size=${Math.floor((HEAP_SHARE * memoryBytes) / MEBI)}`;
  const cwd = mkdtempSync(join(tmpdir(), 'fourier-features-fuzz-'));
  let child: ChildProcess | undefined;
  const end = (): void => {
    child?.kill('SIGKILL');
    child = undefined;
  };
  const start = async (): Promise<ChildProcess> => {
    const started = fork(PROCESS, [module], {
      cwd,
      execArgv: [heap],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    child = started;
    await new Promise((resolve, reject) => {
      started.once('message', resolve);
      started.once('exit', () => reject(new Error(`isolate: ${module} could not be loaded`)));
    });
    return started;
  };
  const attempt = async (request: Request): Promise<Outcome> => {
    const process = child ?? (await start());
    const outcome = await answerOf(process, request, { seconds, memoryBytes });
    if (outcome.kind === 'hang' || outcome.kind === 'memory' || outcome.kind === 'crash') end();
    return outcome;
  };
  return {
    run: async (request) => {
      const fresh = child === undefined;
      const outcome = await attempt(request);
      return fresh || child !== undefined ? outcome : attempt(request);
    },
    close: () => {
      end();
      rmSync(cwd, { recursive: true, force: true });
    },
  };
}

function answerOf(
  child: ChildProcess,
  request: Request,
  { seconds, memoryBytes }: { seconds: number; memoryBytes: number },
): Promise<Outcome> {
  return new Promise((resolve) => {
    const errors: string[] = [];
    const settle = (outcome: Outcome): void => {
      clearTimeout(timer);
      clearInterval(watch);
      child.off('message', onMessage).off('exit', onExit);
      child.stderr!.off('data', onErrors);
      resolve(outcome);
    };
    const tooMuch: Outcome = { kind: 'memory', detail: `took more than ${memoryBytes / MEBI} MiB` };
    const onMessage = ({ outcome, peakBytes }: Answer): void =>
      settle(peakBytes > memoryBytes ? tooMuch : outcome!);
    const onErrors = (text: Buffer): number => errors.push(text.toString());
    const onExit = (code: number | null, signal: string | null): void => {
      const text = errors.join('');
      settle(
        /heap out of memory|Allocation failed/.test(text)
          ? tooMuch
          : { kind: 'crash', detail: `ended with ${signal ?? code}: ${firstErrorOf(text)}` },
      );
    };
    const timer = setTimeout(
      () => settle({ kind: 'hang', detail: `took more than ${seconds} s` }),
      1000 * seconds,
    );
    // A reader that is busy cannot say how much memory it takes.
    const watch = setInterval(async () => {
      if ((await residentBytes(child.pid!)) > memoryBytes) settle(tooMuch);
    }, WATCH_MS);
    child.on('message', onMessage).on('exit', onExit);
    child.stderr!.on('data', onErrors);
    child.send(request);
  });
}

const firstErrorOf = (text: string): string => /^.*Error.*$/m.exec(text)?.[0] ?? text.split('\n')[0]!;

/** Returns the memory that a process holds; 0 where the system does not say so in /proc. */
async function residentBytes(pid: number): Promise<number> {
  try {
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    return 1024 * Number(/VmRSS:\s*(\d+)/.exec(status)?.[1] ?? 0);
  } catch {
    return 0;
  }
}
