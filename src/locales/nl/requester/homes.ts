import type { HomesTexts, HomeTexts } from '../../requester/homes.ts';

const WHY =
  'De thuisorganisatie controleert dit wachtwoord bij het aanmelden. Wij krijgen het nooit, dus wij kunnen het niet wijzigen.';
const keptElsewhere = (own: boolean): string =>
  own
    ? 'Je wachtwoord wordt bewaard door je eigen organisatie'
    : 'Dit wachtwoord wordt bewaard door een andere organisatie';
const helpDesk = (home: string): string =>
  `Lukt het op die pagina niet? Neem dan contact op met de helpdesk van ${home}.`;

const byHand: HomeTexts = {
  title: () => 'Je helpdesk regelt dit',
  lead: () =>
    'Dit wachtwoord kan niet vanuit deze chat opnieuw worden ingesteld. De helpdesk van je eigen organisatie doet dat.',
  link: '',
  ifRefused: () => '',
  why: 'Het wordt niet bewaard op een plek waar ik het kan wijzigen.',
};

export const homes: HomesTexts = {
  kinds: {
    cloud: byHand,
    unsure: byHand,
    'on-premises-writeback': byHand,
    'on-premises': {
      ...byHand,
      lead: () =>
        'Dit wachtwoord wordt bewaard in het eigen netwerk van je organisatie. De helpdesk van je eigen organisatie reset het.',
    },
    'our-identity-provider': {
      ...byHand,
      lead: () =>
        'Dit wachtwoord wordt bewaard in het eigen aanmeldsysteem van je organisatie. De helpdesk van je eigen organisatie reset het.',
    },
    application: {
      ...byHand,
      title: () => 'Dit account hoort bij een app',
      lead: () => 'Het wachtwoord reset je op de aanmeldpagina van de app zelf: kies daar “Wachtwoord vergeten?”.',
    },
    'entra-organisation': {
      title: keptElsewhere,
      lead: (home, own) =>
        own
          ? `Je meldt je aan met een account van ${home}. Alleen jijzelf of een beheerder van die thuisorganisatie kan het wachtwoord resetten. Hier kan niemand dat.`
          : `Deze persoon meldt zich aan met een account van ${home}. Alleen die persoon zelf of een beheerder van die thuisorganisatie kan het wachtwoord resetten. Hier kan niemand dat.`,
      link: 'Naar de resetpagina',
      ifRefused: helpDesk,
      why: WHY,
    },
    'unmanaged-entra-organisation': {
      title: (own) => (own ? 'Dit wachtwoord kun je zelf resetten' : 'Alleen de eigenaar kan dit wachtwoord resetten'),
      lead: (home) =>
        `Het account hoort bij ${home}, en daar is geen beheerder. Alleen de eigenaar van het account kan het wachtwoord resetten, met het e-mailadres waarmee het is geregistreerd.`,
      link: 'Naar de resetpagina',
      ifRefused: () =>
        'Lukt het op die pagina niet? Controleer dan of het adres klopt waarmee het account is geregistreerd.',
      why: WHY,
    },
    'microsoft-account': {
      title: (own) =>
        own ? 'Je account is een persoonlijk Microsoft-account' : 'Dit is een persoonlijk Microsoft-account',
      lead: (_home, own) =>
        own
          ? 'Microsoft bewaart het wachtwoord van persoonlijke accounts, en daar is geen beheerder voor. Alleen jijzelf kunt het resetten.'
          : 'Microsoft bewaart het wachtwoord van persoonlijke accounts, en daar is geen beheerder voor. Alleen de eigenaar kan het resetten.',
      link: 'Resetten bij Microsoft',
      ifRefused: () => 'Lukt het op die pagina niet? De hulppagina van Microsoft over aanmelden helpt verder.',
      why: 'Microsoft controleert dit wachtwoord bij het aanmelden. Wij krijgen het nooit, dus wij kunnen het niet wijzigen.',
    },
    google: {
      title: (own) => (own ? 'Je account is een Google-account' : 'Dit is een Google-account'),
      lead: (_home, own) =>
        own
          ? 'Google bewaart het wachtwoord. Jijzelf kunt het resetten; bij een bedrijf dat Google gebruikt, kan de Google-beheerder het ook.'
          : 'Google bewaart het wachtwoord. De eigenaar kan het resetten; bij een bedrijf dat Google gebruikt, kan de Google-beheerder het ook.',
      link: 'Herstellen bij Google',
      ifRefused: () =>
        'Lukt het op die pagina niet en is het een zakelijk adres? Neem dan contact op met de helpdesk van dat bedrijf.',
      why: 'Google controleert dit wachtwoord bij het aanmelden. Wij krijgen het nooit, dus wij kunnen het niet wijzigen.',
    },
    facebook: {
      title: (own) => (own ? 'Je account is een Facebook-account' : 'Dit is een Facebook-account'),
      lead: (_home, own) =>
        own
          ? 'Facebook bewaart het wachtwoord, en er is geen beheerder. Alleen jijzelf kunt het resetten.'
          : 'Facebook bewaart het wachtwoord, en er is geen beheerder. Alleen de eigenaar kan het resetten.',
      link: 'Zoeken bij Facebook',
      ifRefused: () => 'Lukt het op die pagina niet? De hulp van Facebook zelf helpt verder.',
      why: 'Facebook controleert dit wachtwoord bij het aanmelden. Wij krijgen het nooit, dus wij kunnen het niet wijzigen.',
    },
    'partner-identity-provider': {
      title: keptElsewhere,
      lead: (home, own) =>
        own
          ? `Je meldt je aan via ${home}. Alleen jijzelf, op de pagina’s daar, of een beheerder van die thuisorganisatie kan het wachtwoord resetten. Hier kan niemand dat.`
          : `Deze persoon meldt zich aan via ${home}. Alleen die persoon zelf, op de pagina’s daar, of een beheerder van die thuisorganisatie kan het wachtwoord resetten. Hier kan niemand dat.`,
      link: '',
      ifRefused: (home) => `Een resetpagina ervan ken ik niet. Neem contact op met de helpdesk van ${home}.`,
      why: WHY,
    },
    'one-time-passcode': {
      title: () => 'Er is geen wachtwoord om te resetten',
      lead: (_home, own) =>
        own
          ? 'Je meldt je hier aan met een code. Meld je gewoon aan met je e-mailadres, dan krijg je een nieuwe code per e-mail. Die werkt 30 minuten.'
          : 'Deze persoon meldt zich hier aan met een code. Die komt bij elke aanmelding opnieuw per e-mail en werkt 30 minuten.',
      link: '',
      ifRefused: () =>
        'Geen code? Kijk bij de ongewenste e-mail. Kun je helemaal niet meer bij de mailbox, vraag dan degene die hier uitnodigde om een uitnodiging voor een nieuw adres.',
      why: 'Dit account heeft geen wachtwoord, hier niet en nergens anders.',
    },
    'invitation-not-redeemed': {
      title: () => 'De uitnodiging is nog niet geaccepteerd',
      lead: (_home, own) =>
        own
          ? 'Je hebt hier geen wachtwoord. Open de uitnodiging in je e-mail en accepteer die; daarna meld je je aan met je eigen account.'
          : 'Er is hier geen wachtwoord. De persoon opent de uitnodiging in de e-mail en accepteert die.',
      link: '',
      ifRefused: () => 'Geen uitnodiging? Vraag degene die uitnodigde, of de helpdesk hier, om die opnieuw te sturen.',
      why: 'Zolang de uitnodiging niet is geaccepteerd, valt er niets te resetten.',
    },
  },
  unnamed: (own) => (own ? 'je eigen organisatie' : 'de eigen organisatie'),
  kept: (own) =>
    own
      ? 'Je toegang hier blijft zoals die is. Er is niets gewijzigd.'
      : 'De toegang hier blijft zoals die is. Er is niets gewijzigd.',
  message: {
    intro: 'Kopieer dit, of stuur het als e-mail, naar een beheerder of de helpdesk daar:',
    subject: (account) => `Wachtwoord resetten voor ${account}`,
    lines: ({ account, home, sender, reference, own }) => [
      'Hallo,',
      own
        ? `Ik kan me niet aanmelden met mijn account ${account}. Willen jullie het wachtwoord resetten?`
        : `De eigenaar van het account ${account} kan zich niet aanmelden. Willen jullie helpen met een nieuw wachtwoord?`,
      `Het account is elders gast, maar het wachtwoord wordt bewaard door ${home}, dus alleen jullie kunnen het resetten.`,
      'Controleer goed of het echt de eigenaar is die het vraagt: bel terug op een nummer dat jullie al hebben.',
      'Bedankt,',
      sender,
      `(${reference})`,
    ],
  },
};
