import { PlaneTiles } from './PlaneTiles.tsx';
import type { ShownFieldsProps } from './shownFields.ts';

const SLICE = { axis: 'z', index: 0, window: [0, 1] } as const;

/** Shows pictures, rendered from their fields at the size and the enlargement on screen. */
export function PictureFields({ fits, ...rest }: ShownFieldsProps<'picture'>) {
  const { size } = fits[0]!.facts;
  return <PlaneTiles fits={fits.map(({ fit }) => fit)} size={size} slice={SLICE} unit="pixels" {...rest} />;
}
