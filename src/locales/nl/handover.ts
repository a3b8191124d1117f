import type { HandoverTexts, RevealTexts } from '../handover.ts';

export const handover: HandoverTexts = {
  password: {
    title: (own) =>
      own ? 'Je wachtwoord is opnieuw ingesteld' : 'Het wachtwoord is opnieuw ingesteld: draag het over',
    sealed: (own, until) =>
      own
        ? `Er staat een tijdelijk wachtwoord klaar. Alleen jij krijgt het te zien, één keer. Zorg dat je je er meteen mee kunt aanmelden; het wordt ongelezen gewist op ${until}.`
        : `Alleen jij krijgt het tijdelijke wachtwoord te zien, één keer. Geef het persoonlijk aan de eigenaar van het account, nadat je hebt teruggebeld op een nummer dat je al had. Het wordt ongelezen gewist op ${until}.`,
    revealed: (own, at) =>
      own
        ? `Het tijdelijke wachtwoord is getoond op ${at}. Was jij dat niet? Zeg dat dan hieronder, en bel meteen je helpdesk.`
        : `Het tijdelijke wachtwoord is aan jou getoond op ${at}. Het kan niet nog een keer worden getoond.`,
    erased: (at) => `Het tijdelijke wachtwoord is niet op tijd gelezen en gewist op ${at}.`,
    expired: 'Het tijdelijke wachtwoord is verlopen',
    toOwner: (owner) => `Jij hoeft niets over te dragen: ${owner} krijgt het tijdelijke wachtwoord te zien.`,
  },
  'access-pass': {
    title: (own) => (own ? 'Je tijdelijke pas staat klaar' : 'Er is een tijdelijke pas gemaakt: draag die over'),
    sealed: (own, until) =>
      own
        ? `Met een tijdelijke toegangspas meld je je één keer aan, in plaats van met je wachtwoord. Alleen jij krijgt hem te zien, één keer, en hij is maar kort geldig. Zorg dat je je er meteen mee kunt aanmelden; hij wordt ongelezen gewist op ${until}.`
        : `Alleen jij krijgt de tijdelijke toegangspas te zien, één keer. Geef hem persoonlijk aan de eigenaar van het account, nadat je hebt teruggebeld op een nummer dat je al had: hij is goed voor één keer aanmelden, en maar kort geldig. Hij wordt ongelezen gewist op ${until}.`,
    revealed: (own, at) =>
      own
        ? `De tijdelijke toegangspas is getoond op ${at}. Was jij dat niet? Zeg dat dan hieronder, en bel meteen je helpdesk.`
        : `De tijdelijke toegangspas is aan jou getoond op ${at}. Hij kan niet nog een keer worden getoond.`,
    erased: (at) => `De tijdelijke toegangspas is niet op tijd gelezen en gewist op ${at}. Hij verloopt vanzelf.`,
    expired: 'De tijdelijke pas is verlopen',
    toOwner: (owner) => `Jij hoeft niets over te dragen: ${owner} krijgt de tijdelijke toegangspas te zien.`,
  },
  lapsed: {
    'not-needed': (own) =>
      own
        ? 'Er is intussen een ander wachtwoord ingesteld. Ken je dat niet, vraag het dan opnieuw aan.'
        : 'Er is intussen een ander wachtwoord ingesteld: er is niets meer te doen.',
    due: (own) =>
      own
        ? 'Je oude wachtwoord werkt niet meer, en het tijdelijke wordt vervangen door een wachtwoord dat niemand kent: vraag het opnieuw aan.'
        : 'Het oude wachtwoord werkt niet meer, en het tijdelijke wordt vervangen door een wachtwoord dat niemand kent: er is een nieuw verzoek nodig.',
    done: (own) =>
      own
        ? 'Je account heeft nu een wachtwoord dat niemand kent: vraag het opnieuw aan.'
        : 'Het account heeft nu een wachtwoord dat niemand kent: er is een nieuw verzoek nodig.',
    failed: (own) =>
      own
        ? 'Misschien is het nog geldig, al heeft niemand het gezien: een beheerder moet je wachtwoord opnieuw instellen, en weet dat.'
        : 'Misschien is het nog geldig, al heeft niemand het gezien: een goedkeurder moet het opnieuw instellen. Op de kaart in het kanaal voor goedkeuringen staat hoe.',
  },
  passLapsed: (own) =>
    own
      ? 'Je wachtwoord is nog wat het was. Vraag het opnieuw aan.'
      : 'Het wachtwoord van het account is nog wat het was: er is een nieuw verzoek nodig.',
  unconfirmed: (own) =>
    own
      ? 'Het verzoek is aangenomen, maar nog niet te zien is of het is uitgevoerd. Werkt het wachtwoord binnen een paar minuten niet, bel dan je helpdesk, of vraag het 30 minuten later opnieuw.'
      : 'De reset is aangenomen, maar met jouw rol is niet te zien of die is uitgevoerd. Werkt het wachtwoord binnen een paar minuten niet, dan moet het opnieuw worden gevraagd.',
  signedOut: (own) =>
    own
      ? 'Voor de zekerheid word je binnen enkele minuten overal afgemeld, ook in Teams.'
      : 'De eigenaar wordt binnen enkele minuten overal afgemeld.',
  unfinished: 'Er is nog niets om te tonen.',
  signInAgain: {
    title: 'Meld je nog één keer aan',
    password: (until) =>
      `Je hebt deze reset goedgekeurd, en die gebeurt op jouw naam; de aanmelding daarvoor is op. Meld je nog één keer aan, dan gaat het verder: de goedkeuring blijft staan, en het tijdelijke wachtwoord blijft hetzelfde. Het wacht tot ${until}.`,
    'access-pass': (until) =>
      `Je hebt dit verzoek goedgekeurd, en de tijdelijke pas wordt op jouw naam gemaakt; de aanmelding daarvoor is op. Meld je nog één keer aan, dan gaat het verder: de goedkeuring blijft staan. Het wacht tot ${until}.`,
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

export const reveal: RevealTexts = {
  password: {
    title: 'Tijdelijk wachtwoord',
    next: ['Bij de eerste keer aanmelden moet meteen een nieuw wachtwoord worden gekozen.'],
    once: 'Het wordt niet nog een keer getoond. Stuur het aan niemand: niemand zal je er ooit om vragen.',
  },
  'access-pass': {
    title: 'Tijdelijke toegangspas',
    next: [
      'Meld je aan met het adres hierboven, en vul deze pas in waar om het wachtwoord wordt gevraagd. De pas werkt één keer, en maar kort.',
      'Stel daarna meteen een nieuw wachtwoord in, bij “Beveiligingsgegevens”.',
    ],
    once: 'De pas wordt niet nog een keer getoond. Stuur hem aan niemand: niemand zal je er ooit om vragen.',
  },
};
