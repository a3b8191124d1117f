import type { Words } from '../../reading/words.ts';
import { people } from './people.ts';

export const words: Words = {
  my: ['mijn', "m'n", 'mn', 'mijne', 'mezelf', 'mijzelf'],
  self: ['ik', "'k", 'ikzelf', 'mij', 'me'],
  firstPerson: ['kan', 'ben', 'kom', 'heb', 'krijg', 'weet'],
  theirs: ['haar', 'hun', 'zijn', "z'n", 'iemands', "d'r", 'gedeelde', 'gezamenlijke'],
  passwords: ['wachtwoord', 'wachtwoorden', 'ww', 'paswoord'],
  resets: [
    ...['resetten', 'gereset', 'wijzigen', 'gewijzigd', 'veranderen', 'vernieuwen', 'ontgrendelen', 'deblokkeer'],
    ...['deblokkeren', 'vergeten', 'kwijt', 'ontgrendel', 'verlopen', 'opnieuw', 'herstellen', 'verander', 'wijzig'],
    ...['herstel', 'vernieuw'],
  ],
  unlocks: [
    ...['ontgrendel', 'ontgrendelen', 'deblokkeer', 'deblokkeren', 'gedeblokkeerd', 'ontgrendeld', 'unlocken'],
    ...['resetten'],
  ],
  inNameOf: ['namens'],
  signIns: ['inloggen', 'aanmelden', 'inlog', 'login', 'aanloggen', 'inlogscherm', 'aanmeldscherm'],
  of: ['voor', 'van'],
  genitive: ['van'],
  and: ['en', 'of', 'plus', 'alsook'],
  not: ['niet', 'nooit', 'geen', 'behalve', 'zonder', 'nee', 'neen'],
  roles: [
    ...['beheerder', 'beheerders', 'uitzendkracht', 'invaller', 'collega', "collega's", 'baas', 'chef'],
    ...['leidinggevende', 'manager', 'medewerker', 'medewerkers', 'gebruiker', 'gebruikers', 'persoon', 'klant'],
    ...['stagiair', 'stagiaire', 'assistent', 'assistente', 'secretaresse', 'vriend', 'vriendin', 'vrouw', 'man'],
    ...['partner', 'zoon', 'dochter', 'broer', 'zus', 'moeder', 'vader', 'team', 'iemand', 'anders', 'iedereen'],
    ...['niemand', 'ander', 'andere', 'nieuwe', 'hem', 'haar', 'hen', 'hun', 'ons', 'jou', 'jullie', 'adres'],
    ...['e-mailadres', 'mailadres', 'gast', 'twee', 'deze', 'die', 'dit', 'dat', 'gebruikersnaam', 'postvak'],
    ...['gedeelde', 'alle', 'beide', 'elke'],
  ],
  ...people,
  articles: ['uw', 'de', 'het', 'een', "'t", 'onze', 'jouw', 'je'],
  particles: ['de', 'het', "'t"],
  things: [
    ...['gebruikersnaam', 'inlogscherm', 'aanmeldscherm', 'windows', 'telefoon', 'mobiel', 'gsm', 'werk', 'thuis'],
    ...['school', 'systeem', 'systemen', 'postvak', 'mailbox', 'webmail', 'computer', 'laptop', 'tablet', 'account'],
    ...['inloggen', 'aanmelden', 'alles', 'intranet', 'portaal', 'site', 'bedrijf', 'netwerk', 'domein', 'server'],
    ...['website', 'apparaat', 'adres', 'e-mailadres', 'mailadres', 'app', 'wifi', 'mail', 'e-mail'],
  ],
  courtesy: [
    ...['alsjeblieft', 'alstublieft', 'aub', 'a.u.b', 'a.u.b.', 'svp', 's.v.p', 's.v.p.', 'graag', 'bedankt', 'dank'],
    ...['dankjewel', 'wel', 'hartelijk', 'top', 'fijn', 'nu', 'vandaag', 'morgen', 'spoed', 'weer', 'meteen'],
    ...['direct', 'alvast', 'bvd', 'mvg', 'vriendelijke'],
  ],
  names: ['ben', 'wil', 'dag', 'dank', 'morgen', 'graag', 'weer', 'direct', 'spoed', 'nu', 'vriendelijke'],
  signatures: ['merci', 'thanks', 'groet', 'groeten', 'mvg', 'bedankt', 'dank', 'dankjewel', 'dankje'],
  fillers: [
    ...['hoor', 'maar', 'dan', 'eens', 'gewoon', 'toch', 'eigenlijk', 'hoi', 'hallo', 'dag', 'goedemorgen', 'kun'],
    ...['kunt', 'kan', 'wil', 'wilt', 'zou', 'je', 'u', 'jij', 'even', 'met', 'groet', 'groeten', 'zo', 'mogelijk'],
    ...['heel', 'veel', 'ja', 'moet', 'nodig', 'heb', 'ik', 'me', 'snel', 'een', 'het', 'de', 'willen', 'kunnen'],
    ...['help', 'laten', 'ben', 'dankje'],
  ],
  clauses: [
    ...['omdat', 'want', 'die', 'dat', 'hij', 'zij', 'ze', 'is', 'was', 'heeft', 'had', 'kan', 'moet', 'wil', 'als'],
    ...['toen', 'zodat', 'maar', 'voordat', 'nadat', 'totdat', 'werkt', 'doet', 'zit', 'staat', 'kwijt', 'vergeten'],
    ...['vergat', 'wordt', 'worden', 'niet', 'ik', 'laat', 'bel', 'stuur', 'opnieuw', 'instellen'],
  ],
  corrections: ['nee', 'neen', 'ook', 'bedoel', 'bedoelde', 'eigenlijk', 'liever', 'fout', 'verkeerd', 'maar', 'oeps'],
  places: ['samen', 'inclusief', 'namens', 'oftewel', 'uit', 'bij', 'op', 'aan', 'via', 'onder', 'met', 'naast'],
};
