import type { IdentityCodeTexts } from '../../approvers/identity-code.ts';

export const identityCode: IdentityCodeTexts = {
  title: 'Your code',
  only: 'Read these digits out only to the admin who calls you, or whom you went to.',
  never: 'Never type them in a chat: nobody asks for them in a message.',
  again: (soon) =>
    `It is good ${soon}. If you close this card, press “Show my code again” on your request’s card: write “status” to see it.`,
};
