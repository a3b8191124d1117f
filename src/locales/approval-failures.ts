/** What approvers read of a reset that did not succeed. */
import type { FailureReason } from '../requests/model/reasons.ts';
import type { Failed, Written } from './progress.ts';

export type ApprovalFailures = { readonly written: Written } & Readonly<Record<FailureReason, Failed>>;
