import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import {
  type Checkpoint,
  type CheckpointFile,
  decodeCheckpoint,
  encodeCheckpoint,
  type FitEnd,
  type FitEvent,
} from '@fourier-features/core';

/** Seconds between checkpoints, to be handed to the fit. */
export const CHECKPOINT_SECONDS = 60;

/** How checkpoints become files; a task that adds something to core's has its own. */
export interface CheckpointCodec {
  encode(file: CheckpointFile): Uint8Array;
  decode(bytes: Uint8Array): CheckpointFile;
}

const CORES: CheckpointCodec = { encode: encodeCheckpoint, decode: decodeCheckpoint };

/**
 * Runs a fit to its end. Its checkpoints go to `file`, from which it goes on if there is one of the same `identity`, such
 * as the protocol as JSON; to the same bits. The file is removed at the end.
 */
export async function finishResumably(
  file: URL,
  identity: string,
  start: (resume: Checkpoint | undefined) => AsyncIterable<FitEvent>,
  codec: CheckpointCodec = CORES,
): Promise<FitEnd> {
  await mkdir(new URL('.', file), { recursive: true });
  const path = fileURLToPath(file);
  for await (const event of start(await readCheckpoint(path, identity, codec))) {
    if (event.type === 'checkpoint') {
      const bytes = codec.encode({ checkpoint: event.checkpoint, metadata: { identity } });
      await writeFile(`${path}.part`, bytes);
      await rename(`${path}.part`, path);
    }
    if (event.type !== 'end') continue;
    await rm(path, { force: true });
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
