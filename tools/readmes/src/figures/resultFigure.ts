/** A curve or a set of points of a figure. */
export interface FigureSeries {
  readonly label: string;
  /** Series of one group, such as a measurement and its prediction, have one colour. */
  readonly group: string;
  /** How the values came about: by training, by theory, or read from the paper. */
  readonly role: 'measured' | 'predicted' | 'published';
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** Standard deviation of each y. */
  readonly deviation?: readonly number[];
  /** Whether the points are separate measurements, with no line between them. */
  readonly scatter?: boolean;
}

/** One pair of axes. */
export interface FigurePanel {
  readonly title: string;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly xLog?: boolean;
  readonly yLog?: boolean;
  readonly series: readonly FigureSeries[];
}

/** A figure drawn from records. */
export interface ResultFigure {
  readonly panels: readonly FigurePanel[];
  /** The records that the figure is drawn from, as paths from the root. */
  readonly records: readonly string[];
}
