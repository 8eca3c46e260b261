import { readRecord } from '@fourier-features/readmes';

interface Comparison {
  readonly quantity: string;
  readonly ours: number | readonly number[];
  readonly expected: number | null;
}

const THEORY = 'packages/theory/experiments/records';

/**
 * Numbers in the text of each page that are in no record of the page: facts of the papers, sizes, and figures computed
 * here from records.
 */
export function statedNumbers(page: string): readonly number[] {
  return STATED[page]?.() ?? [];
}

const STATED: Readonly<Record<string, () => readonly number[]>> = {
  // Sides of pictures and volumes, and the sessions over which Colin27 is averaged.
  index: () => [256, 32, 96, 27],
  // Table 3: 16 pictures of 512 × 512, 2,000 steps. Neighbouring steps differ by up to 1 dB.
  images: () => [16, 512, 2000, 256, 1],
  // Sides of images, and the sessions over which Colin27 is averaged.
  ct: () => [512, 256, 128, 27],
  // Table 6: 96 voxels a side, 1,000 steps.
  mri: () => [96, 1000],
  // Table 7. Rotations are by 45°, and cost 2 dB.
  scenes: () => [400, 45, ...rotationLosses()],
  // Networks of figure 14.
  theory: () => [20, seedRatio(), ...predictionRatios()],
  // Section A.3, layers, frequencies and sides of pictures.
  frequencies: () => [3, 512, 256, 128, 16, ...directionGains()],
  // Of Basri et al.: 1,001 points and width 16,000 on the sphere, degrees up to 30, slopes of 2.74 and 2.87.
  // Ranges of the fields' coordinates, levels and cells of grids, ω and s of networks, and how much larger the larger waves are.
  convergence: () => [2, 3, 1001, 16_000, 30, 2.74, 2.87, -1, 16, 512, 20, 10, 100, 33],
  // Cores.
  speed: () => [2],
  // Percent, layers and channels.
  fields: () => [2, 8, 256],
};

/** The largest error of p = 0 after the last step, over the smallest, of three seeds. */
function seedRatio(): number {
  const { results } = readRecord<Comparison>(`${THEORY}/fig03-paper.json`);
  const errors = results
    .filter(({ quantity }) => quantity.startsWith('p = 0, train and test error after 50000 steps, measured'))
    .map(({ ours }) => (ours as readonly number[])[0]!);
  return Math.max(...errors) / Math.min(...errors);
}

/** The smallest and the largest ratio of measured to predicted errors on the points trained on, over all powers. */
function predictionRatios(): number[] {
  const { results, protocol } = readRecord<Comparison>(`${THEORY}/fig03-paper.json`);
  const error = (mapping: string, how: string): number => {
    const quantity = `${mapping}, train and test error after 50000 steps, ${how}`;
    return (results.find((result) => result.quantity === quantity)!.ours as readonly number[])[0]!;
  };
  const ratios = (protocol['mappings'] as readonly string[])
    .filter((mapping) => mapping !== 'no mapping')
    .map((mapping) => error(mapping, 'measured') / error(mapping, 'predicted from f₀'));
  return [Math.min(...ratios), Math.max(...ratios)];
}

/** The smallest and the largest difference to the paper's PSNR over the directions of figure 11. */
function directionGains(): number[] {
  const { results } = readRecord<Comparison>(`${THEORY}/fig11-quick.json`);
  const gains = results.map(({ ours, expected }) => (ours as number) - expected!);
  return [Math.min(...gains), Math.max(...gains)];
}

/** What each positional encoding loses when it is rotated, in whole decibels. */
function rotationLosses(): number[] {
  const { results } = readRecord<{ encoding: string; psnr: number }>(
    'packages/nerf/experiments/records/quick.json',
  );
  const psnr = (name: string): number => results.find(({ encoding }) => encoding === name)!.psnr;
  return ['positional', 'positional-octaves'].map((name) => Math.round(psnr(name) - psnr(`${name}-rotated`)));
}
