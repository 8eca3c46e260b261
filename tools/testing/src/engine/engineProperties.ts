import { aborts } from './properties/aborts.ts';
import { accuracy } from './properties/accuracy.ts';
import { determinism } from './properties/determinism.ts';
import { disposal } from './properties/disposal.ts';
import { evaluation } from './properties/evaluation.ts';
import { gradients } from './properties/gradients.ts';
import { indirectBatches } from './properties/indirectBatches.ts';
import { losses } from './properties/losses.ts';
import { nonFiniteFields, nonFiniteTargets } from './properties/nonFinite.ts';
import { refusals } from './properties/refusals.ts';
import { repeatedBatches } from './properties/repeatedBatches.ts';
import { resuming } from './properties/resuming.ts';
import { trainableEncodings } from './properties/trainableEncodings.ts';
import { updates } from './properties/updates.ts';
import type { PropertyGroup } from './property.ts';

/** What every engine must do. */
export const engineProperties: readonly PropertyGroup[] = [
  accuracy,
  gradients,
  evaluation,
  updates,
  trainableEncodings,
  indirectBatches,
  repeatedBatches,
  resuming,
  determinism,
  nonFiniteFields,
  nonFiniteTargets,
  refusals,
  aborts,
  disposal,
  losses,
];
