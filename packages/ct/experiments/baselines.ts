/** Compares reconstructions without a network over phantoms and slices, and writes their record; see `--help`. */
import { type LinearOperator, seededRandom } from '@fourier-features/core';
import * as ct from '@fourier-features/ct';
import { experimentArguments, openRecord, summarise } from '@fourier-features/experiments';
import type { CtData } from './protocol.ts';
import { readSubject } from './subjects.ts';

/** The constants of the comparison. */
const PROTOCOL = {
  /** Pixels along each side. */
  side: 128,
  /** Numbers of projections, spread evenly over half a turn. */
  angles: [10, 20, 40, 90],
  /** Photons per detector without an object, at an optical depth of 4; null for exact measurements. */
  photons: [null, 1e4],
  /** The published tuning phantoms, so that the test phantoms stay unseen, and slices of a brain. */
  subjects: {
    shepp: [0, 1, 2, 3, 4, 5, 6, 7].map((index) => `shepp:${index}`),
    brain: ['050', '070', '090', '110'].map((slice) => `brain:colin27-z${slice}`),
  },
  seed: 1,
} as const;

/** A method over all subjects of one kind; PSNR in dB against the truth, clipped to [0, 1]. */
interface BaselineResult {
  readonly data: CtData;
  readonly angles: number;
  readonly photons: number | null;
  /** A filter of filtered back-projection, or `sart`. */
  readonly method: string;
  readonly mean: number;
  readonly deviation: number;
  readonly count: number;
}

const { partial } = experimentArguments(
  `npx pnpm --filter @fourier-features/ct baselines [options]

Reconstructs phantoms and slices by filtered back-projection with each filter and by SART, from several numbers of
projections, without noise and with it; writes records/baselines.json. Takes about a minute.`,
  '  npx pnpm --filter @fourier-features/ct baselines --budget 0.01',
);
const { side, seed } = PROTOCOL;
const shape = [side, side];
const record = openRecord<typeof PROTOCOL, BaselineResult>(
  new URL('records/baselines.json', import.meta.url),
  {
    experiment: 'ct/baselines',
    engine: 'none',
    protocol: PROTOCOL,
  },
);

for (const data of ['shepp', 'brain'] as const) {
  const names = partial ? PROTOCOL.subjects[data].slice(0, 1) : PROTOCOL.subjects[data];
  const truths = await Promise.all(names.map(async (name) => (await readSubject(name, side)).truth));
  for (const angles of partial ? PROTOCOL.angles.slice(0, 1) : PROTOCOL.angles) {
    for (const photons of PROTOCOL.photons) {
      for (const [method, scores] of await scoresOf(truths, ct.uniformAngles(angles), photons)) {
        const { mean, deviation, count } = summarise(scores);
        process.stdout.write(
          `${data}, ${angles} projections, ${photons ?? 'no'} photons, ${method}: ${mean.toFixed(2)} dB\n`,
        );
        if (!partial) await record.add({ data, angles, photons, method, mean, deviation, count });
      }
    }
  }
}

/** Returns the PSNR of every truth by each method. */
async function scoresOf(
  truths: readonly Float32Array[],
  angles: Float64Array,
  photons: number | null,
): Promise<Map<string, number[]>> {
  const scores = new Map<string, number[]>();
  const operator = ct.parallelBeam({ shape, angles });
  const operatorAt = (angle: number): LinearOperator => ct.parallelBeam({ shape, angles: [angle] });
  const random = seededRandom(seed);
  for (const truth of truths) {
    const exact = operator.apply(truth);
    const sinogram =
      photons === null ? exact : ct.poissonNoise({ sinogram: exact, photons, attenuation: 4, random });
    const add = (method: string, image: Float32Array): void => {
      scores.set(method, [...(scores.get(method) ?? []), ct.score(image, truth, shape).psnr]);
    };
    for (const filter of ct.projectionFilters)
      add(filter, ct.filteredBackProjection({ sinogram, angles, shape, filter }));
    add('sart', await ct.sart({ sinogram, angles, operatorAt }));
  }
  return scores;
}
