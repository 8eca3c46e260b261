import type { Kernels } from '../modules/kernels.ts';
import { workAlone } from './alone.ts';
import type { Assignment, CreateWorker } from './assignment.ts';
import { startTeam, type Team } from './team.ts';
import { canShare } from './thread.ts';

const ISOLATION =
  'more need a cross-origin isolated page: serve it with the headers Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp';
const ADDRESS_SPACE = 'more did not fit into the address space of this process';

export interface TeamOptions {
  readonly kernels: Kernels;
  readonly memory: WebAssembly.Memory;
  /** One for each thread that there is room for. */
  readonly assignments: readonly Assignment[];
  /** Threads that the caller asked for. */
  readonly wanted: number;
  readonly createWorker: CreateWorker | undefined;
}

/** A team, how many threads it has, and why no more. */
export interface OpenTeam {
  readonly team: Team;
  readonly threads: number;
  readonly threadLimit: string | undefined;
}

/** Starts threads or, where none starts or memory cannot be shared with them, lets the calling one work alone. */
export async function openTeam({
  kernels,
  memory,
  assignments,
  wanted,
  createWorker,
}: TeamOptions): Promise<OpenTeam> {
  const alone = workAlone(kernels, memory);
  if (!canShare) return { team: alone, threads: 1, threadLimit: wanted > 1 ? ISOLATION : undefined };
  try {
    const team = await startTeam(kernels, memory, assignments, createWorker);
    const threads = assignments.length;
    return { team, threads, threadLimit: threads < wanted ? ADDRESS_SPACE : undefined };
  } catch (error) {
    // A thread that is still ending may read the memory, so that it cannot serve others.
    const team: Team = { ...alone, end: async () => false };
    return { team, threads: 1, threadLimit: `no worker started: ${(error as Error).message}` };
  }
}
