import type { HandoverTexts } from '../../approvers/handover.ts';

export const handover: HandoverTexts = {
  unconfirmed: {
    'to-owner':
      'Het verzoek is aangenomen, maar nog niet te zien is of het is uitgevoerd. Werkt het wachtwoord binnen een paar minuten niet, bel dan je helpdesk, of vraag het 30 minuten later opnieuw aan.',
    'through-approver':
      'De reset is aangenomen, maar met jouw rol is niet te zien of die is uitgevoerd. Werkt het wachtwoord binnen een paar minuten niet, dan moet het opnieuw worden aangevraagd.',
  },
  signedOut: {
    'to-owner': 'Voor de zekerheid word je binnen enkele minuten overal afgemeld, ook in Teams.',
    'through-approver': 'De eigenaar wordt binnen enkele minuten overal afgemeld.',
  },
  stands: (soon) => `Het staat ${soon} op deze kaart.`,
  copy: 'Selecteer het hier om het te kopiëren',
  unfinished: 'Er is nog niets om te tonen.',
  signInAgain: {
    title: 'Meld je nog één keer aan',
    disowned:
      'De eigenaar zegt intussen dat dit niet de bedoeling was. Meld je je aan, dan krijgt niemand iets te zien, en krijgt het account een wachtwoord dat niemand kent.',
  },
  running: { title: 'De reset gaat verder', text: 'Jij hoeft nu niets te doen: deze kaart werkt zichzelf bij.' },
  disowned: {
    title: 'Draag niets over',
    text: (owner) =>
      `${owner} zegt dat dit niet de bedoeling was. Wat je te zien kreeg, wordt onbruikbaar gemaakt. In de waarschuwing in het kanaal voor goedkeuringen staat wat je kunt doen.`,
    other: (owner) =>
      `${owner} zegt dat dit niet de bedoeling was. In de waarschuwing in het kanaal voor goedkeuringen staat wat je kunt doen.`,
  },
};
