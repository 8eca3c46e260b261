import { SelectField } from '@fourier-features/components/controls/Fields.tsx';
import { OrbitFrame } from '@fourier-features/components/orbit/OrbitFrame.tsx';
import type { SceneGaze, SceneQuantity } from '@fourier-features/components/scenes/drawScene.ts';
import { SceneTile } from '@fourier-features/components/scenes/SceneTile.tsx';
import { useRenderings } from '@fourier-features/components/scenes/useRenderings.ts';
import { useSceneOrbit } from '@fourier-features/components/scenes/useSceneOrbit.ts';
import { useMemo, useRef, useState } from 'preact/hooks';
import { fitLook } from '../result/fitLook.ts';
import type { ShownFieldsProps } from './shownFields.ts';

const QUANTITIES: readonly { readonly value: SceneQuantity; readonly label: string }[] = [
  { value: 'colour', label: 'colour' },
  { value: 'nearness', label: 'nearness' },
  { value: 'opacity', label: 'opacity' },
];

/** Shows scenes from where the visitor stands. */
export function SceneFields({ fits, worker, onError }: ShownFieldsProps<'scene'>) {
  const frame = useRef<HTMLElement>(null);
  const [quantity, setQuantity] = useState<SceneQuantity>('colour');
  const { camera } = fits[0]!.facts;
  const { pose } = useSceneOrbit(frame, camera);
  const gaze = useMemo((): SceneGaze => ({ pose, quantity }), [pose, quantity]);
  const pictureOf = useRenderings<string>({
    names: fits.map(({ fit }) => fit.field),
    gaze,
    training: false,
    version: '',
    viewOf: () => undefined,
    look: async () => {},
    render: async (address, options) => {
      try {
        return await worker.scene(address, options);
      } catch (reason) {
        onError(reason);
        return undefined;
      }
    },
    stop: () => void worker.stop(),
  });
  return (
    <>
      <OrbitFrame frame={frame} label={fits.length > 1 ? 'Scenes, turned together' : 'Scene'}>
        {fits.map(({ fit }) => {
          const { label } = fitLook(fit);
          const picture = pictureOf(fit.field);
          return (
            <SceneTile
              key={fit.field}
              picture={picture}
              aspect={camera.aspect}
              label={`Scene of the field with ${label}`}
            >
              <span>{label}</span>
              <output class="rendered">
                {picture ? `${picture.width} × ${picture.height}` : 'rendering…'}
              </output>
            </SceneTile>
          );
        })}
      </OrbitFrame>
      <div class="row">
        <SelectField
          label="Show"
          value={quantity}
          options={QUANTITIES}
          onChange={(next) => setQuantity(next)}
        />
      </div>
    </>
  );
}
