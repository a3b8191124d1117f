/** The statements that are an operation's: a transaction's ends, our tables and functions, and how pg-boss sends and settles jobs. */
export const COUNTED =
  /^(begin|commit|rollback)$|^with (ins|input) as|\b(requests|audit|audit_head|lockdown|conversations|cards|documents|refusals)\b/i;
