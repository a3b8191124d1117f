import type { AnswerTexts } from '../../requester/answers.ts';

export const answers: AnswerTexts = {
  choices: {
    title: 'Wat kan ik voor je doen?',
    text: 'Ik weet niet zeker wat je bedoelt. Ik help bij wachtwoorden: kies hieronder, of zeg het anders.',
  },
  thanks: { title: 'Graag gedaan', text: 'Ik ben er als je nog iets nodig hebt.' },
  secret: {
    title: 'Deel je wachtwoord niet',
    text: 'Je bericht lijkt een wachtwoord te bevatten. Verwijder het bericht en wijzig dat wachtwoord: anderen kunnen het hebben gezien. Ik heb je wachtwoord nooit nodig.',
  },
  signposts: {
    mfa: {
      title: 'Een nieuw wachtwoord verandert je tweede stap niet',
      text: 'Komt een code of goedkeuring niet aan? Kies op de aanmeldpagina “Op een andere manier aanmelden”. Helpt dat niet, dan kan je helpdesk je aanmeldmethoden resetten.',
      page: 'Hulp bij tweede stap',
    },
    phone: {
      title: 'Je telefoon is nieuw of kwijt',
      text: 'Je wachtwoord blijft zoals het is. Kun je je nog aanmelden? Voeg de nieuwe telefoon dan toe aan je beveiligingsgegevens. Lukt dat niet, of is je telefoon kwijt of gestolen? Bel je helpdesk: die kan hem verwijderen.',
      page: 'Je beveiligingsgegevens',
    },
    userName: {
      title: 'Je gebruikersnaam',
      text: 'Dat is meestal je e-mailadres van het werk. Kun je het niet vinden, vraag het dan aan een collega of je helpdesk.',
      page: null,
    },
    disabled: {
      title: 'Een nieuw wachtwoord schakelt geen account in',
      text: 'Is je account uitgeschakeld, dan moet een beheerder het weer inschakelen. Bel je helpdesk, of vraag je leidinggevende dat te doen.',
      page: null,
    },
    licence: {
      title: 'Licenties kan ik niet wijzigen',
      text: 'Je helpdesk wijst ze toe. Op de pagina van je account zie je welke je hebt.',
      page: 'Je abonnementen',
    },
    suspicious: {
      title: 'Klopt er iets niet?',
      text: 'Keur geen aanmelding goed die je niet zelf bent begonnen, en open geen links in een bericht dat je niet vertrouwt. Bel nu je helpdesk. Kent iemand anders je wachtwoord misschien? Laat het dan resetten.',
      page: 'Je laatste aanmeldingen',
    },
  },
  operatorPage: 'Hulp',
  ifPassword: 'Toch het wachtwoord?',
};
