/** The channel between the sign-in window and the page that waits for it. */
import { isNullOr, isRecordOf, isText, type Guarded } from '../shape.ts';

const NAME = 'sign-in';

/** Which sign-in it is, and the magic code; null if the person declined. */
const isSignedIn = isRecordOf({ signIn: isText, code: isNullOr(isText) });
export type SignedIn = Guarded<typeof isSignedIn>;

export function announceSignIn(signedIn: SignedIn): void {
  const channel = new BroadcastChannel(NAME);
  channel.postMessage(signedIn);
  channel.close();
}

/** Listens for this sign-in. @returns stops listening */
export function onSignIn(signIn: string, listener: (code: string | null) => void): () => void {
  const channel = new BroadcastChannel(NAME);
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (isSignedIn(data) && data.signIn === signIn) listener(data.code);
  });
  return () => channel.close();
}
