import { type MethodResult, markdownTable, summarise } from '@fourier-features/experiments';
import { published as ct } from '../../../../packages/ct/experiments/protocol.ts';
import { published as image } from '../../../../packages/image/experiments/protocol.ts';
import { published as mri } from '../../../../packages/mri/experiments/protocol.ts';
import { published as nerf } from '../../../../packages/nerf/experiments/protocol.ts';
import { published as occupancy } from '../../../../packages/occupancy/experiments/protocol.ts';
import { publishedMean } from '../means.ts';
import { readRecord } from '../readRecord.ts';
import { type ResultTable, withBest } from '../resultTable.ts';
import { PICTURES, type PictureResult, publishedPicture } from './pictures.ts';
import { CT_QUICK, MRI_QUICK } from './reconstruction.ts';
import { SCENES, type SceneResult } from './scenes.ts';
import { SHAPES, type ShapeResult } from './shapes.ts';

const ENCODINGS = ['none', 'basic', 'positional', 'gaussian'] as const;
type Encoding = (typeof ENCODINGS)[number];

/** One experiment: the scores of each encoding, and the paper's. */
interface Experiment {
  readonly label: string;
  readonly package: string;
  readonly measure: string;
  readonly unit?: string;
  readonly digits: number;
  scores(encoding: Encoding): readonly number[];
  /** With the digits that the paper gives. */
  paper(encoding: Encoding): string;
}

const rotated = (encoding: Encoding): SceneResult['encoding'] =>
  encoding === 'positional' ? 'positional-rotated' : encoding;

/** Returns the results of all quick protocols next to the paper's table 1. */
export function overviewResults(): ResultTable {
  return {
    caption: 'Mean of each encoding by the quick protocols, and the published values of table 1',
    head: ['task', 'no mapping', 'basic', 'positional', 'Gaussian'],
    rows: experiments().map(({ scores, paper, ...row }) => ({
      ...row,
      cells: withBest(
        ENCODINGS.map((encoding) => ({ ours: summarise(scores(encoding)), published: paper(encoding) })),
        row.digits,
      ),
    })),
    records: [PICTURES.photo, PICTURES.text, SHAPES, CT_QUICK, MRI_QUICK, SCENES],
  };
}

/** Returns the table of all quick protocols, with the paper's values in brackets and the best of each line in bold. */
export function overviewTable(): string {
  const { head, rows } = overviewResults();
  return markdownTable(
    ['mean', ...head.slice(1)],
    rows.map(({ label, package: folder, measure, unit, digits, cells }) => {
      const texts = cells.map(({ ours, published, best }) => {
        const mean = ours!.mean.toFixed(digits);
        return `${best ? `**${mean}**` : mean} (${publishedMean(published!)})`;
      });
      const last = `${texts.at(-1)}${unit ? ` ${unit}` : ''}`;
      return [`[${label}](packages/${folder}), ${measure}`, ...texts.with(-1, last)];
    }),
  );
}

function experiments(): Experiment[] {
  const pictures = (kind: keyof typeof PICTURES) => (encoding: Encoding) =>
    readRecord<PictureResult>(PICTURES[kind])
      .results.filter((result) => result.encoding === encoding)
      .map((result) => result.heldOutPsnr);
  const shapes = readRecord<ShapeResult>(SHAPES).results;
  const scans = readRecord<MethodResult>(CT_QUICK).results;
  const volumes = readRecord<MethodResult>(MRI_QUICK).results;
  const scenes = readRecord<SceneResult>(SCENES).results;
  const psnrs = (results: readonly MethodResult[], subjects: string, method: string): number[] =>
    results
      .filter((result) => result.method === method && result.subject.startsWith(subjects))
      .map(({ psnr }) => psnr);
  const psnr = { unit: 'dB', digits: 1, measure: 'PSNR' };
  const heldOut = { ...psnr, measure: 'held-out PSNR' };
  return [
    {
      ...heldOut,
      label: 'photographs',
      package: 'image',
      scores: pictures('photo'),
      paper: (encoding) => publishedPicture(image.photo[encoding]),
    },
    {
      ...heldOut,
      label: 'text',
      package: 'image',
      scores: pictures('text'),
      paper: (encoding) => publishedPicture(image.text[encoding]),
    },
    {
      label: 'shapes',
      package: 'occupancy',
      measure: 'IoU near the surface',
      digits: 3,
      scores: (encoding) =>
        shapes.filter((result) => result.encoding === encoding).map((result) => result.boundaryIou),
      paper: (encoding) => occupancy[encoding].boundary,
    },
    {
      ...psnr,
      label: 'CT, phantoms',
      package: 'ct',
      scores: (encoding) => psnrs(scans, 'shepp', encoding),
      paper: (encoding) => ct.shepp[encoding]!,
    },
    {
      ...psnr,
      label: 'CT, a brain',
      package: 'ct',
      scores: (encoding) => psnrs(scans, 'brain', encoding),
      paper: (encoding) => ct.brain[encoding]!,
    },
    {
      ...psnr,
      label: 'MRI, a brain',
      package: 'mri',
      scores: (encoding) => psnrs(volumes, 'colin27-brain', encoding),
      paper: (encoding) => mri[encoding]!,
    },
    {
      ...heldOut,
      label: 'scenes, rotated',
      package: 'nerf',
      scores: (encoding) =>
        scenes
          .filter((result) => result.encoding === rotated(encoding))
          .flatMap(({ views }) => views.map((view) => view.psnr)),
      paper: (encoding) => nerf[rotated(encoding)],
    },
  ];
}
