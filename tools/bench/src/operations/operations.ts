import { seededRandom } from '@fourier-features/core';
import * as ct from '@fourier-features/ct';
import { proceduralShape } from '@fourier-features/datasets';
import * as mri from '@fourier-features/mri';
import * as occupancy from '@fourier-features/occupancy';
import { symmetricEigen } from '@fourier-features/theory';
import type { Operation } from './operation.ts';

/** Side of the slices and number of angles of the paper's CT. */
export const CT_SIDE = 512;
export const CT_ANGLES = 20;
/** Side of the paper's volumes. */
export const MRI_SIDE = 96;
export const LABELLED_POINTS: number = 2 ** 18;
/** Points of a kernel matrix. */
export const EIGEN_SIZE = 1024;

/** Transforms of CT by their names in the README. */
export const CT_TRANSFORMS = ['publishedRadon', 'parallelBeam', 'fanBeam'] as const;
/** Masks of MRI by what the README calls them. */
export const MRI_MASKS = ["the paper's mask", 'every fourth line', 'all bins'] as const;
/** Kinds of meshes by what the README calls them. */
export const MESHES = ['closed', 'open'] as const;

/** Operations of each task that has some. */
const OPERATIONS: Readonly<Record<string, () => Operation[] | Promise<Operation[]>>> = {
  ct: ctOperations,
  mri: mriOperations,
  occupancy: labelOperations,
  theory: () => [eigenOperation()],
};

/** Prepares all operations, those of a task together, or those of one task. */
export async function prepareOperations(task?: string): Promise<Operation[]> {
  const tasks = task === undefined ? Object.keys(OPERATIONS) : [task];
  const operations = await Promise.all(tasks.map((name) => OPERATIONS[name]?.() ?? []));
  return operations.flat();
}

function ctOperations(): Operation[] {
  const shape = [CT_SIDE, CT_SIDE] as const;
  const angles = ct.uniformAngles(CT_ANGLES);
  const build = {
    publishedRadon: () => ct.publishedRadon({ shape, angles }),
    parallelBeam: () => ct.parallelBeam({ shape, angles }),
    fanBeam: () =>
      ct.fanBeam({
        ...{ shape, angles, sourceDistance: 2, detectorDistance: 2 },
        // The image appears at twice its size.
        ...{ detectorCount: CT_SIDE, detectorSpacing: 2 / CT_SIDE },
      }),
  };
  const image = seededRandom(0).uniforms(CT_SIDE ** 2);
  return CT_TRANSFORMS.flatMap((name) => {
    const operator = build[name]();
    const sinogram = operator.apply(image);
    const once = { count: 1 };
    return [
      // The first application finds the pixels that rays cross.
      { name: `ct: ${name}, first apply`, ...once, run: () => build[name]().apply(image) },
      { name: `ct: ${name}, apply`, ...once, run: () => operator.apply(image) },
      { name: `ct: ${name}, adjoint`, ...once, run: () => operator.adjoint(sinogram) },
    ];
  });
}

function mriOperations(): Operation[] {
  const shape = [MRI_SIDE, MRI_SIDE, MRI_SIDE] as const;
  const random = seededRandom(0);
  const masks = {
    "the paper's mask": mri.gaussianMask({ shape, random }),
    'every fourth line': mri.equispacedMask({ shape, acceleration: 4, centreFraction: 0 }),
    'all bins': mri.fullMask(shape),
  };
  const volume = random.uniforms(MRI_SIDE ** 3);
  return MRI_MASKS.flatMap((name) => {
    const operator = mri.fourierSampling({ shape, mask: masks[name] });
    const kspace = operator.apply(volume);
    return [
      { name: `mri: ${name}, apply`, count: 1, run: () => operator.apply(volume) },
      { name: `mri: ${name}, adjoint`, count: 1, run: () => operator.adjoint(kspace) },
    ];
  });
}

/** Labels uniform points, of a closed mesh and of the same one without a face. */
async function labelOperations(): Promise<Operation[]> {
  const { mesh } = occupancy.normaliseMesh((await proceduralShape('gyroid')).mesh);
  const tests = {
    closed: occupancy.insideTest(mesh),
    open: occupancy.insideTest({ ...mesh, indices: mesh.indices.slice(3) }),
  };
  const points = seededRandom(0).uniforms(3 * LABELLED_POINTS);
  return MESHES.map((name) => ({
    name: `occupancy: labels, ${name}`,
    count: LABELLED_POINTS,
    run: () => tests[name].label(points),
  }));
}

function eigenOperation(): Operation {
  const n = EIGEN_SIZE;
  // A kernel of distances on a circle: symmetric, with eigenvalues that fall.
  const values = Float64Array.from({ length: n * n }, (_, i) => {
    const distance = Math.sin((Math.PI * (Math.floor(i / n) - (i % n))) / n);
    return Math.exp(-8 * distance ** 2);
  });
  return {
    name: `theory: eigendecomposition, n = ${n}`,
    count: 1,
    run: () => symmetricEigen({ rows: n, columns: n, values }),
  };
}
