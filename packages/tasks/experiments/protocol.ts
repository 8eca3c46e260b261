import type { FieldChoice } from '@fourier-features/tasks';

/** Kinds of subjects: held-out pixels, shapes, scans from few angles, a scene from pictures. */
export type SubjectKind = 'image' | 'shape' | 'ct' | 'scene';

/** The constants of the trainings on subjects of one kind. */
export interface KindProtocol {
  readonly subjects: readonly string[];
  /** Trained numbers that every field has, within 2 %. */
  readonly parameters: number;
  readonly steps: number;
  /** Steps between points of the curves. */
  readonly measureEvery: number;
  /** Seeds for the frequencies, initial weights and batches. */
  readonly seeds: readonly number[];
}

/**
 * The constants of a comparison of fields. Depths, activations, optimisers, learning rates, scales and batches are the tasks'
 * defaults; widths, cells and table sizes follow from `parameters`.
 */
export interface FieldsProtocol {
  /** Fields, `fourier` by its encodings: the Gaussian one, and none at all. */
  readonly fields: readonly FieldChoice[];
  /** Every second row and column of the picture is trained on, the pixels between are held out. */
  readonly image: KindProtocol & {
    /** Pixels along each side. */
    readonly side: number;
  };
  readonly shape: KindProtocol & {
    /** Points of each held-out set. */
    readonly heldOutPoints: number;
  };
  readonly ct: KindProtocol & {
    /** Pixels along each side. */
    readonly side: number;
    /** Number of projections, spread evenly over half a turn. */
    readonly angles: number;
  };
  readonly scene: KindProtocol & {
    /** Pixels along each side of a view. */
    readonly side: number;
    readonly trainViews: number;
    readonly heldOutViews: number;
  };
}

/** Fraction by which a field's number of parameters may differ from the protocol's. */
export const TOLERANCE = 0.02;

const FIELDS = ['none', 'gaussian', 'siren', 'finer', 'wire', 'gauss', 'hash', 'grid'] as const;
const FIVE_SEEDS = [0, 1, 2, 3, 4];
const PICTURES = ['astronaut', 'brushes', 'dandelion', 'light'];
const SHAPES = ['gyroid', 'trefoil', 'gear', 'bored-cube'];
const SCANS = ['shepp:8', 'brain:colin27-z070'];

/**
 * Numbers of parameters are those of a plain grid with a vertex for each pixel that is trained on or reconstructed; for shapes
 * and the scene, where such a grid would be large, of one with 34³ and 22³ vertices.
 */
export const protocols: Readonly<Record<'quick' | 'paper', FieldsProtocol>> = {
  quick: {
    fields: FIELDS,
    image: {
      subjects: PICTURES,
      side: 128,
      parameters: 65 ** 2 * 3,
      steps: 500,
      measureEvery: 25,
      seeds: FIVE_SEEDS,
    },
    shape: {
      subjects: SHAPES,
      parameters: 34 ** 3,
      steps: 300,
      measureEvery: 10,
      seeds: [0],
      heldOutPoints: 2 ** 17,
    },
    ct: {
      subjects: SCANS,
      side: 128,
      angles: 20,
      parameters: 129 ** 2,
      steps: 240,
      measureEvery: 20,
      seeds: FIVE_SEEDS,
    },
    scene: {
      subjects: ['solids'],
      side: 64,
      trainViews: 24,
      heldOutViews: 4,
      parameters: 22 ** 3 * 4,
      steps: 300,
      measureEvery: 20,
      seeds: [0],
    },
  },
  /** Five times the steps, pictures and scans of 512², and for shapes a grid of the task's default number of cells. */
  paper: {
    fields: FIELDS,
    image: {
      subjects: PICTURES,
      side: 512,
      parameters: 257 ** 2 * 3,
      steps: 2500,
      measureEvery: 125,
      seeds: FIVE_SEEDS,
    },
    shape: {
      subjects: SHAPES,
      parameters: 65 ** 3,
      steps: 1500,
      measureEvery: 50,
      seeds: FIVE_SEEDS,
      heldOutPoints: 2 ** 18,
    },
    ct: {
      subjects: SCANS,
      side: 512,
      angles: 20,
      parameters: 513 ** 2,
      steps: 1200,
      measureEvery: 100,
      seeds: FIVE_SEEDS,
    },
    scene: {
      subjects: ['solids'],
      side: 128,
      trainViews: 48,
      heldOutViews: 8,
      parameters: 41 ** 3 * 4,
      steps: 1500,
      measureEvery: 100,
      seeds: FIVE_SEEDS,
    },
  },
};
