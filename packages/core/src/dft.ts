export { type Dft, dft, type GridDft, gridDft, separate } from './dft/dft.ts';
export { type ComplexGrid, type Lines, linesAlong } from './dft/gridLines.ts';
