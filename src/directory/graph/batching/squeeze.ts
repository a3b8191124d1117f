/** @returns the text in lower case without spaces, to compare Graph's literals: documents and Graph differ in both */
export function squeeze(text: string | null | undefined): string {
  return (text ?? '').replace(/\s+/gu, '').toLowerCase();
}
