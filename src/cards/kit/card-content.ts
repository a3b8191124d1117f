/** What a card in somebody's own chat says in one state. */
import type { Candidate } from '../../requests/model/request.ts';
import type { CodePart } from './identity-code.ts';
import type { Click, Link, Notice, Row, Tone } from './blocks.ts';

/** `again` names the button that starts anew, where that makes sense. */
export type Scene = {
  readonly title: string;
  readonly texts: readonly string[];
  readonly tone: Tone;
  readonly notices?: readonly Notice[];
  readonly rows?: readonly Row[];
  readonly candidates?: readonly Candidate[];
  readonly showCode?: CodePart['button'];
  readonly cancel?: boolean;
  readonly clicks?: readonly Click[];
  readonly again?: string;
  readonly links?: readonly Link[];
};

/** A scene's words where a locale has them as headline and text. */
export function said({
  title,
  text,
}: {
  readonly title: string;
  readonly text: string;
}): Pick<Scene, 'title' | 'texts'> {
  return { title, texts: [text] };
}
