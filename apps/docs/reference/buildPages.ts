import { createProgram } from '@fourier-features/cli/src/program.ts';
import { readProgram } from './command.ts';
import { referenceLinks } from './links.ts';
import type { ReferencePage } from './page.ts';
import { readPackages } from './readPackages.ts';
import { REFERENCE_PACKAGES } from './referencePackages.ts';
import { renderCommand, renderProgram } from './renderCommand.ts';
import { renderOverview } from './renderOverview.ts';
import { renderPackage } from './renderPackage.ts';
import { undocumented } from './undocumented.ts';

/**
 * Builds the pages of the API and of the command line.
 *
 * @param root the folder of the repository, with a trailing slash.
 * @param base path under which the site is served, with slashes at both ends.
 * @throws Error if an export has no docstring; the message lists them.
 */
export function buildPages(root: URL, base: string): ReferencePage[] {
  const packages = readPackages(
    root,
    REFERENCE_PACKAGES.map((name) => `packages/${name}`),
  );
  const links = referenceLinks(packages, base);
  const missing = undocumented(packages, links);
  if (missing.length > 0) throw new Error(`reference: ${missing.join('\n')}`);
  const program = readProgram(createProgram());
  return [
    renderOverview(packages, links, base),
    renderProgram(program, base),
    ...packages.map((each) => renderPackage(each, links)),
    ...program.commands.map((command, i) => renderCommand(command, i)),
  ];
}
