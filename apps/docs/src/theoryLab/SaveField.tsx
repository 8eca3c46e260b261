import { download } from '../components/download.ts';
import { live, worker } from './lab.ts';

/** Saves the trained network, once there is one. */
export function SaveField() {
  const trained = live.lanes.value.some(({ made }) => made > 0);
  const save = async (): Promise<void> => {
    const bytes = await live.attempt(() => worker.save(0));
    if (bytes) download('theory-lab.safetensors', bytes, 'application/octet-stream');
  };
  return (
    <div class="row">
      <button type="button" disabled={!trained} onClick={() => void save()}>
        Save the field
      </button>
      <span class="hint">
        A .safetensors file, which <code>decodeField</code> of @fourier-features/core opens.
      </span>
    </div>
  );
}
