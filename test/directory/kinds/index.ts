import { elsewhere } from './elsewhere.ts';
import { internal } from './internal.ts';
import { missing } from './missing.ts';
import { protectedOnes } from './protected.ts';
import { undecided } from './undecided.ts';
import type { Kind } from './kind.ts';

/** Every kind of account, and its near misses. */
export const KINDS: readonly Kind[] = [...internal, ...elsewhere, ...undecided, ...protectedOnes, ...missing];
