import {
  type AnnotationRenderOptions,
  definePlugin,
  ExpressiveCodeAnnotation,
  type ExpressiveCodePlugin,
} from '@astrojs/starlight/expressive-code';

type Nodes = ReturnType<ExpressiveCodeAnnotation['render']>;

/**
 * Makes the names in a block of code lead to their entries in the reference. The block's meta lists them:
 * `links="Engine=/reference/core/#Engine Field=…"`.
 */
export function linkedNames(): ExpressiveCodePlugin {
  return definePlugin({
    name: 'linked-names',
    hooks: {
      annotateCode: ({ codeBlock }) => {
        const pairs = codeBlock.metaOptions.getString('links')?.split(' ') ?? [];
        const addresses = new Map(pairs.map((pair) => splitOnce(pair, '=')));
        if (addresses.size === 0) return;
        for (const line of codeBlock.getLines()) {
          for (const match of line.text.matchAll(/[A-Za-z_$][\w$]*/g)) {
            const address = addresses.get(match[0]);
            if (address === undefined) continue;
            const inlineRange = { columnStart: match.index, columnEnd: match.index + match[0].length };
            line.addAnnotation(new LinkAnnotation(inlineRange, address));
          }
        }
      },
    },
  });
}

class LinkAnnotation extends ExpressiveCodeAnnotation {
  readonly #address: string;

  constructor(inlineRange: { readonly columnStart: number; readonly columnEnd: number }, address: string) {
    super({ inlineRange });
    this.#address = address;
  }

  render({ nodesToTransform }: AnnotationRenderOptions): Nodes {
    return nodesToTransform.map((node) => ({
      type: 'element',
      tagName: 'a',
      properties: { href: this.#address },
      children: [node as Nodes[number] & { type: 'element' }],
    }));
  }
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return [text.slice(0, at), text.slice(at + separator.length)];
}
