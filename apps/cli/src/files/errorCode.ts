const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EBUSY: 'in use by another program',
  EDQUOT: 'disk quota exceeded',
  EFBIG: 'file larger than the limit',
  EIO: 'input/output error',
  ENAMETOOLONG: 'name too long',
  ENOSPC: 'no space left on the device',
  ENOTDIR: 'part of the path is a file',
  EPERM: 'operation not permitted',
  EROFS: 'read-only file system',
};

/** Returns the code of a system error, such as ENOSPC; otherwise the text of what was thrown. */
export function errorCode(error: unknown): string {
  return (error as { code?: string } | undefined)?.code ?? String(error);
}

/** Returns what a system error means, with its code. */
export function errorReason(error: unknown): string {
  const code = errorCode(error);
  return REASONS[code] === undefined ? code : `${REASONS[code]}, ${code}`;
}
