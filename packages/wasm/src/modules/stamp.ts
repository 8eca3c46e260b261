/** Hash of what the modules are compiled from; scripts/buildModules.ts writes it here and into them. */
export const STAMP = '7846d2e14477d1fbad3df53ce8242024bd9d902e6670163b3a8823cd926ba060';
