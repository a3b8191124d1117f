/** The sign-in window: its page and the page's API. */
import { type Call, Refusal, type Route } from '../http/http.ts';
import { pageFile } from '../page/page-files.ts';
import type { TeamsPerson } from '../chats/people.ts';
import type { SignIns } from './sign-ins.ts';
import { SIGN_IN_PATH } from './token-service.ts';

export function signInRoutes(signIns: SignIns, person: (id: string) => TeamsPerson): Route[] {
  const idOf = ({ params: { id = '' } }: Call): string => {
    if (signIns.find(id) !== undefined) return id;
    throw new Refusal(404, 'NotFound', 'This sign-in is over. Press the button on the card again.');
  };
  const who = (call: Call) => {
    const { name, userPrincipalName } = person(signIns.find(idOf(call))?.person ?? '');
    return { name, signInName: userPrincipalName };
  };
  return [
    { method: 'GET', path: SIGN_IN_PATH, handle: () => pageFile('sign-in/index.html') },
    { method: 'GET', path: '/sandbox/sign-ins/:id', handle: (call) => ({ status: 200, body: who(call) }) },
    {
      method: 'POST',
      path: '/sandbox/sign-ins/:id',
      handle: async (call) => ({ status: 200, body: { code: await signIns.accept(idOf(call)) } }),
    },
  ];
}
