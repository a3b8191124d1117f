import { type ExecProtocolOptions, type ExecProtocolResult, PGlite } from '@electric-sql/pglite';
import { DatabaseUnreachable } from '../database/outage.ts';

/**
 * PGlite that sends nothing to PostgreSQL after a panic. A server process would exit, and recover at its next start. PGlite
 * has no process that exits: its next statement, even the ROLLBACK of the failed one, loops forever and blocks the event loop
 * (measured with 0.5.16, on a disk without room for a new segment of the write-ahead log).
 */
export class GuardedPGlite extends PGlite {
  #panic: Error | undefined;

  /** The panic, if there was one. Only another instance can then open the folder again. */
  get panic(): Error | undefined {
    return this.#panic;
  }

  override execProtocolRawSync(message: Uint8Array): Uint8Array {
    if (this.#panic !== undefined) throw new DatabaseUnreachable(this.#panic);
    return super.execProtocolRawSync(message);
  }

  override async execProtocol(message: Uint8Array, options?: ExecProtocolOptions): Promise<ExecProtocolResult> {
    try {
      return await super.execProtocol(message, options);
    } catch (error) {
      this.#notice(error);
      throw error;
    }
  }

  override async execProtocolStream(
    ...given: Parameters<PGlite['execProtocolStream']>
  ): ReturnType<PGlite['execProtocolStream']> {
    try {
      return await super.execProtocolStream(...given);
    } catch (error) {
      this.#notice(error);
      throw error;
    }
  }

  #notice(error: unknown): void {
    if (error instanceof Error && 'severity' in error && error.severity === 'PANIC') this.#panic ??= error;
  }
}
