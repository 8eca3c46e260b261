/** One picture of a result. */
export interface ResultPicture {
  readonly url: string;
  readonly title: string;
  readonly figure?: string;
}

export interface LargeResultProps {
  readonly pictures: readonly ResultPicture[];
  /** Side of the pictures, in pixels. */
  readonly side: number;
  /** How the result was made. */
  readonly caption: string;
}

/** Shows a result that was trained beforehand. */
export function LargeResult({ pictures, side, caption }: LargeResultProps) {
  return (
    <figure class="live not-content">
      <div class="tiles results">
        {pictures.map(({ url, title, figure }) => (
          <figure class="tile" key={title}>
            <img
              class="recorded"
              src={url}
              width={side}
              height={side}
              loading="lazy"
              alt={figure === undefined ? title : `${title}: ${figure}`}
            />
            <figcaption>
              <span>{title}</span>
              <span>{figure}</span>
            </figcaption>
          </figure>
        ))}
      </div>
      <figcaption class="hint">{caption}</figcaption>
    </figure>
  );
}
