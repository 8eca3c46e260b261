import type { Marker } from '@fourier-features/components/charts/chartLine.ts';
import { encodingLook } from '@fourier-features/components/charts/encodings.ts';
import type { FigureSeries } from '@fourier-features/readmes';

/** How a series is drawn. */
export interface SeriesLook {
  readonly color: string;
  readonly dash: string | undefined;
  readonly marker: Marker | undefined;
}

/** Encodings and fields keep the colours that they have on other pages, whether a record calls them by name or in words. */
const ENCODINGS = new Map(
  (
    [
      ...(['none', 'basic', 'positional', 'gaussian'] as const),
      ...(['siren', 'finer', 'wire', 'gauss', 'hash', 'grid'] as const),
    ] as const
  ).flatMap((name) => {
    const look = encodingLook(name);
    return [
      [name as string, look],
      [look.label, look],
    ];
  }),
);

const COLORS = ['gaussian', 'positional', 'basic', 'other', 'none', 'truth'].map(
  (name) => `var(--ff-${name})`,
);
const MARKERS: readonly Marker[] = ['circle', 'square', 'triangle', 'diamond', 'cross'];

/** With more points than this, markers hide their line. */
const MOST_MARKERS = 45;

/** What is predicted, next to what was measured. */
const PREDICTED = '6 4';

/**
 * Returns how a series of a figure is drawn: a colour and a shape for each group, dashes for predictions, rings for
 * what the paper says.
 */
export function seriesLook(
  { group, role, x, scatter }: FigureSeries,
  { groups, compares }: FigureLook,
): SeriesLook {
  const at = groups.indexOf(group);
  const known = ENCODINGS.get(group);
  const color = known?.color ?? COLORS[at % COLORS.length]!;
  if (role === 'published') return { color, dash: '1.5 3', marker: scatter ? 'ring' : undefined };
  if (role === 'predicted' && compares) return { color, dash: PREDICTED, marker: undefined };
  const marker = x.length > MOST_MARKERS || x.length === 2 ? undefined : MARKERS[at % MARKERS.length];
  return { color, dash: compares ? undefined : known?.dash, marker };
}

/** What the looks of all series of a figure depend on. */
export interface FigureLook {
  readonly groups: readonly string[];
  /** Whether the figure compares measurements with predictions or with the paper. */
  readonly compares: boolean;
}

/** Returns what the looks of some series depend on. */
export function figureLook(series: readonly FigureSeries[]): FigureLook {
  const roles = new Set(series.map(({ role }) => role));
  return { groups: [...new Set(series.map(({ group }) => group))], compares: roles.size > 1 };
}
