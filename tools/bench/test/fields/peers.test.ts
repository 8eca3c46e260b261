import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { adam, seededRandom } from '@fourier-features/core';
import { tfjsEngine } from '@fourier-features/core/tfjs';
import { setBackend } from '@tensorflow/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { describedField } from '../../src/fields/describedField.ts';
import { type FieldDescription, publishedFields } from '../../src/fields/fieldDescription.ts';
import { findPython } from '../../src/pytorch/python.ts';

const POINTS = 24;
/** Of the largest number of a gradient; sines of 30 rad and more amplify the rounding of float32. */
const TOLERANCE = 1e-4;

const descriptions: readonly FieldDescription[] = [
  { ...publishedFields.fourier, frequencyCount: 5, depth: 3, width: 8 },
  { ...publishedFields.siren, firstOmega: 20, depth: 4, width: 8 },
  { ...publishedFields.finer, firstOmega: 20, depth: 4, width: 8 },
  { ...publishedFields.gauss, spread: 3, depth: 4, width: 8 },
  { ...publishedFields.wire, firstOmega: 10, omega: 5, spread: 3, depth: 4, width: 8 },
  { ...publishedFields.hash, levels: 4, tableSize: 64, coarsestCells: 3, finestCells: 20, width: 8 },
];

const cases = descriptions.map((description, seed) => {
  const random = seededRandom(seed);
  const field = describedField(description, random);
  return {
    description,
    field,
    coordinates: random.uniforms(2 * POINTS),
    targets: random.uniforms(description.outputDim * POINTS),
  };
});

interface Answer {
  readonly loss: number;
  readonly gradient: Readonly<Record<string, readonly number[]>>;
}

const python = findPython();
const hasPytorch = python !== undefined && spawnSync(python, ['-c', 'import torch']).status === 0;

/** Returns what PyTorch computes with our parameters, case by case. */
function answersOfPytorch(): Answer[] {
  const input = cases.map(({ description, field, coordinates, targets }) => ({
    description,
    parameters: field.parameters.map(({ values, ...named }) => ({ ...named, values: [...values] })),
    frequencies: field.encoding.kind === 'fourier' ? [...field.encoding.frequencies] : [],
    coordinates: [...coordinates],
    targets: [...targets],
  }));
  const script = fileURLToPath(new URL('peerGradient.py', import.meta.url));
  const { stdout, stderr } = spawnSync(python!, [script], { input: JSON.stringify(input), encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as Answer[];
}

describe.runIf(hasPytorch)('the fields of PyTorch', () => {
  let theirs: readonly Answer[];
  beforeAll(async () => {
    await setBackend('cpu');
    theirs = answersOfPytorch();
  }, 120_000);

  test.each(cases.map((each, index) => ({ ...each, index, name: each.description.field })))(
    'compute the loss and the gradient of our $name field with the same parameters',
    async ({ field, coordinates, targets, index }) => {
      const trainer = await tfjsEngine().createTrainer(field, adam());
      const { loss, gradient } = await trainer.gradient({ coordinates, targets, loss: 'mse' });
      trainer.dispose();
      const their = theirs[index]!;
      expect(Math.abs(loss / their.loss - 1)).toBeLessThan(TOLERANCE);
      for (const { name, values } of gradient) {
        const expected = their.gradient[name]!;
        const scale = Math.max(...expected.map(Math.abs));
        expect(values).toHaveLength(expected.length);
        for (const [i, value] of values.entries())
          expect(Math.abs(value - expected[i]!), `${name}[${i}]`).toBeLessThan(TOLERANCE * scale);
      }
    },
  );
});
