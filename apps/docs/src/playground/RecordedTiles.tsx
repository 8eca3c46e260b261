import { encodingLook } from '@fourier-features/components/charts/encodings.ts';
import gaussian from '../assets/playground/gaussian.webp?url';
import none from '../assets/playground/none.webp?url';
import original from '../assets/playground/original.webp?url';
import record from '../assets/playground/record.json';

const PICTURES: Readonly<Record<string, string>> = { gaussian, none };

/** Shows what the first settings lead to, recorded beforehand, until the visitor starts a training. */
export function RecordedTiles() {
  return (
    <>
      <figure class="tile">
        <img class="recorded" src={original} width={256} height={256} alt="A photograph of paint brushes" />
        <figcaption>
          <span>{record.picture}</span>
        </figcaption>
      </figure>
      {record.fields.map(({ settings: { encoding, steps }, scores: { fitPsnr } }) => {
        const { label } = encodingLook(encoding as 'none' | 'gaussian');
        const quality = `${fitPsnr.toFixed(1)} dB after ${steps} steps`;
        return (
          <figure class="tile" key={encoding}>
            <img
              class="recorded"
              src={PICTURES[encoding]}
              width={256}
              height={256}
              alt={`The field with ${label}: ${quality}`}
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
