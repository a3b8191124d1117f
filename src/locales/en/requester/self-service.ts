import type { SelfServiceTexts } from '../../requester/self-service.ts';

export const selfService: SelfServiceTexts = {
  page: 'Reset it myself',
  locked:
    'If your account is locked, choose “I forgot my password” there: that unlocks it, too. If it didn’t work, ask an admin: you needn’t type anything again.',
  forOther: (address) => `They can probably reset it themselves, at ${address}.`,
  label: 'Self-service reset',
  open: 'Open to this person, by Entra’s report',
  openToAdmin: 'Open to this person (an admin: two methods), by Entra’s report',
};
