/** Words by which a sentence mentions somebody else than its writer. */

/**
 * Lower case, straight apostrophes, one word each.
 *
 * - `people`: somebody, where what they do follows. `does`: what people do who need a password, or say so.
 * - `beside`: stands before somebody. `into`: stands before what one signs in to, or out of.
 * - `nobody`: days, makers and more that look like a name before `does`, and aren't one.
 */
export type People = Readonly<Record<'people' | 'does' | 'beside' | 'into' | 'nobody', readonly string[]>>;
