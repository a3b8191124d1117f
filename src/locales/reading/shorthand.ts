/** What people type instead of a word, or of several: "nie" for "niet". Lower case; the apostrophe of "can't" may be missing anyway. */
export type Shorthand = Readonly<Record<string, string>>;
