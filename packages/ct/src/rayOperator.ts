import { type LinearOperator, sizeOf } from '@fourier-features/core';
import { checkShape } from './check.ts';
import { type Crossings, mostCrossings, type Ray, traceRay } from './traceRay.ts';

export interface RayOperatorOptions {
  /** Prefixes messages. */
  name: string;
  /** `[height, width]`. */
  inputShape: readonly [number, number];
  /** `[angles, detectors]`. */
  outputShape: readonly [number, number];
  /** The ray of a detector, pixels from the image's corner. */
  ray: (angle: number, detector: number) => Ray;
}

/** Room for crossings kept between applications, 128 MiB; if there could be more, rays are traced again each time. */
const KEPT_CROSSINGS = 2 ** 24;

/** Told the crossings of each ray: the entries `from` to `to`. */
type Visitor = (ray: number, crossings: Crossings, from: number, to: number) => void;

/** Line integrals along rays, in domain units (the longest side is 1), with their exact transpose. */
export function rayOperator({ name, inputShape, outputShape, ray }: RayOperatorOptions): LinearOperator {
  const [height, width] = inputShape;
  const [, detectors] = outputShape;
  const rayCount = sizeOf(outputShape);
  const unit = 1 / Math.max(height, width);
  const most = mostCrossings(height, width);
  const trace = (index: number, crossings: Crossings, from: number): number =>
    traceRay(height, width, ray(Math.floor(index / detectors), index % detectors), crossings, from);
  const visitEach =
    rayCount * most <= KEPT_CROSSINGS
      ? keptVisits(rayCount, most, trace)
      : tracedVisits(rayCount, most, trace);
  return {
    inputShape,
    outputShape,
    apply: (values) => {
      checkShape(`${name}.apply`, 'values', values, inputShape);
      const integrals = new Float32Array(rayCount);
      visitEach((index, { pixels, lengths }, from, to) => {
        let sum = 0;
        for (let i = from; i < to; i++) sum += lengths[i]! * values[pixels[i]!]!;
        integrals[index] = sum * unit;
      });
      return integrals;
    },
    adjoint: (measurements) => {
      checkShape(`${name}.adjoint`, 'measurements', measurements, outputShape);
      const image = new Float64Array(height * width);
      visitEach((index, { pixels, lengths }, from, to) => {
        const share = measurements[index]! * unit;
        for (let i = from; i < to; i++) image[pixels[i]!]! += lengths[i]! * share;
      });
      return Float32Array.from(image);
    },
  };
}

type Trace = (index: number, crossings: Crossings, from: number) => number;

const roomFor = (entries: number): Crossings => ({
  pixels: new Int32Array(entries),
  lengths: new Float32Array(entries),
});

/** Traces all rays now, and none later. */
function keptVisits(rayCount: number, most: number, trace: Trace): (visit: Visitor) => void {
  const room = roomFor(rayCount * most);
  const starts = new Int32Array(rayCount + 1);
  for (let index = 0; index < rayCount; index++) starts[index + 1] = trace(index, room, starts[index]!);
  const used = starts[rayCount]!;
  const crossings = { pixels: room.pixels.slice(0, used), lengths: room.lengths.slice(0, used) };
  return (visit) => {
    for (let index = 0; index < rayCount; index++)
      visit(index, crossings, starts[index]!, starts[index + 1]!);
  };
}

/** Traces each ray whenever it is asked for. */
function tracedVisits(rayCount: number, most: number, trace: Trace): (visit: Visitor) => void {
  const crossings = roomFor(most);
  return (visit) => {
    for (let index = 0; index < rayCount; index++) visit(index, crossings, 0, trace(index, crossings, 0));
  };
}
