import { type LinearOperator, sizeOf } from '@fourier-features/core';
import { checkShape } from '@fourier-features/core/check';
import { type Crossings, mostCrossings, type Ray, traceRay } from './traceRay.ts';

export interface RayOperatorOptions {
  /** Caller, for error messages. */
  name: string;
  /** `[height, width]`. */
  inputShape: readonly [number, number];
  /** `[angles, detectors]`. */
  outputShape: readonly [number, number];
  /** Returns the ray of a detector, in pixels from the image's corner. */
  ray: (angle: number, detector: number) => Ray;
}

/** Most crossings kept between applications, 128 MiB; if there could be more, rays are traced again each time. */
const KEPT_CROSSINGS = 2 ** 24;

/** Receives the crossings of each ray: the entries from `from` up to but not including `to`. */
type Visitor = (ray: number, crossings: Crossings, from: number, to: number) => void;

/** Returns the operator of line integrals along rays, in domain units (the longest side is 1), with its exact transpose. */
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

/** Traces all rays once and keeps their crossings. */
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

/** Traces all rays anew on every visit, in bounded memory. */
function tracedVisits(rayCount: number, most: number, trace: Trace): (visit: Visitor) => void {
  const crossings = roomFor(most);
  return (visit) => {
    for (let index = 0; index < rayCount; index++) visit(index, crossings, 0, trace(index, crossings, 0));
  };
}
