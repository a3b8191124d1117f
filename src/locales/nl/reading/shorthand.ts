import type { Shorthand } from '../../reading/shorthand.ts';

export const shorthand: Shorthand = {
  nie: 'niet',
  pasw: 'wachtwoord',
  passw: 'wachtwoord',
  kunde: 'kun je',
  ni: 'niet',
  nt: 'niet',
  kannie: 'kan niet',
  kannet: 'kan het',
  weetniet: 'weet niet',
  wnr: 'wanneer',
  ff: 'even',
  effe: 'even',
  ffe: 'even',
  kdenk: 'ik denk',
  kheb: 'ik heb',
  kben: 'ik ben',
  kkan: 'ik kan',
  wachtw: 'wachtwoord',
  wchtwrd: 'wachtwoord',
  wwoord: 'wachtwoord',
};
