import type { SelfServiceTexts } from '../../requester/self-service.ts';

export const selfService: SelfServiceTexts = {
  page: 'Zelf resetten',
  locked:
    'Is je account vergrendeld? Kies daar “Ik ben mijn wachtwoord vergeten”: dat ontgrendelt het ook. Lukte het niet, vraag dan een beheerder: je hoeft niets opnieuw te typen.',
  forOther: (address) => `Deze persoon kan het waarschijnlijk zelf resetten, op ${address}.`,
  label: 'Zelf resetten',
  open: 'Kan deze persoon, volgens het rapport van Entra',
  openToAdmin: 'Kan deze persoon (beheerder: twee methoden), volgens het rapport van Entra',
};
