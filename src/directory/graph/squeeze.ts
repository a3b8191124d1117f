/** Lower case and without spaces: documents and Graph differ in both. */
export function squeeze(text: string | null | undefined): string {
  return (text ?? '').replace(/\s+/gu, '').toLowerCase();
}
