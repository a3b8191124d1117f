import type { People } from '../../reading/people.ts';

export const people: People = {
  people: [
    ...['hij', 'zij', 'ze', 'collega', "collega's", 'baas', 'chef', 'leidinggevende', 'manager'],
    ...['teamleider', 'directeur', 'directrice', 'assistent', 'assistente', 'secretaresse', 'receptioniste'],
    ...['medewerker', 'medewerkers', 'medewerkster', 'gebruiker', 'gebruikers', 'gast', 'gasten', 'klant'],
    ...['klanten', 'externe', 'externen', 'inhuur', 'leverancier', 'stagiair', 'stagiaire', 'stagiairs'],
    ...['student', 'studenten', 'docent', 'leerling', 'teamlid', 'teamleden', 'teamgenoot', 'teamgenoten'],
    ...['iemand', 'degene', 'uitzendkracht', 'flexwerker', 'persoon', 'mensen', 'vriend'],
    ...['vriendin', 'vrouw', 'man', 'partner', 'moeder', 'vader'],
    ...['broer', 'zus', 'zoon', 'dochter', 'buurman', 'buurvrouw', 'kamergenoot', 'maat'],
  ],
  does: [
    ...['wel', 'is', 'zijn', 'was', 'waren', 'heeft', 'kan', 'kunnen', 'kon', 'konden', 'komt', 'komen', 'krijgt'],
    ...['weet', 'wil', 'moet', 'vergat', 'vergeten', 'kwijt', 'zit', 'zitten', 'staat', 'ligt', 'liggen'],
    ...['wordt', 'werd', 'geblokkeerd', 'vergrendeld', 'buitengesloten', 'lukt', 'begint', 'belde', 'vroeg'],
    ...['die'],
  ],
  beside: ['met', 'namens', 'naast', 'geef', 'helpen', 'over'],
  into: ['in', 'op', 'uit'],
  nobody: [
    ...['verlof', 'zwangerschapsverlof', 'ouderschapsverlof', 'vakantie', 'pensioen', 'haha', 'jeetje'],
    ...['balen', 'help', 'vanochtend', 'vanmorgen', 'vanmiddag', 'vanavond', 'gisteren', 'eergisteren'],
    ...['gister', 'week', 'weekend', 'scherm', 'internet', 'ineens', 'opeens', 'plotseling', 'maandag'],
    ...['dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag', 'januari', 'februari', 'maart'],
    ...['april', 'mei', 'juni', 'juli', 'augustus', 'september', 'oktober', 'november', 'december', 'kerst'],
    ...['pasen', 'engels', 'nederlands', 'na', 'om', 'te', 'zegt', 'steeds', 'al', 'nog', 'altijd', 'sinds'],
    ...['vanaf', 'tijdens', 'tot', 'totdat', 'door', 'omdat', 'dagen', 'weken', 'maand', 'maanden', 'jaar'],
    ...['geleden', 'terug', 'terwijl', 'caps', 'lock', 'poging', 'pogingen', 'keer', 'keren', 'pagina'],
    ...['foutmelding', 'melding', 'bericht', 'toont', 'verschijnt', 'getypt', 'intypen', 'toets'],
    ...['toetsenbord', 'juist', 'langer', 'bijna', 'echt', 'vaak', 'alleen', 'zelfs', 'misschien'],
    ...['waarschijnlijk', 'moet', 'elke', 'geen', 'enkel', 'gestopt', 'werkte', 'werkt', 'eerste', 'laatste'],
    ...['volgende', 'paar', 'meerdere', 'online', 'offline', 'herstart', 'update', 'bijgewerkt', 'plots'],
    ...['net', 'zojuist', 'zonet'],
  ],
};
