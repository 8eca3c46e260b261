import { amplitudesFigure } from './figures/amplitudes.ts';
import { circleFigure, sphereFigure, superpositionFigure } from './figures/convergence.ts';
import { ctCurves, mriCurves, pictureCurves, sceneCurves } from './figures/curves.ts';
import { fieldSecondCurves, fieldStepCurves } from './figures/fieldCurves.ts';
import { fieldSpectraFigure, fieldTrainingFigure } from './figures/fields.ts';
import { kernelFigure, spreadingFigure } from './figures/kernels.ts';
import {
  blurFigure,
  depthFigure,
  directionFigure,
  scaleFigure,
  trainedFrequenciesFigure,
} from './figures/pictures.ts';
import type { ResultFigure } from './figures/resultFigure.ts';
import { pictureSpreadFigure, spreadFigure } from './figures/spreads.ts';
import { bumpFigure, trainingFigure } from './figures/training.ts';
import { type Provenance, provenanceOf } from './provenance.ts';
import type { ResultTable } from './resultTable.ts';
import { baselinesResults } from './tables/baselines.ts';
import { fieldSizes, fieldsAtTime, fieldsResults, fieldWinners, shapeTimes } from './tables/fields.ts';
import { figure3Results } from './tables/figure3.ts';
import { overviewResults } from './tables/overview.ts';
import { picturesResults } from './tables/pictures.ts';
import { ctResults, mriResults } from './tables/reconstruction.ts';
import { scaleResults } from './tables/scale.ts';
import { gainResults, scenesResults } from './tables/scenes.ts';
import { shapesByShape, shapesResults } from './tables/shapes.ts';
import { speedConditions, speedResults } from './tables/speed.ts';

/** Everything that pages of results show, by name. */
export interface Results {
  readonly tables: Readonly<Record<string, ResultTable>>;
  readonly figures: Readonly<Record<string, ResultFigure>>;
  /** Where the numbers of each record of an experiment come from, by its path. */
  readonly provenance: Readonly<Record<string, Provenance>>;
  /** On what the engines were timed, a line per workload. */
  readonly conditions: readonly string[];
}

/** Reads the records and returns all tables and figures that pages show. */
export function readResults(): Results {
  const tables = {
    overview: overviewResults(),
    pictures: picturesResults(),
    shapes: shapesResults(),
    'shape-by-shape': shapesByShape(),
    ct: ctResults(),
    baselines: baselinesResults(),
    mri: mriResults(),
    scenes: scenesResults(),
    gain: gainResults(),
    fields: fieldsResults(),
    'fields-at-time': fieldsAtTime(),
    'field-winners': fieldWinners(),
    'field-sizes': fieldSizes(),
    'shape-times': shapeTimes(),
    figure3: figure3Results(),
    scale: scaleResults(),
    step: speedResults('step'),
    infer: speedResults('infer'),
  };
  const figures = {
    'picture-curves': pictureCurves(),
    'ct-curves': ctCurves(),
    'mri-curves': mriCurves(),
    'scene-curves': sceneCurves(),
    'field-step-curves': fieldStepCurves(),
    'field-second-curves': fieldSecondCurves(),
    kernel: kernelFigure(),
    training: trainingFigure(['p = 0', 'p = 1', 'p = ∞', 'no mapping']),
    'training-powers': trainingFigure(['p = 0', 'p = 0.5', 'p = 1', 'p = 1.5', 'p = 2']),
    spread: spreadFigure('test'),
    'spread-train': spreadFigure('train'),
    amplitudes: amplitudesFigure(),
    depth: depthFigure(),
    spreading: spreadingFigure(),
    'trained-frequencies': trainedFrequenciesFigure(),
    'picture-spread': pictureSpreadFigure(),
    scale: scaleFigure(),
    direction: directionFigure(),
    bump: bumpFigure(),
    circle: circleFigure(),
    sphere: sphereFigure(),
    superposition: superpositionFigure(),
    blur: blurFigure(),
    'field-spectra': fieldSpectraFigure(),
    'field-training': fieldTrainingFigure(),
  };
  const records = new Set(
    [...Object.values(tables), ...Object.values(figures)]
      .flatMap((result) => result.records)
      .filter((path) => path.startsWith('packages/')),
  );
  return {
    tables,
    figures,
    provenance: Object.fromEntries([...records].map((path) => [path, provenanceOf(path)])),
    conditions: speedConditions(),
  };
}
