import katex from 'katex';
import { defineMdastPlugin, type MdastPluginDefinition } from 'satteri';

/**
 * Typesets `$…$` and `$$…$$` while the site is built, so that pages need KaTeX's stylesheet and fonts but none of its
 * code. A formula that KaTeX does not accept fails the build.
 */
export const katexPlugin: MdastPluginDefinition = defineMdastPlugin({
  name: 'katex',
  math: (node, context) => context.replaceNode(node, { type: 'html', value: typeset(node.value, true) }),
  inlineMath: (node, context) =>
    context.replaceNode(node, { type: 'html', value: typeset(node.value, false) }),
});

function typeset(formula: string, displayMode: boolean): string {
  return katex.renderToString(formula, { displayMode, throwOnError: true, strict: 'error' });
}
