import type { SelfServiceTexts } from '../self-service.ts';

export const selfService: SelfServiceTexts = {
  page: 'Zelf opnieuw instellen',
  locked:
    'Is je account vergrendeld? Kies daar “Ik ben mijn wachtwoord vergeten”: dat ontgrendelt het ook. Lukte het niet, vraag dan een beheerder: je hoeft niets opnieuw te typen.',
  forOther: (address) => `Deze persoon kan het waarschijnlijk zelf opnieuw instellen, op ${address}.`,
  label: 'Zelf opnieuw instellen',
  open: 'Kan deze persoon, volgens het rapport van Entra',
  openToAdmin: 'Kan deze persoon (beheerder: twee methoden), volgens het rapport van Entra',
};
