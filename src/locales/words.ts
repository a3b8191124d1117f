/** The words of a language by which a sentence is read: the type that each language fills. */

/**
 * Lower case, straight apostrophes, one word each.
 *
 * - `my`: it is the writer's own. `self`: the writer speaks of themself. `theirs`: it is somebody else's.
 * - `passwords`, `resets`: a password and what is done to it, wherever they stand in a sentence.
 * - `of`: stands before whose it is. `and`: joins two, or leaves one open. `not`: takes back what follows.
 * - `roles`: people without their names. `articles`: before those. `things`: what people sign in to.
 * - `courtesy`: means nothing, and is nobody's name. `fillers`: mean nothing here, and could be a name.
 * - `clauses`: what begins with one is said of somebody. `places`: narrows a name down.
 */
export type Words = Readonly<
  Record<
    | 'my'
    | 'self'
    | 'theirs'
    | 'passwords'
    | 'resets'
    | 'of'
    | 'and'
    | 'not'
    | 'roles'
    | 'articles'
    | 'things'
    | 'courtesy'
    | 'fillers'
    | 'clauses'
    | 'places',
    readonly string[]
  >
>;
