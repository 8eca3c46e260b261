import type { DataSet } from 'dicom-parser';
import { isLittleEndian } from './transferSyntax.ts';

export type Vector = readonly [number, number, number];

/** One slice of a series, its pixels still encoded. */
export interface DicomSlice {
  /** Name of the file. */
  readonly name: string;
  readonly series: string;
  /** What people call the series: modality and description. */
  readonly title: string;
  readonly width: number;
  readonly height: number;
  /** Distances of pixels along a row and along a column, in mm. */
  readonly pixelSpacing: readonly [x: number, y: number];
  /** Direction in which columns are counted, to the left, back and top of the patient; unit length. */
  readonly rowDirection: Vector;
  /** Direction in which rows are counted. */
  readonly columnDirection: Vector;
  /** Position of the centre of the first pixel, in mm. */
  readonly position: Vector;
  /** Thickness, in mm, or the distance to the next slice, as stated; undefined if the file states neither. */
  readonly thickness: number | undefined;
  /** Number type of the pixels, before slope and intercept. */
  readonly dataType: string;
  /** Returns the value of a pixel, row by row, scaled. */
  read(pixel: number): number;
}

const TAGS = {
  transferSyntax: 'x00020010',
  modality: 'x00080060',
  description: 'x0008103e',
  series: 'x0020000e',
  position: 'x00200032',
  orientation: 'x00200037',
  thickness: 'x00180050',
  sliceDistance: 'x00180088',
  samples: 'x00280002',
  photometric: 'x00280004',
  frames: 'x00280008',
  rows: 'x00280010',
  columns: 'x00280011',
  pixelSpacing: 'x00280030',
  bitsAllocated: 'x00280100',
  bitsStored: 'x00280101',
  highBit: 'x00280102',
  signed: 'x00280103',
  intercept: 'x00281052',
  slope: 'x00281053',
  pixels: 'x7fe00010',
} as const;

/** Largest deviation of the length of a direction from 1, and of the product of two from 0. */
const UNIT_TOLERANCE = 1e-3;

/**
 * Returns the slice of a parsed file.
 *
 * @throws RangeError if it is not one grey slice of a place in space, or its pixels are compressed or truncated.
 * @see DICOM PS3.3, C.7.6.2 image plane, C.7.6.3 image pixel, C.11.1 modality LUT
 */
export function dicomSlice(name: string, data: DataSet): DicomSlice {
  const littleEndian = isLittleEndian(data.string(TAGS.transferSyntax) ?? '');
  const frames = data.intString(TAGS.frames) ?? 1;
  if (frames !== 1) {
    throw new RangeError(
      `a file must hold one slice, got ${frames} frames. Convert the file with dcm2niix first.`,
    );
  }
  const photometric = data.string(TAGS.photometric) ?? '';
  if ((data.uint16(TAGS.samples) ?? 1) !== 1 || photometric !== 'MONOCHROME2') {
    throw new RangeError(
      `pixels must be grey, MONOCHROME2, got ${photometric || 'no photometric interpretation'}`,
    );
  }
  const [height, width] = [data.uint16(TAGS.rows) ?? 0, data.uint16(TAGS.columns) ?? 0];
  if (height < 1 || width < 1) throw new RangeError(`a slice must have pixels, got ${width} × ${height}`);
  const [rowDistance, columnDistance] = numbers(data, TAGS.pixelSpacing, 2) ?? [0, 0];
  if (!(rowDistance! > 0 && columnDistance! > 0)) {
    throw new RangeError(
      `PixelSpacing must be two positive distances, in mm, got ${stated(data, TAGS.pixelSpacing)}`,
    );
  }
  const position = numbers(data, TAGS.position, 3);
  if (!position) {
    throw new RangeError(
      `ImagePositionPatient must be three numbers, in mm, got ${stated(data, TAGS.position)}`,
    );
  }
  const [rowDirection, columnDirection] = directionsOf(data);
  return {
    name,
    series: data.string(TAGS.series) ?? '',
    title: [data.string(TAGS.modality), data.string(TAGS.description)].filter(Boolean).join(' '),
    width,
    height,
    pixelSpacing: [columnDistance!, rowDistance!],
    rowDirection,
    columnDirection,
    position: position as unknown as Vector,
    thickness: data.floatString(TAGS.sliceDistance) ?? data.floatString(TAGS.thickness),
    ...pixelsOf(data, width * height, littleEndian),
  };
}

/** Returns the numbers of a decimal string; undefined if there are fewer or one is not finite. */
function numbers(data: DataSet, tag: string, count: number): number[] | undefined {
  const found = Array.from({ length: count }, (_, i) => data.floatString(tag, i) ?? Number.NaN);
  return found.every(Number.isFinite) ? found : undefined;
}

function stated(data: DataSet, tag: string): string {
  return (data.string(tag) ?? 'none').slice(0, 60);
}

function directionsOf(data: DataSet): [Vector, Vector] {
  const cosines = numbers(data, TAGS.orientation, 6);
  const [row, column] = [cosines?.slice(0, 3) ?? [], cosines?.slice(3) ?? []];
  const dot = (a: readonly number[], b: readonly number[]) =>
    a.reduce((sum, entry, i) => sum + entry * b[i]!, 0);
  const deviations = [dot(row, row) - 1, dot(column, column) - 1, dot(row, column)];
  if (!cosines || deviations.some((deviation) => Math.abs(deviation) > UNIT_TOLERANCE)) {
    throw new RangeError(
      `ImageOrientationPatient must be two perpendicular directions of length 1, got ${stated(data, TAGS.orientation)}`,
    );
  }
  return [row as unknown as Vector, column as unknown as Vector];
}

/** Returns the type of the pixels, and what reads them: the stored bits, their sign extended, times slope plus intercept. */
function pixelsOf(
  data: DataSet,
  count: number,
  littleEndian: boolean,
): Pick<DicomSlice, 'dataType' | 'read'> {
  const allocated = data.uint16(TAGS.bitsAllocated) ?? 0;
  const bits = data.uint16(TAGS.bitsStored) ?? allocated;
  const highBit = data.uint16(TAGS.highBit) ?? bits - 1;
  const signed = data.uint16(TAGS.signed) === 1;
  if (![8, 16, 32].includes(allocated) || bits < 1 || bits > allocated || highBit !== bits - 1) {
    throw new RangeError(
      `pixels must have 8, 16 or 32 bits, of which the lowest are used, got ${bits} of ${allocated} up to bit ${highBit}`,
    );
  }
  const element = data.elements[TAGS.pixels];
  const needed = (count * allocated) / 8;
  const left = element ? data.byteArray.length - element.dataOffset : 0;
  if (!element || element.length < needed || left < needed) {
    throw new RangeError(
      `truncated: the pixels must have ${needed} bytes, got ${Math.min(element?.length ?? 0, left)}`,
    );
  }
  const bytes = data.byteArray;
  const view = new DataView(bytes.buffer, bytes.byteOffset + element.dataOffset, needed);
  const [slope, intercept] = [data.floatString(TAGS.slope) ?? 1, data.floatString(TAGS.intercept) ?? 0];
  if (slope === 0) throw new RangeError('RescaleSlope must not be 0, got 0');
  // above the stored bits, old files have overlays
  const shift = 32 - bits;
  const read = {
    8: (pixel: number) => view.getUint8(pixel),
    16: (pixel: number) => view.getUint16(2 * pixel, littleEndian),
    32: (pixel: number) => view.getUint32(4 * pixel, littleEndian),
  }[allocated as 8 | 16 | 32];
  const integer = signed
    ? (pixel: number) => (read(pixel) << shift) >> shift
    : (pixel: number) => (read(pixel) << shift) >>> shift;
  return {
    dataType: `${signed ? '' : 'u'}int${allocated}`,
    read: (pixel) => slope * integer(pixel) + intercept,
  };
}
