/** Shapes of points, which differ where colours may not be told apart. */
export type Marker = 'circle' | 'square' | 'triangle' | 'diamond' | 'cross' | 'ring';

/** One line of a chart. */
export interface ChartLine {
  /** Name in the legend; a line without one is not in it. */
  readonly label: string;
  /** A colour of CSS, such as `var(--ff-gaussian)`. */
  readonly color: string;
  /** Dashes of SVG; solid by default. Lines of one chart differ in dashes as well as in colour. */
  readonly dash?: string | undefined;
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  /** Draws points without a line between them. */
  readonly dots?: boolean | undefined;
  /** Shape of the points; circles without a line, and none with one, by default. */
  readonly marker?: Marker | undefined;
  /** Standard deviation of each y, drawn as a bar above and below it. */
  readonly deviation?: ArrayLike<number> | undefined;
}
