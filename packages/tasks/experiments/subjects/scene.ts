import { createHash } from 'node:crypto';
import * as nerf from '@fourier-features/nerf';
import type { FieldsProtocol } from '../protocol.ts';
import type { Subject } from './subject.ts';

/** Seed for the positions of the cameras. */
const CAMERA_SEED = 0;

/**
 * Makes the procedural scene, whatever its name: `heldOutPsnr` and `heldOutSsim` are means over the held-out views, and those of the
 * curve of some pixels of both kinds of views.
 */
export async function readScene(
  name: string,
  { side, trainViews, heldOutViews }: FieldsProtocol['scene'],
): Promise<Subject> {
  const { train, heldOut, near, far } = await nerf.proceduralScene({
    width: side,
    train: trainViews,
    heldOut: heldOutViews,
    seed: CAMERA_SEED,
  });
  const hash = createHash('sha256');
  for (const { camera, picture } of [...train, ...heldOut]) hash.update(camera.pose).update(picture.values);
  const cameras = train.map(({ camera }) => camera);
  const bounds = nerf.defaultBounds(cameras, near, far);
  const { density, minimumTransmittance, renderSamples: samples } = nerf.defaults;
  const background = 'alpha';
  const first = heldOut[0]!;
  return {
    name,
    sha256: hash.digest('hex'),
    recommended: nerf.recommended(cameras, { near, far }),
    outputDim: 4,
    truth: { ...first.picture, channels: 3, values: nerf.pictureOver(first, background) },
    fit: ({ encoding, ...options }) =>
      nerf.fit({
        ...options,
        ...(encoding && { encoding: encoding as nerf.EncodingName }),
        views: train,
        heldOut,
        near,
        far,
        bounds,
        background,
      }),
    result: async (field, engine) => {
      const occupancy = await nerf.fieldOccupancy(field, { engine, bounds, density });
      const views: nerf.RenderedView[] = [];
      for await (const view of nerf.renderViews(
        field,
        heldOut.map(({ camera }) => camera),
        { engine, near, far, samples, density, background, minimumTransmittance, occupancy },
      ))
        views.push(view);
      const { psnr, ssim } = nerf.meanScores(
        views.map((view, i) => nerf.scoreView(view, heldOut[i]!, background)),
      );
      const { width, height, colour } = views[0]!;
      return {
        scores: { heldOutPsnr: psnr, ...(ssim === null || ssim === undefined ? {} : { heldOutSsim: ssim }) },
        picture: { width, height, channels: 3, values: colour },
      };
    },
  };
}
