import type { DirectoryOptions } from '../../src/directory/directory.ts';

/** The defaults: no writeback, no groups. */
export const SETTINGS: DirectoryOptions['settings'] = {
  passwordWriteback: false,
  approverGroup: null,
  privilegedGroups: [],
  neverReset: [],
};
