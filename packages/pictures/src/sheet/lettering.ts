import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font, type Glyph } from 'fontkitten';

/** Size and weight of text set in Inter. */
export interface Lettering {
  /** Size of the em, in pixels. */
  readonly size: number;
  /** 400 regular, 600 semi-bold. */
  readonly weight: 400 | 600;
}

/** Scripts of the bundled font, one file each, in the order in which a character is looked up. */
const SUBSETS = ['latin', 'greek', 'latin-ext', 'cyrillic'];
const fonts = new Map<string, Font>();
const require = createRequire(import.meta.url);

/** Computes the width of one line of text, in pixels. */
export function textWidth(text: string, lettering: Lettering): number {
  return placed(text, lettering).reduce((width, { advance }) => width + advance, 0);
}

/**
 * Converts one line of text to outlines, so that drawing it needs no font.
 *
 * Characters outside Latin, Greek and Cyrillic become an empty box; there is no kerning.
 *
 * @param x left end, in pixels.
 * @param baseline y of the baseline, in pixels, downwards.
 * @returns the data of an SVG path.
 */
export function textPath(text: string, x: number, baseline: number, lettering: Lettering): string {
  let left = x;
  return placed(text, lettering)
    .map(({ glyph, scale, advance }) => {
      const outline = glyph.path.transform(scale, 0, 0, -scale, left, baseline).toSVG();
      left += advance;
      return outline;
    })
    .join('');
}

/** Breaks text into lines of at most `width` pixels: at line ends, else between words, else within a word. */
export function wrapText(text: string, width: number, lettering: Lettering): string[] {
  const fits = (line: string) => textWidth(line, lettering) <= width;
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    for (const word of paragraph.split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (fits(longer)) {
        line = longer;
        continue;
      }
      if (line !== '') lines.push(line);
      line = '';
      for (const character of word) {
        if (line !== '' && !fits(line + character)) {
          lines.push(line);
          line = '';
        }
        line += character;
      }
    }
    return [...lines, line];
  });
}

function placed(
  text: string,
  { size, weight }: Lettering,
): { glyph: Glyph; scale: number; advance: number }[] {
  return Array.from(text.normalize('NFC'), (character) => {
    const codePoint = character.codePointAt(0)!;
    const subset = SUBSETS.find((name) => font(name, weight).hasGlyphForCodePoint(codePoint));
    const face = font(subset ?? SUBSETS[0]!, weight);
    const glyph = face.glyphForCodePoint(codePoint);
    const scale = size / face.unitsPerEm;
    return { glyph, scale, advance: scale * glyph.advanceWidth };
  });
}

function font(subset: string, weight: number): Font {
  const file = `@fontsource/inter/files/inter-${subset}-${weight}-normal.woff`;
  let face = fonts.get(file);
  if (!face) {
    const content = create(readFileSync(require.resolve(file)));
    if (content.isCollection) throw new TypeError(`contactSheet: ${file} must hold one font`);
    face = content;
    fonts.set(file, face);
  }
  return face;
}
