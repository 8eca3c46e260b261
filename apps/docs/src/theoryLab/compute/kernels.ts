import { type Field, gridCoordinates } from '@fourier-features/core';
import {
  columnMatrix,
  composedKernel,
  empiricalNtk,
  fourierQuotients,
  kernelMatrix,
  ntk,
} from '@fourier-features/theory';
import { EVERY, GRID, type LabSettings } from '../settings.ts';
import { labEncoding, labField } from './labField.ts';

/** A kernel on the training samples. */
export interface KernelPicture {
  readonly name: string;
  /** `[n, n]`. */
  readonly values: Float64Array;
  readonly rates: Float64Array;
}

/** Returns the kernels of infinitely wide networks without a mapping, with the basic one and with the chosen one. */
export function comparedKernels(settings: LabSettings): KernelPicture[] {
  const choices: readonly (readonly [string, LabSettings])[] = [
    ['no mapping', { ...settings, encoding: 'none' }],
    ['one sine and cosine', { ...settings, encoding: 'series', power: Number.POSITIVE_INFINITY }],
    ['as chosen', settings],
  ];
  const { depth, width } = settings;
  const network = ntk({ depth, width, parameterisation: 'standard', bias: true });
  const points = columnMatrix(gridCoordinates([GRID / EVERY]));
  return choices.map(([name, own]) =>
    pictureOf(name, kernelMatrix(composedKernel(network, labEncoding(own)), points)),
  );
}

/** Returns the kernel of one network of the chosen width: as it is drawn, or as it was trained. */
export function networkKernel(settings: LabSettings, trained?: Field): KernelPicture {
  const field = trained ?? labField(settings);
  return pictureOf(trained ? 'trained' : 'drawn', empiricalNtk(field, gridCoordinates([GRID / EVERY])));
}

function pictureOf(name: string, kernel: ReturnType<typeof kernelMatrix>): KernelPicture {
  const n = kernel.rows;
  return { name, values: kernel.values, rates: fourierQuotients(kernel).slice(0, Math.floor(n / 2) + 1) };
}
