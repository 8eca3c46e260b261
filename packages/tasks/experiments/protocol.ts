import type { FieldChoice } from '@fourier-features/tasks';

/** Kinds of subjects: held-out pixels, shapes, scans from few angles, a scene from pictures, and shapes again by larger fields. */
export type SubjectKind = 'image' | 'shape' | 'ct' | 'scene' | 'fullShape';

/** The constants of the trainings on subjects of one kind. */
export interface KindProtocol {
  readonly subjects: readonly string[];
  /** Trained numbers that every field has, within 2 %; null for the task's default sizes. */
  readonly parameters: number | null;
  /** Fields, if not all of the protocol's. */
  readonly fields?: readonly FieldChoice[];
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
  readonly shape: ShapeProtocol;
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
  readonly fullShape: ShapeProtocol;
}

/** The constants of the trainings on shapes. */
export interface ShapeProtocol extends KindProtocol {
  /** Dense layers of Fourier fields and of no mapping; null for the task's eight, which need many channels and steps. */
  readonly fourierDepth: number | null;
  /** Fresh points per step. */
  readonly batchSize: number;
  /** Points of each held-out set. */
  readonly heldOutPoints: number;
}

/** Fraction by which a field's number of parameters may differ from the protocol's. */
export const TOLERANCE = 0.02;

const FIELDS = ['none', 'gaussian', 'siren', 'finer', 'wire', 'gauss', 'hash', 'grid'] as const;
const FIVE_SEEDS = [0, 1, 2, 3, 4];
const PICTURES = ['astronaut', 'brushes', 'dandelion', 'light'];
const SHAPES = ['gyroid', 'trefoil', 'gear', 'bored-cube'];
const SCANS = ['shepp:8', 'brain:colin27-z070'];

/**
 * Shapes are fitted by the Fourier field and the hash grid at their default sizes as well, at which they are used. At the equal
 * size, the default's eight layers would have so few channels that their output stays constant in so few steps: they are four.
 *
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
      steps: 400,
      measureEvery: 20,
      seeds: FIVE_SEEDS,
    },
    shape: {
      subjects: SHAPES,
      parameters: 34 ** 3,
      steps: 300,
      measureEvery: 10,
      seeds: [0],
      fourierDepth: 4,
      batchSize: 2048,
      heldOutPoints: 2 ** 16,
    },
    ct: {
      subjects: SCANS,
      side: 128,
      angles: 10,
      parameters: 129 ** 2,
      steps: 150,
      measureEvery: 10,
      seeds: FIVE_SEEDS,
    },
    scene: {
      subjects: ['solids'],
      side: 64,
      trainViews: 24,
      heldOutViews: 4,
      parameters: 22 ** 3 * 4,
      steps: 200,
      measureEvery: 20,
      seeds: [0],
    },
    fullShape: {
      subjects: SHAPES,
      fields: ['gaussian', 'hash'],
      parameters: null,
      steps: 600,
      measureEvery: 20,
      seeds: [0],
      fourierDepth: null,
      batchSize: 2048,
      heldOutPoints: 2 ** 16,
    },
  },
  /** Five times the steps, pictures and scans of 512², and for shapes a grid of the task's default number of cells. */
  paper: {
    fields: FIELDS,
    image: {
      subjects: PICTURES,
      side: 512,
      parameters: 257 ** 2 * 3,
      steps: 2000,
      measureEvery: 100,
      seeds: FIVE_SEEDS,
    },
    shape: {
      subjects: SHAPES,
      parameters: 65 ** 3,
      steps: 1500,
      measureEvery: 50,
      seeds: FIVE_SEEDS,
      fourierDepth: 4,
      batchSize: 8192,
      heldOutPoints: 2 ** 18,
    },
    ct: {
      subjects: SCANS,
      side: 512,
      angles: 20,
      parameters: 513 ** 2,
      steps: 750,
      measureEvery: 100,
      seeds: FIVE_SEEDS,
    },
    scene: {
      subjects: ['solids'],
      side: 128,
      trainViews: 48,
      heldOutViews: 8,
      parameters: 41 ** 3 * 4,
      steps: 1000,
      measureEvery: 100,
      seeds: FIVE_SEEDS,
    },
    fullShape: {
      subjects: SHAPES,
      fields: ['gaussian', 'hash'],
      parameters: null,
      steps: 1000,
      measureEvery: 25,
      seeds: [0],
      fourierDepth: null,
      batchSize: 8192,
      heldOutPoints: 2 ** 16,
    },
  },
};
