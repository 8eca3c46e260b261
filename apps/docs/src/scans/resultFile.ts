import type { Field } from '@fourier-features/core';
import { encodePng } from '@fourier-features/pictures/browser';
import type { FitSettings, ResultRun, Task, TaskInput } from '@fourier-features/tasks';

/** Returns a file of what a field gives. @throws Error if the result has no such file. */
export async function resultFile<Input extends TaskInput>(
  task: Task<Input, FitSettings>,
  name: string,
  { field, input, settings, ...run }: { field: Field; input: Input; settings: FitSettings } & ResultRun,
): Promise<Uint8Array<ArrayBuffer>> {
  const { files } = await task.result(field, input, settings, run);
  const content = files.find((file) => file.name === name)?.content;
  if (content?.kind === 'bytes') return new Uint8Array(content.bytes);
  if (content?.kind === 'picture')
    return new Uint8Array(await encodePng(content.picture, { bitDepth: content.bitDepth }));
  throw new Error(`The result has no file ${name}.`);
}
