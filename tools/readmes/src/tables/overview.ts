import { type MethodResult, markdownTable } from '@fourier-features/experiments';
import { published as ct } from '../../../../packages/ct/experiments/protocol.ts';
import { published as image } from '../../../../packages/image/experiments/protocol.ts';
import { published as mri } from '../../../../packages/mri/experiments/protocol.ts';
import { published as nerf } from '../../../../packages/nerf/experiments/protocol.ts';
import { published as occupancy } from '../../../../packages/occupancy/experiments/protocol.ts';
import { meanOf, publishedMean } from '../means.ts';
import { readRecord } from '../readRecord.ts';
import { PICTURES, type PictureResult } from './pictures.ts';
import { SCENES, type SceneResult } from './scenes.ts';

const ENCODINGS = ['none', 'basic', 'positional', 'gaussian'] as const;
type Encoding = (typeof ENCODINGS)[number];

/** One experiment: the mean of each encoding's scores, and the paper's. */
interface Experiment {
  readonly label: string;
  readonly unit: string;
  readonly digits: number;
  scores(encoding: Encoding): readonly number[];
  /** With the digits that the paper gives. */
  paper(encoding: Encoding): string;
}

const rotated = (encoding: Encoding): SceneResult['encoding'] =>
  encoding === 'positional' ? 'positional-rotated' : encoding;

/** Returns the table of all quick protocols, with the paper's values in brackets and the best of each line in bold. */
export function overviewTable(): string {
  return markdownTable(
    ['mean', 'no mapping', 'basic', 'positional', 'Gaussian'],
    experiments().map(({ label, unit, digits, scores, paper }) => {
      const means = ENCODINGS.map((encoding) => meanOf(scores(encoding))!.toFixed(digits));
      const best = means.reduce((one, other) => (Number(other) > Number(one) ? other : one));
      const alone = means.filter((mean) => mean === best).length === 1;
      const cells = ENCODINGS.map((encoding, i) => {
        const mean = alone && means[i] === best ? `**${best}**` : means[i];
        return `${mean} (${paper(encoding)})`;
      });
      return [label, ...cells.with(-1, cells.at(-1)! + unit)];
    }),
  );
}

function experiments(): Experiment[] {
  const pictures = (kind: keyof typeof PICTURES) => (encoding: Encoding) =>
    readRecord<PictureResult>(PICTURES[kind])
      .results.filter((result) => result.encoding === encoding)
      .map((result) => result.heldOutPsnr);
  const shapes = readRecord<{ encoding: Encoding; boundaryIou: number }>(
    'packages/occupancy/experiments/records/quick.json',
  ).results;
  const scans = readRecord<MethodResult>('packages/ct/experiments/records/quick.json').results;
  const volumes = readRecord<MethodResult>('packages/mri/experiments/records/quick.json').results;
  const scenes = readRecord<SceneResult>(SCENES).results;
  const psnrs = (results: readonly MethodResult[], subjects: string, method: string): number[] =>
    results
      .filter((result) => result.method === method && result.subject.startsWith(subjects))
      .map(({ psnr }) => psnr);
  const psnr = { unit: ' dB', digits: 1 };
  return [
    {
      label: '[photographs](packages/image), held-out PSNR',
      ...psnr,
      scores: pictures('photo'),
      paper: (encoding) => image.photo[encoding].mean.toFixed(2),
    },
    {
      label: '[text](packages/image), held-out PSNR',
      ...psnr,
      scores: pictures('text'),
      paper: (encoding) => image.text[encoding].mean.toFixed(2),
    },
    {
      label: '[shapes](packages/occupancy), IoU near the surface',
      unit: '',
      digits: 3,
      scores: (encoding) =>
        shapes.filter((result) => result.encoding === encoding).map((result) => result.boundaryIou),
      paper: (encoding) => publishedMean(occupancy[encoding].boundary),
    },
    {
      label: '[CT, phantoms](packages/ct), PSNR',
      ...psnr,
      scores: (encoding) => psnrs(scans, 'shepp', encoding),
      paper: (encoding) => publishedMean(ct.shepp[encoding]!),
    },
    {
      label: '[CT, a brain](packages/ct), PSNR',
      ...psnr,
      scores: (encoding) => psnrs(scans, 'brain', encoding),
      paper: (encoding) => publishedMean(ct.brain[encoding]!),
    },
    {
      label: '[MRI, a brain](packages/mri), PSNR',
      ...psnr,
      scores: (encoding) => psnrs(volumes, 'colin27-brain', encoding),
      paper: (encoding) => publishedMean(mri[encoding]!),
    },
    {
      label: '[scenes, rotated](packages/nerf), held-out PSNR',
      ...psnr,
      scores: (encoding) =>
        scenes.filter((result) => result.encoding === rotated(encoding)).map((result) => result.psnr),
      paper: (encoding) => publishedMean(nerf[rotated(encoding)]),
    },
  ];
}
