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

/** Groups that are checked with fields of every kind. */
const ofKinds: readonly ((kind: FieldKind) => PropertyGroup)[] = [
  gradients,
  evaluation,
  updates,
  indirectBatches,
  repeatedBatches,
  resuming,
  determinism,
  nonFiniteFields,
  nonFiniteTargets,
  refusals,
  aborts,
  disposal,
];

/** What every engine must do. */
export const engineProperties: readonly PropertyGroup[] = [
  accuracy,
  limits,
  ...fieldKinds.flatMap((kind) => ofKinds.map((of) => of(kind))),
  mixedGradients,
  trainableEncodings,
  hiddenActivations,
  tables,
  losses,
];
