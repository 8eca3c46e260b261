import { defineMdastPlugin, type MdastPluginDefinition } from 'satteri';

/** Puts the path under which the site is served before links and images of Markdown that begin with a slash. */
export function baseLinks(base: string): MdastPluginDefinition {
  const prefixed = (url: string): string =>
    url.startsWith('/') && !url.startsWith('//') ? base.replace(/\/$/, '') + url : url;
  return defineMdastPlugin({
    name: 'base-links',
    link: (node, context) => context.setProperty(node, 'url', prefixed(node.url)),
  });
}
