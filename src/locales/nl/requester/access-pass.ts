import type { SecretTexts } from '../../requester/secrets.ts';

const AS_IT_WAS = {
  'to-owner': 'Je wachtwoord is niet gewijzigd. Vraag het opnieuw aan.',
  'through-approver': 'Het wachtwoord van het account is niet gewijzigd: er is een nieuw verzoek nodig.',
};

export const accessPass: SecretTexts = {
  label: 'Tijdelijke toegangspas',
  titles: {
    pending: 'Een tijdelijke toegangspas goedkeuren?',
    approved: 'Goedgekeurd: de pas wordt zo gemaakt',
    resetting: 'Goedgekeurd: de pas wordt gemaakt',
    done: 'Klaar: er is een tijdelijke toegangspas gemaakt',
  },
  two: 'Er zijn twee goedkeurders nodig: een tijdelijke toegangspas opent meer dan een wachtwoord.',
  questions: {
    first: (owner) => `${owner} een tijdelijke toegangspas geven?`,
    second: (owner) => `Tweede goedkeuring: ${owner} een tijdelijke toegangspas geven?`,
  },
  effect: {
    'to-owner': {
      one: (owner) =>
        `Als je goedkeurt, krijgt ${owner} privé één keer een tijdelijke toegangspas te zien: die is goed voor één keer aanmelden.`,
      two: (owner) =>
        `Als beiden hebben goedgekeurd, krijgt ${owner} privé één keer een tijdelijke toegangspas te zien: die is goed voor één keer aanmelden.`,
    },
    'through-approver': {
      one: (owner) =>
        `Als je goedkeurt, krijg jij privé één keer een tijdelijke toegangspas te zien, om persoonlijk aan ${owner} te geven: die is goed voor één keer aanmelden.`,
      two: (owner) =>
        `Als beiden hebben goedgekeurd, krijgt de tweede goedkeurder privé één keer een tijdelijke toegangspas te zien, om persoonlijk aan ${owner} te geven: die is goed voor één keer aanmelden.`,
    },
  },
  pending: (two) =>
    `${two ? 'Twee beheerders moeten' : 'Een beheerder moet'} akkoord gaan voordat jij een tijdelijke pas krijgt om je aan te melden.`,
  resetting: { title: 'Er wordt een tijdelijke pas gemaakt', text: 'Het is goedgekeurd. Dit duurt een paar seconden.' },
  handedOver: {
    title: 'Er is een tijdelijke pas gemaakt',
    text: (approver) =>
      `Het wachtwoord blijft hetzelfde. ${approver} heeft een pas voor één keer aanmelden en geeft die persoonlijk aan de eigenaar van het account.`,
    unread: 'De tijdelijke pas is niet op tijd gelezen en is gewist. Vraag het opnieuw aan.',
  },
  maybe: {
    approvers: 'Misschien is er een pas gemaakt die niemand heeft gezien: die verloopt vanzelf.',
    others: 'Het wachtwoord is niet gewijzigd.',
  },
  owner: {
    resetting: 'Er wordt een tijdelijke pas voor je gemaakt',
    done: 'Er is een tijdelijke pas voor je gemaakt',
    handed: (approver) =>
      `${approver} heeft het goedgekeurd, en geeft je persoonlijk een tijdelijke toegangspas: daarmee kun je je één keer aanmelden. Je wachtwoord is niet gewijzigd.`,
    mail: {
      subject: 'Er is een tijdelijke toegangspas voor je account gemaakt',
      text: (at) =>
        `Er is een tijdelijke toegangspas gemaakt op ${at}: wie die heeft, kan zich binnen korte tijd één keer als jou aanmelden.`,
    },
  },
  shown: {
    'to-owner': {
      title: 'Je tijdelijke pas staat klaar',
      sealed: (soon) =>
        `Met een tijdelijke toegangspas meld je je één keer aan, in plaats van met je wachtwoord. Hij staat ${soon} klaar. Alleen jij krijgt hem te zien, één keer, en hij is maar kort geldig: zorg dat je je er meteen mee kunt aanmelden. Is hij dan nog niet getoond, dan wordt hij gewist.`,
      soonErased: {
        title: 'Je tijdelijke pas wordt bijna gewist',
        text: (until) =>
          `Je hebt hem nog niet bekeken. Alleen jij krijgt hem te zien, één keer. Bekijk hem vóór ${until}, anders wordt hij gewist en moet je het opnieuw aanvragen.`,
      },
      revealed: (at) =>
        `De tijdelijke toegangspas is getoond op ${at}. Was jij dat niet? Zeg dat dan hieronder, en bel meteen je helpdesk.`,
    },
    'through-approver': {
      title: 'Er is een tijdelijke pas gemaakt: draag die over',
      sealed: (soon) =>
        `De tijdelijke toegangspas staat ${soon} klaar. Alleen jij krijgt hem te zien, één keer. Geef hem persoonlijk aan de eigenaar van het account, nadat je hebt teruggebeld op een nummer dat je al had: hij is goed voor één keer aanmelden, en maar kort geldig. Is hij dan nog niet getoond, dan wordt hij gewist.`,
      soonErased: {
        title: 'Een tijdelijke pas voor iemand anders wordt bijna gewist',
        text: (until) =>
          `Je hebt hem nog niet bekeken. Bekijk hem vóór ${until} en geef hem persoonlijk aan de eigenaar van het account, anders wordt hij gewist en is er een nieuw verzoek nodig.`,
      },
      revealed: (at) =>
        `De tijdelijke toegangspas is aan jou getoond op ${at}. Hij kan niet nog een keer worden getoond.`,
    },
  },
  erased: (at) => `De tijdelijke toegangspas is niet op tijd gelezen en gewist op ${at}. Hij verloopt vanzelf.`,
  expired: 'De tijdelijke pas is verlopen',
  lapsed: { 'not-needed': AS_IT_WAS, due: AS_IT_WAS, done: AS_IT_WAS, failed: AS_IT_WAS },
  toOwner: (owner) => `Jij hoeft niets over te dragen: ${owner} krijgt de tijdelijke toegangspas te zien.`,
  signInAgain: (until) =>
    `Je hebt dit verzoek goedgekeurd, en de tijdelijke pas wordt op jouw naam gemaakt; de aanmelding daarvoor is op. Meld je nog één keer aan, dan gaat het verder: de goedkeuring blijft staan. Het wacht tot ${until}.`,
  reveal: {
    title: 'Tijdelijke toegangspas',
    next: [
      'Meld je aan met het adres hierboven, en vul deze pas in waar om het wachtwoord wordt gevraagd. De pas werkt één keer, en maar kort.',
      'Stel daarna meteen een nieuw wachtwoord in, bij “Beveiligingsgegevens”.',
    ],
    once: 'De pas wordt niet nog een keer getoond. Stuur hem aan niemand: niemand zal je er ooit om vragen.',
    button: 'Naar beveiligingsgegevens',
  },
};
