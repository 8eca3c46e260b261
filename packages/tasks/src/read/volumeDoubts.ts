import type { DecodedVolume, FormDifference } from '@fourier-features/datasets';
import type { Doubts } from '../doubts.ts';
import { percent } from '../percent.ts';

/** Largest angle between sform and qform that rounding explains, in degrees. */
const FORM_ANGLE = 1;
/** Largest distance between the places of a voxel by the two, in voxels. */
const FORM_VOXELS = 0.5;
/** Largest relative difference of two statements of one voxel size. */
const SIZE_TOLERANCE = 0.01;
/** Voxel sizes of scanners and microscopes, in mm. */
const [LEAST_SIZE, GREATEST_SIZE] = [1e-4, 100] as const;
/** Largest ratio of two voxel sizes. */
const GREATEST_RATIO = 100;
/** Largest relative difference of the distances between slices. */
const DISTANCE_TOLERANCE = 0.02;
/** Largest tilt of a series that rounding explains, in degrees. */
const TILT = 0.5;

/** Judges what a file says about its voxels. */
export function volumeDoubts(volume: DecodedVolume): Doubts {
  return {
    warnings: [
      ...formWarnings(volume),
      ...sizeWarnings(volume),
      ...sliceWarnings(volume),
      ...valueWarnings(volume),
    ],
    notes: [...spaceNotes(volume), ...nonFiniteNotes(volume)],
  };
}

function formWarnings({ spacing, report }: DecodedVolume): string[] {
  const { unusableForms, formDifference, affineFrom } = report;
  const unusable = unusableForms.map(
    (form) =>
      `the ${form} is not finite or not invertible, so that places in space are from the ${affineFrom}. Write a valid ${form} if they matter.`,
  );
  if (!formDifference?.sameSpace || !isApart(formDifference, spacing)) return unusable;
  return [
    ...unusable,
    `sform and qform should lead to the same space but differ by ${apart(formDifference)}; the sform was used. Correct or remove the wrong one.`,
  ];
}

function spaceNotes({ spacing, report: { formDifference } }: DecodedVolume): string[] {
  if (!formDifference || formDifference.sameSpace || !isApart(formDifference, spacing)) return [];
  return [`sform and qform lead to two spaces, ${apart(formDifference)} apart; the sform was used.`];
}

function isApart({ angle, distance }: FormDifference, spacing: readonly number[]): boolean {
  return angle > FORM_ANGLE || distance > FORM_VOXELS * Math.min(...spacing);
}

function apart({ angle, distance }: FormDifference): string {
  return `${angle.toFixed(1)}° and up to ${millimetres(distance)} mm`;
}

function sizeWarnings({ spacing, report: { statedSpacing: stated, affineFrom } }: DecodedVolume): string[] {
  const warnings: string[] = [];
  const used = `${spacing.map(millimetres).join(' × ')} mm`;
  const said = `${stated.map(millimetres).join(' × ')} mm`;
  if (stated.some((size) => !(size > 0 && size < Infinity))) {
    warnings.push(
      `the header states voxel sizes of ${said}, which must be positive; read as ${used} by the ${affineFrom}. Correct the header if they are others.`,
    );
  } else if (affineFrom !== 'slice positions') {
    const differ = Math.max(...spacing.map((size, axis) => Math.abs(size / stated[axis]! - 1)));
    if (differ > SIZE_TOLERANCE) {
      warnings.push(
        `voxel sizes by the header, ${said}, and by the ${affineFrom}, ${used}, differ by ${percent(differ)}; the latter were used. Correct the wrong ones.`,
      );
    }
  }
  const [least, greatest] = [Math.min(...spacing), Math.max(...spacing)];
  if (least < LEAST_SIZE || greatest > GREATEST_SIZE || greatest / least > GREATEST_RATIO) {
    warnings.push(`voxels of ${used} are unlikely. Check the header's voxel sizes and their unit.`);
  }
  return warnings;
}

function sliceWarnings({ spacing, report: { sliceDistances, tilt } }: DecodedVolume): string[] {
  const warnings: string[] = [];
  if (sliceDistances) {
    const { least, greatest } = sliceDistances;
    if (greatest - least > DISTANCE_TOLERANCE * greatest) {
      warnings.push(
        `slices are from ${millimetres(least)} to ${millimetres(greatest)} mm apart, and were read as ${millimetres(spacing[2])} mm apart. Add the missing ones, or resample the series evenly.`,
      );
    }
  }
  if (tilt !== undefined && tilt > TILT) {
    warnings.push(
      `slices are shifted along one another, by ${tilt.toFixed(1)}° (a tilted gantry), which voxels at right angles do not show. Resample the series upright, such as with dcm2niix.`,
    );
  }
  return warnings;
}

function valueWarnings({ offset, report: { distinct } }: DecodedVolume): string[] {
  if (!distinct) return [];
  const { inFile, asFloat32 } = distinct;
  const loss =
    asFloat32 < inFile
      ? `${inFile} distinct values would become ${asFloat32} as 32-bit floats`
      : '32-bit floats would change the differences of the values';
  return [
    `${loss}, so they were read, and results are, relative to the least, ${offset}. Subtract it from the file if that is not what you mean.`,
  ];
}

function nonFiniteNotes({ values, report: { nonFiniteCount } }: DecodedVolume): string[] {
  if (nonFiniteCount === 0) return [];
  const what = nonFiniteCount === 1 ? 'value that was' : 'values that were';
  return [`${nonFiniteCount} ${what} not finite (${percent(nonFiniteCount / values.length)}) became 0.`];
}

function millimetres(length: number): string {
  return `${Number(length.toPrecision(4))}`;
}
