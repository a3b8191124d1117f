import type { SecretTexts } from '../../requester/secrets.ts';

export const password: SecretTexts = {
  label: 'Tijdelijk wachtwoord',
  titles: {
    pending: 'Deze wachtwoordreset goedkeuren?',
    approved: 'Goedgekeurd: de reset begint',
    resetting: 'Goedgekeurd: de reset loopt',
    done: 'Klaar: het wachtwoord is gereset',
  },
  questions: {
    first: (owner) => `Wachtwoord van ${owner} resetten?`,
    second: (owner) => `Tweede goedkeuring: wachtwoord van ${owner} resetten?`,
  },
  effect: {
    'to-owner': {
      one: (owner) => `Als je goedkeurt, krijgt ${owner} privé één keer een tijdelijk wachtwoord te zien.`,
      two: (owner) => `Als beiden hebben goedgekeurd, krijgt ${owner} privé één keer een tijdelijk wachtwoord te zien.`,
    },
    'through-approver': {
      one: (owner) =>
        `Als je goedkeurt, krijg jij privé één keer een tijdelijk wachtwoord te zien, om persoonlijk aan ${owner} te geven.`,
      two: (owner) =>
        `Als beiden hebben goedgekeurd, krijgt de tweede goedkeurder privé één keer een tijdelijk wachtwoord te zien, om persoonlijk aan ${owner} te geven.`,
    },
  },
  pending: (two) =>
    `${two ? 'Twee beheerders moeten' : 'Een beheerder moet'} akkoord gaan voordat je wachtwoord opnieuw wordt ingesteld.`,
  resetting: {
    title: 'Het wachtwoord wordt gereset',
    text: 'Het is goedgekeurd. Dit duurt een paar seconden.',
  },
  handedOver: {
    title: 'Het wachtwoord is gereset',
    text: (approver) =>
      `Het oude wachtwoord werkt niet meer. ${approver} heeft een tijdelijk wachtwoord en geeft dat persoonlijk aan de eigenaar van het account.`,
    unread: 'Het tijdelijke wachtwoord is niet op tijd gelezen en is gewist. Vraag het opnieuw aan.',
  },
  maybe: {
    approvers: 'Misschien is het wachtwoord al gewijzigd in een wachtwoord dat niemand kent. Reset het met de hand.',
    others: 'Misschien werkt het oude wachtwoord niet meer.',
  },
  owner: {
    resetting: 'Je wachtwoord wordt gereset',
    done: 'Je wachtwoord is gereset',
    handed: (approver) =>
      `${approver} heeft het goedgekeurd, en geeft je persoonlijk een tijdelijk wachtwoord. Je oude wachtwoord werkt niet meer.`,
    mail: {
      subject: 'Het wachtwoord van je account is gereset',
      text: (at) => `Het wachtwoord is gereset op ${at}. Het oude werkt niet meer.`,
    },
  },
  shown: {
    'to-owner': {
      title: 'Je wachtwoord is gereset',
      sealed: (soon) =>
        `Er staat ${soon} een tijdelijk wachtwoord klaar. Alleen jij krijgt het te zien, één keer: zorg dat je je er meteen mee kunt aanmelden. Is het dan nog niet getoond, dan wordt het gewist.`,
      soonErased: {
        title: 'Je tijdelijke wachtwoord wordt bijna gewist',
        text: (until) =>
          `Je hebt het nog niet bekeken. Alleen jij krijgt het te zien, één keer. Bekijk het vóór ${until}, anders wordt het gewist en moet je het opnieuw aanvragen.`,
      },
      revealed: (at) =>
        `Het tijdelijke wachtwoord is getoond op ${at}. Was jij dat niet? Zeg dat dan hieronder, en bel meteen je helpdesk.`,
    },
    'through-approver': {
      title: 'Het wachtwoord is gereset: draag het over',
      sealed: (soon) =>
        `Het tijdelijke wachtwoord staat ${soon} klaar. Alleen jij krijgt het te zien, één keer. Geef het persoonlijk aan de eigenaar van het account, nadat je hebt teruggebeld op een nummer dat je al had. Is het dan nog niet getoond, dan wordt het gewist.`,
      soonErased: {
        title: 'Een tijdelijk wachtwoord voor iemand anders wordt bijna gewist',
        text: (until) =>
          `Je hebt het nog niet bekeken. Bekijk het vóór ${until} en geef het persoonlijk aan de eigenaar van het account, anders wordt het gewist en is er een nieuw verzoek nodig.`,
      },
      revealed: (at) =>
        `Het tijdelijke wachtwoord is aan jou getoond op ${at}. Het kan niet nog een keer worden getoond.`,
    },
  },
  erased: (at) => `Het tijdelijke wachtwoord is niet op tijd gelezen en gewist op ${at}.`,
  expired: 'Het tijdelijke wachtwoord is verlopen',
  lapsed: {
    'not-needed': {
      'to-owner': 'Er is intussen een ander wachtwoord ingesteld. Ken je dat niet, vraag het dan opnieuw aan.',
      'through-approver': 'Er is intussen een ander wachtwoord ingesteld: er is niets meer te doen.',
    },
    due: {
      'to-owner':
        'Je oude wachtwoord werkt niet meer, en het tijdelijke wordt vervangen door een wachtwoord dat niemand kent: vraag het opnieuw aan.',
      'through-approver':
        'Het oude wachtwoord werkt niet meer, en het tijdelijke wordt vervangen door een wachtwoord dat niemand kent: er is een nieuw verzoek nodig.',
    },
    done: {
      'to-owner': 'Je account heeft nu een wachtwoord dat niemand kent: vraag het opnieuw aan.',
      'through-approver': 'Het account heeft nu een wachtwoord dat niemand kent: er is een nieuw verzoek nodig.',
    },
    failed: {
      'to-owner':
        'Misschien is het nog geldig, al heeft niemand het gezien: een beheerder moet je wachtwoord resetten, en weet dat.',
      'through-approver':
        'Misschien is het nog geldig, al heeft niemand het gezien: een goedkeurder moet het resetten. Op de kaart in het kanaal voor goedkeuringen staat hoe.',
    },
  },
  toOwner: (owner) => `Jij hoeft niets over te dragen: ${owner} krijgt het tijdelijke wachtwoord te zien.`,
  signInAgain: (until) =>
    `Je hebt deze reset goedgekeurd, en die gebeurt op jouw naam; de aanmelding daarvoor is op. Meld je nog één keer aan, dan gaat het verder: de goedkeuring blijft staan, en het tijdelijke wachtwoord blijft hetzelfde. Het wacht tot ${until}.`,
  reveal: {
    title: 'Tijdelijk wachtwoord',
    next: ['Bij de eerste keer aanmelden moet meteen een nieuw wachtwoord worden gekozen.'],
    once: 'Het wordt niet nog een keer getoond. Stuur het aan niemand: niemand zal je er ooit om vragen.',
    button: 'Naar de aanmeldpagina',
  },
};
