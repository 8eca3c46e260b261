import { type FieldKind, fieldKinds } from './fieldKind.ts';
import { aborts } from './properties/aborts.ts';
import { accuracy } from './properties/accuracy.ts';
import { determinism } from './properties/determinism.ts';
import { disposal } from './properties/disposal.ts';
import { evaluation } from './properties/evaluation.ts';
import { gradients, limits, mixedGradients } from './properties/gradients.ts';
import { hiddenActivations } from './properties/hiddenActivations.ts';
import { indirectBatches } from './properties/indirectBatches.ts';
import { losses } from './properties/losses.ts';
import { nonFiniteFields, nonFiniteTargets } from './properties/nonFinite.ts';
import { refusals } from './properties/refusals.ts';
import { repeatedBatches } from './properties/repeatedBatches.ts';
import { resuming } from './properties/resuming.ts';
import { tables } from './properties/tables.ts';
import { trainableEncodings } from './properties/trainableEncodings.ts';
import { updates } from './properties/updates.ts';
import type { PropertyGroup } from './property.ts';

type GroupOf = (kind: FieldKind) => PropertyGroup;

/** Groups that the arithmetic of any kind of field could break. */
const ofArithmetic: readonly GroupOf[] = [
  gradients,
  evaluation,
  updates,
  indirectBatches,
  nonFiniteFields,
  nonFiniteTargets,
  disposal,
];

/** Groups that what is kept between calls could break: activations keep no more than ReLU does. */
const ofState: readonly GroupOf[] = [repeatedBatches, resuming, determinism, aborts];

const groups: Readonly<Record<FieldKind['name'], readonly GroupOf[]>> = {
  'Fourier features': [...ofArithmetic, ...ofState],
  activations: ofArithmetic,
  grids: [...ofArithmetic, ...ofState],
};

/** What every engine must do. */
export const engineProperties: readonly PropertyGroup[] = [
  accuracy,
  limits,
  ...fieldKinds.flatMap((kind) => groups[kind.name].map((of) => of(kind))),
  mixedGradients,
  trainableEncodings,
  hiddenActivations,
  tables,
  refusals,
  losses,
];
