import type { KspaceReport } from '@fourier-features/mri';
import { percent } from '../percent.ts';

/** How k-space was read, and the figures about it. */
export interface KspaceReading {
  readonly report: KspaceReport;
  readonly grid: readonly number[];
  /** Number of coils; undefined without an axis of coils. */
  readonly coils: number | undefined;
  /** Whether DC was taken to be in the middle. */
  readonly centred: boolean;
  readonly imageOrigin: 'corner' | 'centre';
  readonly real: boolean;
  /** Whether no number of the file is negative or has an imaginary part. */
  readonly withoutPhases: boolean;
  /** Whether sensitivities were estimated from the centre of k-space. */
  readonly estimated: boolean;
  /** How well given sensitivities explain k-space, in [0, 1]; undefined if none are given. */
  readonly agreement: number | undefined;
  /** Whether the format leaves the conventions to the reader's options. */
  readonly stated: boolean;
}

/** An axis with less energy than this near index 0 has DC in the middle; measured: at least 0.67 if DC is at index 0. */
const FAR_FROM_START = 0.35;
/** Shortest axis on which the place of DC can be seen, in cells. */
const LEAST_SIDE = 4;
/** Wrap of an image that is rolled by half its field of view; measured: more in 97 % of such scans, in 1 of 5490 others. */
const WRAPPED = 0.1;
/**
 * An axis of coils spreads its energy over more of its length than this; measured: at least 0.70, and at most 0.44 along
 * k-space.
 */
const SPREAD_OF_COILS = 0.65;
/**
 * An axis with less of its length in use, and whose energy falls off symmetrically from where DC would be, is one of k-space;
 * measured: of coils whose energies vary by a factor of e, 1 in 500 arrays is mistaken for it.
 */
const SPREAD_OF_KSPACE = 0.4;
const SYMMETRY_OF_KSPACE = 0.7;
/** Coils from which on this is judged. */
const LEAST_COILS = 8;
/** All axes of an image spread their energy over more than this of their length; measured: at most 0.44 of k-space. */
const SPREAD_OF_IMAGE = 0.5;
/** Samples of which some have a phase, unless none has: fewer may happen to be positive. */
const LEAST_SAMPLES = 16;
/** Symmetry of a real image with noise; measured: at least 0.89 at 10 dB, at most 0.77 with phases. */
const SYMMETRY_OF_REAL = 0.8;
/** Symmetry above which an image is said to be real. */
const CERTAINLY_REAL = 0.99;
/** Coverage of the centre below which sensitivities estimated from it are blurs of one line. */
const LEAST_CENTRE_COVERAGE = 0.2;

/**
 * Agreement of sensitivities below which they are not of this scan; measured: at least 0.89 of right, at most 0.56 of rolled
 * maps.
 */
const LEAST_AGREEMENT = 0.8;

/** Returns the doubts that the figures raise, each with the figure and the cure. */
export function kspaceWarnings(reading: KspaceReading): string[] {
  const axes = axesWarning(reading);
  // where axes are mistaken, figures along them say nothing
  if (axes !== undefined) return [axes];
  const dc = dcWarning(reading);
  const origin = dc === undefined ? originWarning(reading) : undefined;
  const others = dc === undefined ? [realWarning(reading), sensitivityWarning(reading)] : [];
  return [dc, origin, centreWarning(reading), ...others].filter((warning) => warning !== undefined);
}

/** Returns what is good to know about the measurement. */
export function kspaceNotes({ report, real, coils }: KspaceReading): string[] {
  const notes: string[] = [];
  if (!report.dcSampled) notes.push('DC is not sampled, so the mean of the image is not measured.');
  if (!real && (coils ?? 1) === 1 && report.conjugateSymmetry > CERTAINLY_REAL)
    notes.push(
      `k-space is conjugate symmetric (${report.conjugateSymmetry.toFixed(3)} of 1), as of a real image. Pass {real} if it is not negative, which halves what is unknown.`,
    );
  return notes;
}

function axesWarning(reading: KspaceReading): string | undefined {
  const { report, grid, coils } = reading;
  const shares = report.spread.map((spread, axis) => spread / grid[axis]!);
  const flat = shares.findIndex((share, axis) => share > SPREAD_OF_COILS && grid[axis]! > 2);
  const least = Math.min(...shares);
  if (flat >= 0 && least < SPREAD_OF_IMAGE && (grid.length === 3 || coils !== undefined))
    return coilAxisWarning(reading, flat);
  if (least > SPREAD_OF_IMAGE && Math.min(...grid) >= 2 * LEAST_SIDE)
    return `the energy spreads over ${report.spread.map((spread) => spread.toFixed(1)).join(' x ')} of ${grid.join(' x ')} bins, as in an image or noise; k-space has a peak. Transform an image first: numpy.fft.fft2(image).`;
  const sampled = report.coverage * grid.reduce((product, side) => product * side, 1);
  if (reading.withoutPhases && sampled >= LEAST_SAMPLES)
    return 'no sample has a negative or an imaginary part, as in an image or in magnitudes; k-space has phases. Transform an image first: numpy.fft.fft2(image).';
  if (coils === undefined || coils < 2) return undefined;
  // volumes may be thinner than there are coils
  const smallest = Math.min(...grid.slice(-2));
  if (coils > smallest)
    return `${coils} coils outnumber the ${smallest} bins of an axis of [${[coils, ...grid].join(', ')}], so the first axis may not be that of coils. Store coils first, as numpy.moveaxis(kspace, axis, 0) does.`;
  if (isAxisOfKspace(reading, coils))
    return `the energy of the first axis peaks like an axis of k-space: ${report.coilSpread.toFixed(1)} of its ${coils} indices hold it. Leave out {coils} if it is not an axis of coils.`;
  return undefined;
}

function isAxisOfKspace({ report, centred }: KspaceReading, coils: number): boolean {
  return (
    coils >= LEAST_COILS &&
    report.strongestCoil === (centred ? Math.floor(coils / 2) : 0) &&
    report.coilSpread / coils < SPREAD_OF_KSPACE &&
    report.coilSymmetry > SYMMETRY_OF_KSPACE
  );
}

function coilAxisWarning({ report, grid, coils }: KspaceReading, flat: number): string {
  const place = flat + (coils === undefined ? 0 : 1);
  const shape = coils === undefined ? grid : [coils, ...grid];
  const cure =
    place === 0
      ? 'Pass {coils} if it is one. If it holds slices, reconstruct each from a file of its own.'
      : `Store coils first, as numpy.moveaxis(kspace, ${place}, 0) does${coils === undefined ? ', and pass {coils}' : ''}.`;
  return `axis ${place} of [${shape.join(', ')}] looks like an axis of coils: its energy spreads over ${report.spread[flat]!.toFixed(1)} of ${grid[flat]} indices, where an axis of k-space has a peak. ${cure}`;
}

function dcWarning(reading: KspaceReading): string | undefined {
  const { report, grid, centred, stated } = reading;
  const judged = grid.map((cells) => cells >= LEAST_SIDE);
  const far = report.nearStart.map((share, axis) => judged[axis]! && share < FAR_FROM_START);
  if (!far.includes(true)) return undefined;
  const all = far.every((isFar, axis) => isFar || !judged[axis]);
  const index = strongestInFile(reading);
  const share = Math.min(...report.nearStart);
  const figure = `the strongest sample is at [${index.join(', ')}] of [${grid.join(', ')}], and ${percent(share)} of the energy is near where DC is taken to be, ${centred ? 'the middle of each axis' : 'index 0'}`;
  const axes = far.flatMap((isFar, axis) => (isFar ? [axis - grid.length] : []));
  if (!all || !stated)
    return `${figure}. Move DC ${centred ? 'to the middle' : 'to index 0'} first, as numpy.fft.${centred ? '' : 'i'}fftshift(kspace, axes=(${axes.join(', ')},)) does.`;
  return `${figure}. ${centred ? 'Leave out' : 'Pass'} {centred}${originToo(reading)}.`;
}

/** What {imageOrigin} must be once {centred} is the other one: the reader would otherwise move the image with it. */
function originToo({ report, centred, imageOrigin }: KspaceReading): string {
  if (Math.abs(report.wrap) < WRAPPED) return '';
  const inPlace = report.wrap < 0;
  const right = inPlace === (imageOrigin === 'centre') ? 'centre' : 'corner';
  const next = centred ? 'corner' : 'centre';
  return right === next ? '' : ` and ${centred ? 'pass ' : ''}{imageOrigin} ${right}`;
}

/** The index of the strongest sample as the file has it. */
function strongestInFile({ report, grid, centred }: KspaceReading): number[] {
  return report.strongest.map((index, axis) =>
    centred ? (index + Math.floor(grid[axis]! / 2)) % grid[axis]! : index,
  );
}

function originWarning({ report: { wrap }, imageOrigin }: KspaceReading): string | undefined {
  if (wrap < WRAPPED) return undefined;
  const other = imageOrigin === 'centre' ? 'corner' : 'centre';
  const ratio = Math.min(99, (1 + wrap) / (1 - wrap)).toFixed(1);
  return `the image wraps around its borders, which are ${ratio} times as bright as its middle. Pass {imageOrigin} ${other} if it belongs in the middle.`;
}

function centreWarning({ report, estimated }: KspaceReading): string | undefined {
  if (!estimated || report.centreCoverage >= LEAST_CENTRE_COVERAGE) return undefined;
  return `sensitivities are estimated from a centre of which ${percent(report.centreCoverage)} is sampled. Pass a smaller {centreFraction}, or {sensitivities}.`;
}

function sensitivityWarning({ agreement, grid }: KspaceReading): string | undefined {
  if (agreement === undefined || agreement >= LEAST_AGREEMENT) return undefined;
  return `the sensitivities explain ${percent(agreement)} of what the coils receive at low resolution, where those of the scan explain 90 %. Give {sensitivities} as images [${grid.join(', ')}] of this slice, coils in the order of k-space, or leave them out.`;
}

function realWarning({ report, real, coils }: KspaceReading): string | undefined {
  if (!real || (coils ?? 1) > 1 || report.conjugateSymmetry >= SYMMETRY_OF_REAL) return undefined;
  return `k-space is not conjugate symmetric (${report.conjugateSymmetry.toFixed(2)}; 1 of a real image), so the image has phases. Leave out {real}.`;
}
