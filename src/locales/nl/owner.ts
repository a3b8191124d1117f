import type { OwnerTexts, OwnerMailTexts } from '../owner.ts';

const STAYS = 'je wachtwoord blijft hetzelfde';

export const owner: OwnerTexts = {
  titles: {
    asked: 'Iemand vroeg een nieuw wachtwoord voor je aan',
    choosing: 'Iemand vroeg een nieuw wachtwoord voor je aan',
    pending: 'Iemand vroeg een nieuw wachtwoord voor je aan',
    escalated: 'Iemand vroeg een nieuw wachtwoord voor je aan',
    approved: 'Een nieuw wachtwoord voor jou is goedgekeurd',
    refused: `Het is geweigerd: ${STAYS}`,
    withheld: `Het is geweigerd: ${STAYS}`,
    redirected: `Het is voorbij: ${STAYS}`,
    uninvited: `Het is voorbij: ${STAYS}`,
    invited: `Het is voorbij: ${STAYS}`,
    denied: `Het is niet goedgekeurd: ${STAYS}`,
    cancelled: `Het is voorbij: ${STAYS}`,
    advised: `Het is voorbij: ${STAYS}`,
    expired: `Het is voorbij: ${STAYS}`,
    handled: 'Een beheerder heeft een verzoek voor jou afgehandeld',
    failed: 'Het resetten van je wachtwoord is niet gelukt',
    superseded: 'Je vroeg het zelf: het andere verzoek is tegengehouden',
    frozen: `Je hebt het tegengehouden: ${STAYS}`,
    disowned: 'Je zei: dit was ik niet',
  },
  asker: (requester) => `${requester} vroeg een nieuw wachtwoord aan voor jouw account.`,
  undecided: 'Een beheerder beslist erover. Er is tot nu toe niets gewijzigd.',
  byHand: 'Een beheerder kijkt ernaar. Er is tot nu toe niets gewijzigd.',
  approved: (approver) => `${approver} heeft het goedgekeurd.`,
  nothingChanged: 'Er is niets gewijzigd.',
  denied: (approver) => `${approver} heeft het niet goedgekeurd. Er is niets gewijzigd.`,
  handled: (helper) => `${helper} heeft het met de hand afgehandeld.`,
  fine: 'Heb je daar zelf om gevraagd, dan hoef je niets te doen.',
  stop: 'Heb je daar niet zelf om gevraagd, druk dan op “Dit was ik niet”: dan wordt het tegengehouden, en krijgen je beheerders bericht.',
  superseded: 'Je hebt het intussen zelf gevraagd, dus dat verzoek is tegengehouden. Het heeft niets gewijzigd.',
  report: 'Heb je daar niet zelf om gevraagd, druk dan op “Dit was ik niet”: dan krijgen je beheerders bericht.',
  lock: 'Heb je daar niet zelf om gevraagd, druk dan op “Dit was ik niet”: dan gaat je account op slot, word je overal afgemeld, en krijgen je beheerders bericht.',
  lockUntil: (until) =>
    `Heb je daar niet zelf om gevraagd, druk dan tot ${until} op “Dit was ik niet”: dan gaat je account op slot, word je overal afgemeld, en krijgen je beheerders bericht.`,
  worried: 'Heb je daar niet om gevraagd, of kun je je niet aanmelden? Bel dan je helpdesk en noem het kenmerk.',
  confirm: {
    stop: { question: 'Dit verzoek stoppen en de helpdesk waarschuwen?', button: 'Ja, stop het' },
    lock: {
      question:
        'Je account vergrendelen en de helpdesk waarschuwen? Je wordt overal afgemeld, en niemand kan zich aanmelden tot je een nieuw wachtwoord krijgt.',
      button: 'Ja, vergrendel het',
    },
    report: { question: 'De helpdesk waarschuwen voor dit verzoek?', button: 'Ja, waarschuw ze' },
  },
  stopped: (own) =>
    own
      ? 'Er is niets gewijzigd. Je beheerders zijn op de hoogte, en bellen je misschien.'
      : 'Je zei dat jij dit niet was, dus het is tegengehouden. Er is niets gewijzigd. Je beheerders zijn op de hoogte, en bellen je misschien.',
  underWay:
    'Het was al bezig. Niemand krijgt iets te zien, en je account gaat op slot. Je beheerders krijgen het te horen.',
  scramble: {
    due: 'Je account gaat op slot: het krijgt een wachtwoord dat niemand kent. Je beheerders zijn op de hoogte.',
    done: 'Je account heeft nu een wachtwoord dat niemand kent, en je beheerders zijn op de hoogte. Wil je er weer in, vraag dan een nieuw wachtwoord aan: schrijf hier “wachtwoord vergeten”, of bel je helpdesk.',
    'not-needed':
      'Er is hier geen wachtwoord van jouw account meer om op slot te doen. Je beheerders zijn op de hoogte.',
    failed: 'Je account kon niet automatisch op slot: je beheerders weten dat ze dat moeten doen. Bel je helpdesk.',
  },
  sessions: {
    due: 'Je wordt overal afgemeld.',
    done: 'Je bent overal afgemeld.',
    failed: 'Je kon niet overal worden afgemeld: je beheerders zijn op de hoogte.',
  },
  somebodyElse: 'Misschien gebruikt iemand anders jouw account. Bel meteen je helpdesk.',
};

export const ownerMail: OwnerMailTexts = {
  asked: {
    subject: 'Er is een nieuw wachtwoord gevraagd voor je account',
    text: 'Er wordt niets gewijzigd voordat een beheerder akkoord gaat.',
  },
  denied: {
    subject: 'Een nieuw wachtwoord voor je account is niet goedgekeurd',
    text: 'Het is niet goedgekeurd, en er is niets gewijzigd.',
  },
  asker: (requester, at) => `${requester} vroeg op ${at} een nieuw wachtwoord aan voor jouw account.`,
  askedAsYou: (at) =>
    `Iemand die in Teams als jou is aangemeld, vroeg op ${at} een nieuw wachtwoord aan voor jouw account.`,
  disowned: 'Je zei dat jij dit niet was: je account gaat op slot, en je beheerders zijn op de hoogte.',
  notYou:
    'Was jij dit niet? Open dan in Teams de chat met “Wachtwoord resetten” en kies “Dit was ik niet”, of bel je helpdesk.',
  never: 'In dit bericht staan geen links, en niemand zal je ooit om een wachtwoord of een code vragen.',
};
