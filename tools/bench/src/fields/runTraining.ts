import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { EngineName } from '../engines.ts';
import { failureReason } from '../failureReason.ts';
import type { TrainingRequest, TrainingResult } from './training.ts';

/** Who trains: one of our engines, or PyTorch in the Python of this path. */
export type Trainee = { readonly engine: EngineName } | { readonly python: string };

/**
 * Trains in a process of its own, and returns what it answers.
 *
 * @throws Error with the last line of its standard error if it fails.
 */
export async function runTraining(trainee: Trainee, request: TrainingRequest): Promise<TrainingResult> {
  const [program, ...rest] =
    'python' in trainee
      ? [trainee.python, script('trainPicture.py')]
      : [process.execPath, script('trainPicture.ts'), trainee.engine];
  try {
    const { stdout } = await promisify(execFile)(program!, [...rest, JSON.stringify(request)]);
    return JSON.parse(stdout) as TrainingResult;
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string };
    throw new Error(failureReason(stderr ?? '') ?? message);
  }
}

function script(name: string): string {
  return fileURLToPath(new URL(`../contestants/${name}`, import.meta.url));
}
