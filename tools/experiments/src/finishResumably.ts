import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Checkpoint, type FitEnd, type FitEvent, LostFitError } from '@fourier-features/core';
import { type CheckpointFile, decodeCheckpoint, encodeCheckpoint } from '@fourier-features/core/storage';

/** Seconds between checkpoints, for the fit's `checkpointSeconds`. */
export const CHECKPOINT_SECONDS = 60;

/** Conversion of checkpoints to bytes and back; a task whose checkpoints extend core's has its own. */
export interface CheckpointCodec {
  encode(file: CheckpointFile): Uint8Array;
  decode(bytes: Uint8Array): CheckpointFile;
}

const CORE_CODEC: CheckpointCodec = { encode: encodeCheckpoint, decode: decodeCheckpoint };

/**
 * Runs a fit to its end and returns its last event. Checkpoints are written to `file`; if it already holds one with the
 * same `identity`, such as the protocol as JSON, the fit resumes from it, and the result is bit-identical to an
 * uninterrupted run. The file is removed at the end, except one of another identity that this fit did not overwrite.
 *
 * @throws LostFitError if the engine's device was lost; the file then holds the last good state.
 */
export async function finishResumably(
  file: URL,
  identity: string,
  start: (resume: Checkpoint | undefined) => AsyncIterable<FitEvent>,
  codec: CheckpointCodec = CORE_CODEC,
): Promise<FitEnd> {
  const path = fileURLToPath(file);
  const resume = await readCheckpoint(path, identity, codec);
  let owned = resume !== undefined;
  for await (const event of start(resume)) {
    const isLost = event.type === 'end' && event.reason === 'lost';
    if (event.type === 'checkpoint' || isLost) {
      const bytes = codec.encode({ checkpoint: event.checkpoint, metadata: { identity } });
      await mkdir(new URL('.', file), { recursive: true });
      await writeFile(`${path}.part`, bytes);
      await rename(`${path}.part`, path);
      owned = true;
    }
    if (isLost) throw new LostFitError(event);
    if (event.type !== 'end') continue;
    if (owned) await rm(path, { force: true });
    return event;
  }
  throw new Error('finishResumably: the fit ended without an end event');
}

async function readCheckpoint(
  path: string,
  identity: string,
  { decode }: CheckpointCodec,
): Promise<Checkpoint | undefined> {
  if (!existsSync(path)) return undefined;
  const { checkpoint, metadata } = decode(await readFile(path));
  return metadata['identity'] === identity ? checkpoint : undefined;
}
