import type { DirectoryOptions } from '../../src/directory/directory.ts';

/** An operator who has said nothing: no writeback, no groups of his own. */
export const SETTINGS: DirectoryOptions['settings'] = {
  passwordWriteback: false,
  approverGroup: null,
  privilegedGroups: [],
  neverReset: [],
};
