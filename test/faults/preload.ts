/** What is loaded into the bot's process before it, to be told from outside what goes wrong inside. */

export type Order = { readonly clockAhead: number } | { readonly take: 'all memory' };

/** Moves what the process takes for the time, and uses up its heap. It doesn't outlive the command. */
const SOURCE = `
  const Real = Date;
  let ahead = 0;
  globalThis.Date = class extends Real {
    constructor(...given) { if (given.length === 0) super(Real.now() + ahead); else super(...given); }
    static now() { return Real.now() + ahead; }
  };
  process.on('disconnect', () => process.exit());
  process.on('message', (order) => {
    if (typeof order?.clockAhead === 'number') ahead = order.clockAhead;
    if (order?.take === 'all memory') { const kept = []; for (;;) kept.push({ of: new Array(1000).fill(kept.length) }); }
  });`;

/** For Node's `--import`. */
export const PRELOAD = `data:text/javascript,${encodeURIComponent(SOURCE)}`;
