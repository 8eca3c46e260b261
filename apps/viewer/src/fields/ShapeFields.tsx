import { SelectField } from '@fourier-features/components/controls/Fields.tsx';
import { OrbitFrame } from '@fourier-features/components/orbit/OrbitFrame.tsx';
import { SolidTile } from '@fourier-features/components/shapes/SolidTile.tsx';
import type { Surface } from '@fourier-features/components/shapes/surfaceOf.ts';
import { useStage } from '@fourier-features/components/shapes/useStage.ts';
import { useEffect, useRef, useState } from 'preact/hooks';
import { fitLook } from '../result/fitLook.ts';
import type { ShownFieldsProps } from './shownFields.ts';

const RESOLUTIONS = ['48', '96', '160', '256'] as const;

/** Shows the surfaces of shapes, turned together. */
export function ShapeFields({ fits, worker, onError }: ShownFieldsProps<'shape'>) {
  const frame = useRef<HTMLElement>(null);
  const [resolution, setResolution] = useState<(typeof RESOLUTIONS)[number]>('96');
  const [surfaces, setSurfaces] = useState<ReadonlyMap<string, Surface>>(new Map());
  const { viewpoint } = fits[0]!.facts;
  const stage = useStage(frame, viewpoint, onError);
  useEffect(() => {
    let wanted = true;
    const extractAll = async (cells: number): Promise<void> => {
      for (const { fit } of fits) {
        if (!wanted) return;
        const surface = await worker.surface(fit.field, cells);
        if (wanted) setSurfaces((before) => new Map(before).set(fit.field, surface));
      }
    };
    const extract = async (): Promise<void> => {
      // A rough surface at once, while the one that was chosen takes its time.
      if (surfaces.size === 0) await extractAll(Number(RESOLUTIONS[0]));
      await extractAll(Number(resolution));
    };
    extract().catch(onError);
    return () => {
      wanted = false;
    };
    // The fits never change.
  }, [resolution]);
  return (
    <>
      <OrbitFrame frame={frame} label={fits.length > 1 ? 'Shapes, turned together' : 'Shape'}>
        {fits.map(({ fit }) => {
          const { label, color } = fitLook(fit);
          const surface = surfaces.get(fit.field);
          return (
            <SolidTile
              key={fit.field}
              stage={stage}
              mesh={surface?.mesh}
              color={color}
              label={`Surface of the field with ${label}`}
            >
              <span>{label}</span>
              <output class="rendered">{stateOf(surface)}</output>
            </SolidTile>
          );
        })}
      </OrbitFrame>
      <div class="row">
        <SelectField
          label="Cells along the longest side"
          value={resolution}
          options={RESOLUTIONS.map((value) => ({ value, label: value }))}
          onChange={(next) => setResolution(next)}
        />
      </div>
    </>
  );
}

function stateOf(surface: Surface | undefined): string {
  if (!surface) return 'extracting…';
  const { mesh, resolution } = surface;
  if (!mesh) return 'nowhere inside';
  return `${(mesh.indices.length / 3).toLocaleString('en')} triangles, ${resolution} cells`;
}
