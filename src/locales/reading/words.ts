/** Words by which the bot reads a sentence. */
import type { People } from './people.ts';

/**
 * Lower case, straight apostrophes, one word each.
 *
 * - `my`: it is the writer's own. `self`: the writer speaks of themself. `theirs`: it is somebody else's.
 * - `firstPerson`: a sentence that begins with it, and names nobody, is about the writer.
 * - `yours`: it is the reader's, as a sign-in page says it. `turnsTo`: stands before somebody who is asked for help.
 * - `access`: says alone that a message is about signing in. `users`: an account as well as a person: "my user is locked".
 * - `amI`: what stands before what the writer is: "I'm a temp".
 * - `errors`: an error's number follows. `traces`: with a word of `labels`, what a sign-in page shows for its makers follows, and no account.
 *   `refused`: says of a password that it isn't taken. `salutes`: who reads it follows: "hi guys".
 *   `looseMy`: the writer, or whose the next word is: "me zusje". `compounds`: behind a word for somebody, these make a thing of it: "user name". `presents`: ends how a writer
 *   introduces themselves: "new starter here". `helps`: stands
 *   beside somebody who is helped. `stuck`: says alone what is wrong. `machines`:
 *   what a computer does that is called "he".
 * - `loose`: stands for somebody only where a name may stand.
 * - `passwords`, `resets`: a password and what is done to it, wherever they stand in a sentence.
 * - `unlocks`: what is done to an account. `signIns`: signing in, where nothing more is said. `inNameOf`: the writer asks for the person who follows.
 * - `of`: stands before whose it is; a `genitive` says so of the word before it. `and`: joins two, or leaves one open. `not`: takes back what follows.
 * - `roles`: people without their names. `articles`: before those; a `particle` may be of a name. `things`: what people sign in to.
 * - `courtesy`: means nothing; `names`: words of another kind that people are called as well. `signatures`: the writer's own name follows.
 * - `fillers`: mean nothing here, and could be a name.
 * - `corrections`: what was said before may not be all, or not be meant.
 * - `clauses`: what begins with one is said of somebody. `places`: narrows a name down.
 */
export type Words = People &
  Readonly<
    Record<
      | 'my'
      | 'self'
      | 'firstPerson'
      | 'yours'
      | 'errors'
      | 'traces'
      | 'labels'
      | 'refused'
      | 'salutes'
      | 'looseMy'
      | 'compounds'
      | 'presents'
      | 'helps'
      | 'machines'
      | 'access'
      | 'amI'
      | 'users'
      | 'stuck'
      | 'loose'
      | 'turnsTo'
      | 'theirs'
      | 'passwords'
      | 'resets'
      | 'unlocks'
      | 'signIns'
      | 'inNameOf'
      | 'of'
      | 'genitive'
      | 'and'
      | 'not'
      | 'roles'
      | 'articles'
      | 'particles'
      | 'things'
      | 'courtesy'
      | 'names'
      | 'signatures'
      | 'fillers'
      | 'clauses'
      | 'corrections'
      | 'places',
      readonly string[]
    >
  >;
