/**
 * The statements that are an operation's: a transaction's ends, our tables and functions, a move with its jobs (`done`), and how
 * pg-boss settles jobs (`results`, `input`).
 */
export const COUNTED =
  /^(begin|commit|rollback)$|^with (done|results|ins|input) as|\b(requests|audit|audit_head|lockdown|conversations|cards|documents|refusals)\b/i;
