import { sgd } from '@fourier-features/core';
import { type Camera, occupancyWith, type RenderedView, renderWith } from '@fourier-features/nerf';
import { encodeAnimation, encodePng } from '@fourier-features/pictures';
import { Command, Option } from 'commander';
import { chooseEngine, type EngineOptions, engineOptions } from '../engine.ts';
import { type NerfLook, readNerfField } from '../files/nerfField.ts';
import { type OutputFolder, openOutputFolder } from '../files/outputs.ts';
import { colourPicture, depthPicture, opacityPicture } from '../run/nerf/nerfPictures.ts';
import { orbitPath } from '../run/nerf/orbitPath.ts';
import { degrees, pixelSize, positiveNumber, wholeNumber } from '../terminal/parsers.ts';
import { sayNowAndThen } from '../terminal/sayNowAndThen.ts';

interface RenderOptions extends EngineOptions {
  path: 'orbit' | 'view';
  frames: number;
  elevation?: number;
  size?: { width: number; height: number };
  samples?: number;
  format: 'webp' | 'gif';
  fps: number;
  out: string;
  json?: true;
}

export function nerfRenderCommand(): Command {
  const command = new Command('render')
    .description(
      'look at a fitted scene from anywhere: colour, opacity and nearness as PNG, and an animated picture',
    )
    .argument('<field>', 'a field.safetensors that nerf fit has written')
    .addOption(
      new Option('--path <name>', 'orbit: a turn around the scene, +z up; view: the first view held out')
        .choices(['orbit', 'view'])
        .default('orbit'),
    )
    .option('--frames <n>', 'of an orbit', wholeNumber(1, 10_000, 'frames'), 30)
    .option(
      '--elevation <degrees>',
      'of an orbit above the horizon (default: as the view held out)',
      degrees(-89, 89),
    )
    .option('--size <WxH>', 'pixels of the result (default: as the pictures)', pixelSize)
    .option('--samples <n>', 'on each ray (default: as nerf fit renders)', wholeNumber(2, 4096, 'samples'))
    .addOption(
      new Option('--format <name>', 'of the animated picture').choices(['webp', 'gif']).default('webp'),
    )
    .option('--fps <n>', 'frames per second', positiveNumber(100, 'frames per second'), 15)
    .option('--out <dir>', 'folder for the results', 'render')
    .option('--json', 'print one JSON object on stdout and nothing else there')
    .addHelpText(
      'after',
      `
The folder gets frame-000.png, opacity-000.png and depth-000.png (near is bright) and so on, and animation.webp or .gif.

Examples:
  $ fourier-features nerf render solids-gaussian/field.safetensors --frames 60
  $ fourier-features nerf render lego-gaussian/field.safetensors --size 400x400 --format gif --out lego-orbit`,
    )
    .action(render);
  for (const option of engineOptions()) command.addOption(option);
  return command;
}

async function render(file: string, options: RenderOptions): Promise<void> {
  const { field, look } = await readNerfField(file);
  const { engine } = await chooseEngine(options);
  const out = await openOutputFolder(options.out);
  const cameras = camerasOf(look, options);
  const started = performance.now();
  const trainer = await engine.createTrainer(field, sgd());
  try {
    const views: RenderedView[] = [];
    const progress = sayNowAndThen('rendering');
    const { near, far, density, background, bounds } = look;
    const evaluate = (points: Float32Array): Promise<Float32Array> => trainer.evaluate(points);
    const grid = look.occupancy ? await occupancyWith(evaluate, { bounds, density }) : undefined;
    for (const camera of cameras) {
      views.push(
        await renderWith(evaluate, camera, {
          near,
          far,
          density,
          background,
          samples: options.samples ?? look.samples,
          ...(grid ? { occupancy: grid } : {}),
        }),
      );
      progress(views.length / cameras.length);
    }
    const files = await writeViews(out, views, look, options);
    const { width, height } = views[0]!;
    const report = {
      task: 'nerf-render',
      path: options.path,
      frames: views.length,
      width,
      height,
      engine: engine.name,
      seconds: (performance.now() - started) / 1000,
      files,
    };
    process.stdout.write(
      options.json
        ? `${JSON.stringify(report)}\n`
        : `${views.length} frames of ${width}x${height} in ${out.path}\nanimation: ${files.animation}\n`,
    );
  } finally {
    trainer.dispose();
  }
}

function camerasOf(look: NerfLook, { path, frames, elevation, size }: RenderOptions): Camera[] {
  const { bounds, camera } = look;
  if (path === 'orbit') {
    const radians = elevation === undefined ? undefined : (elevation * Math.PI) / 180;
    return orbitPath({ bounds, camera, frames, size: size ?? camera, elevation: radians });
  }
  const { width, height } = size ?? camera;
  const [across, down] = [width / camera.width, height / camera.height];
  // Pixel i's ray is in its middle, so centres move with i + 1/2.
  const centre = [(camera.centre[0] + 0.5) * across - 0.5, (camera.centre[1] + 0.5) * down - 0.5] as const;
  return [{ ...camera, width, height, focal: [camera.focal[0] * across, camera.focal[1] * down], centre }];
}

/** The files of each kind, in the order of the frames. */
async function writeViews(
  out: OutputFolder,
  views: readonly RenderedView[],
  look: NerfLook,
  { format, fps }: RenderOptions,
): Promise<{ animation: string; frames: string[]; opacity: string[]; depth: string[] }> {
  const digits = Math.max(3, String(views.length - 1).length);
  const kinds = {
    frames: { name: 'frame', pictures: views.map(colourPicture) },
    opacity: { name: 'opacity', pictures: views.map(opacityPicture) },
    depth: { name: 'depth', pictures: views.map((view) => depthPicture(view, look)) },
  };
  const write = async ({ name, pictures }: (typeof kinds)['frames']): Promise<string[]> => {
    const written: string[] = [];
    for (const [index, picture] of pictures.entries()) {
      const number = String(index).padStart(digits, '0');
      written.push(await out.write(`${name}-${number}.png`, await encodePng(picture)));
    }
    return written;
  };
  const animation = await encodeAnimation(kinds.frames.pictures, { format, framesPerSecond: fps });
  return {
    animation: await out.write(`animation.${format}`, animation),
    frames: await write(kinds.frames),
    opacity: await write(kinds.opacity),
    depth: await write(kinds.depth),
  };
}
