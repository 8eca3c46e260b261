import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { errorCode } from './errorCode.ts';

/** Who holds a lock: a process, and what tells it from a later one with the same number. */
export interface LockOwner {
  readonly pid: number;
  /** When it started, ISO 8601. */
  readonly since: string;
  readonly host: string;
  /** Start in clock ticks since the boot; empty where the system does not tell. */
  readonly ticks: string;
  /** Identifies the boot of the host; empty where the system does not tell. */
  readonly boot: string;
  /** Identifies the space in which `pid` counts, as each container has one; empty where the system does not tell. */
  readonly pidSpace: string;
}

/** Whether the owner of a lock still runs; unknown if this process cannot see it. */
export type Standing = 'running' | 'ended' | 'unknown';

/** What can be found out about a process: nothing if there is none, otherwise its start if the system tells. */
export type ProcessProbe = (pid: number) => { readonly ticks: string } | undefined;

/** Returns this process as the owner of a lock. */
export function thisOwner(): LockOwner {
  return {
    pid: process.pid,
    since: new Date(Date.now() - 1000 * process.uptime()).toISOString(),
    host: hostname(),
    ticks: probeProcess(process.pid)?.ticks ?? '',
    boot: textOr('', () => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()),
    pidSpace: textOr('', () => readlinkSync('/proc/self/ns/pid')),
  };
}

/** Decides whether the owner of a lock still runs. */
export function standingOf(
  owner: LockOwner,
  here: LockOwner = thisOwner(),
  probe: ProcessProbe = probeProcess,
): Standing {
  if (owner.host !== here.host) return 'unknown';
  if (owner.boot !== here.boot) return 'ended';
  if (owner.pidSpace !== here.pidSpace) return 'unknown';
  const found = probe(owner.pid);
  if (!found) return 'ended';
  const recycled = found.ticks !== '' && owner.ticks !== '' && found.ticks !== owner.ticks;
  return recycled ? 'ended' : 'running';
}

/** Returns the owner that a lock file names; undefined if its text is of another form. */
export function parseOwner(text: string): LockOwner | undefined {
  let value: Partial<Record<keyof LockOwner, unknown>> | null;
  try {
    value = JSON.parse(text) as Partial<Record<keyof LockOwner, unknown>> | null;
  } catch {
    return undefined;
  }
  const { pid, since, host, ticks, boot, pidSpace } = value ?? {};
  if (!Number.isSafeInteger(pid) || (pid as number) < 1) return undefined;
  if (![since, host, ticks, boot, pidSpace].every((each) => typeof each === 'string')) return undefined;
  return { pid, since, host, ticks, boot, pidSpace } as LockOwner;
}

function probeProcess(pid: number): { ticks: string } | undefined {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, as another user.
    if (errorCode(error) === 'ESRCH') return undefined;
  }
  const stat = textOr('', () => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  // The second field, the program's name in parentheses, may have spaces and parentheses itself.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  // A zombie has ended; only its parent has not asked how.
  if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
  return { ticks: fields[19] ?? '' };
}

function textOr(otherwise: string, read: () => string): string {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
