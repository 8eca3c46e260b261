import { type Agreement, agreementFaults, agreementShapes } from '@fourier-features/testing/agreement';
import { hasDeno, inDeno, runInDeno } from '@fourier-features/testing/deno';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Measured } from './inDeno/measured.ts';

const [SHAPES, STEPS] = [8, 2];

describe.skipIf(!hasDeno)(inDeno('webgpuEngine with the shaders that Naga compiles'), () => {
  let agreements: Readonly<Record<string, Agreement>>;
  beforeAll(async () => {
    const output = await runInDeno(new URL('inDeno/measure.ts', import.meta.url), [`${SHAPES}`, `${STEPS}`]);
    ({ agreements } = JSON.parse(output) as Measured);
  });

  test.each(agreementShapes(SHAPES))('agrees with float64: $title', ({ title }) => {
    expect(agreementFaults(agreements[title]!)).toEqual([]);
  });
});
