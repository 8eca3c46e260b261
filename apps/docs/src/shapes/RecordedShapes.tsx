import { encodingLook } from '@fourier-features/components/charts/encodings.ts';
import gaussian from '../assets/shapes/gaussian.webp?url';
import mesh from '../assets/shapes/mesh.webp?url';
import none from '../assets/shapes/none.webp?url';
import record from '../assets/shapes/record.json';

const PICTURES: Readonly<Record<string, string>> = { gaussian, none };

/** Shows what the first settings lead to, recorded beforehand, until the visitor starts a training. */
export function RecordedShapes() {
  return (
    <>
      <figure class="tile">
        <img class="recorded" src={mesh} width={384} height={384} alt={`The mesh of a ${record.shape}`} />
        <figcaption>
          <span>the mesh</span>
        </figcaption>
      </figure>
      {record.fields.map(({ encoding, options: { steps }, boundaryIou }) => {
        const { label } = encodingLook(encoding as 'none' | 'gaussian');
        const quality = `IoU ${boundaryIou.toFixed(3)} after ${steps} steps`;
        return (
          <figure class="tile" key={encoding}>
            <img
              class="recorded"
              src={PICTURES[encoding]}
              width={384}
              height={384}
              alt={`Surface of the field with ${label}: ${quality}`}
            />
            <figcaption>
              <span>{label}</span>
              <output>{quality}, recorded</output>
            </figcaption>
          </figure>
        );
      })}
    </>
  );
}
