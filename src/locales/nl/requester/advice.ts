import type { AdviceTexts } from '../../requester/advice.ts';

export const advice: AdviceTexts = {
  'self-service': {
    title: 'Je kunt dit waarschijnlijk nu zelf',
    text: 'Op de pagina van Microsoft laat je met een methode die je hebt geregistreerd zien dat jij het bent. Daarna kies je een nieuw wachtwoord.',
  },
  'self-service-for-admins': {
    title: 'Je kunt dit waarschijnlijk nu zelf',
    text: 'Op de pagina van Microsoft laat je zien dat jij het bent. Daarna kies je een nieuw wachtwoord. Je account heeft een beheerdersrol, dus vraagt de pagina om twee methoden die je hebt geregistreerd.',
  },
  'signed-in': {
    title: 'Er is het afgelopen uur met je account aangemeld',
    text: 'Was jij dat, dan is een reset niet nodig: wijzig je wachtwoord zelf als je een ander wilt. Was jij het niet, vraag het dan aan een beheerder en zeg dat erbij.',
  },
  expired: {
    title: 'Je wachtwoord is verlopen',
    text: 'Weet je het nog, meld je er dan nog één keer mee aan. Daarna kies je een nieuw.',
  },
  interrupted: {
    title: 'Maak de pagina af die bij het aanmelden openging',
    text: 'Die vroeg om een nieuw wachtwoord of om je beveiligingsgegevens. Meld je opnieuw aan en volg de pagina tot het eind.',
  },
  'signed-out': {
    title: 'Je hoeft je alleen opnieuw aan te melden',
    text: 'Je sessie is beëindigd, bijvoorbeeld na een nieuw wachtwoord. Meld je aan met je huidige wachtwoord.',
  },
  'no-such-user': {
    title: 'De gebruikersnaam klopte niet',
    text: 'Niemand meldt zich hier aan met die gebruikersnaam. Meestal is het je e-mailadres van het werk: kijk hoe je het schrijft.',
  },
  'wrong-tenant': {
    title: 'Je meldde je aan bij een andere organisatie',
    text: 'Daar kennen ze je account niet. Kijk of het de juiste organisatie is, of vraag je contactpersoon daar om een uitnodiging.',
  },
  'mfa-registration': {
    title: 'Stel je tweede stap in',
    text: 'Je organisatie vraagt om een tweede manier om te laten zien dat jij het bent, zoals een app op je telefoon. Meld je aan en volg de stappen. Lukt dat niet waar je bent, probeer het dan op kantoor of op je werkapparaat.',
  },
  device: {
    title: 'Dat apparaat of die app is niet toegestaan',
    text: 'Aanmelden kan bij je organisatie alleen op bepaalde apparaten of met bepaalde apps. Gebruik je werkapparaat en de apps daarop, of vraag je helpdesk om dit apparaat toe te voegen.',
  },
  'conditional-access': {
    title: 'De regels van je organisatie blokkeerden die aanmelding',
    text: 'Ze bepalen waar en hoe je je kunt aanmelden, en een nieuw wachtwoord verandert ze niet. Probeer het op kantoor of op je werkapparaat, of bel je helpdesk.',
  },
  'risk-at-home': {
    title: 'Je eigen organisatie blokkeerde die aanmelding',
    text: 'Die ziet een risico voor je account. Bel de helpdesk daar.',
  },
  'security-defaults': {
    title: 'Die app is niet veilig genoeg om je mee aan te melden',
    text: 'Meld je aan met je browser of met een nieuwere app.',
  },
  'cross-tenant': {
    title: 'De twee organisaties staan die aanmelding niet toe',
    text: 'Vraag je helpdesk of je contactpersoon bij de andere organisatie om het toe te staan.',
  },
  'not-assigned': {
    title: 'Je hebt geen toegang tot die app',
    text: 'Het aanmelden lukte, maar je mag de app nog niet gebruiken. Vraag de eigenaar van de app of je helpdesk om toegang.',
  },
  service: {
    title: 'Er was een storing bij het aanmelden',
    text: 'Het lag niet aan je wachtwoord. Probeer het over een paar minuten opnieuw.',
  },
  anyway:
    'Dit komt van je laatste aanmelding, voor zover ik die kan zien: het kan een paar minuten oud zijn. Is het toch het wachtwoord?',
  changePage: 'Mijn wachtwoord wijzigen',
};
