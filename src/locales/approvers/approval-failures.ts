/** What approvers read of a reset that did not succeed. */
import type { FailureReason } from '../../requests/model/reasons.ts';
import type { Failed } from '../requester/progress.ts';

export type ApprovalFailures = { readonly nothing: string } & Readonly<Record<FailureReason, Failed>>;
