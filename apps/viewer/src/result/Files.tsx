import type { Result } from './readResult.ts';

/** Lists the files of a result, to save. */
export function Files({ result: { files, fits } }: { readonly result: Result }) {
  const all = [...files, ...fits.flatMap((fit) => fit.files)];
  return (
    <section>
      <h2>Files</h2>
      <ul class="files">
        {all.map(({ path, address }) => (
          <li key={path}>
            <a href={address} download={path.replaceAll('/', '-')}>
              {path}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
