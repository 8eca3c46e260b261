import type { Result, ResultFile } from './readResult.ts';

/** Shows the pictures that the fit wrote; curves are drawn anew. */
export function Pictures({ result: { files, fits } }: { readonly result: Result }) {
  const own = fits.length === 1 ? fits.flatMap((fit) => fit.files) : [];
  const pictures = [...files, ...own].filter(({ path }) => path.endsWith('.png'));
  if (pictures.length === 0) return null;
  return (
    <section>
      <h2>Pictures</h2>
      <div class="pictures">
        {pictures.map((file) => (
          <figure key={file.path}>
            <a href={file.address}>
              <img src={file.address} alt={pictureName(file)} loading="lazy" />
            </a>
            <figcaption>{file.path}</figcaption>
          </figure>
        ))}
      </div>
    </section>
  );
}

function pictureName({ path }: ResultFile): string {
  return path
    .replace(/^.*\//, '')
    .replace(/\.png$/, '')
    .replaceAll('-', ' ');
}
