import { iccName } from './iccName.ts';

/** Whether an ICC profile is one of those that are called sRGB, so that samples need no conversion. */
export function isSrgb(profile: Uint8Array): boolean {
  return /^sRGB($| IEC61966-2| built-in|2014)/.test(iccName(profile));
}
