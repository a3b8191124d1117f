import type { Shorthand } from '../../reading/shorthand.ts';

export const shorthand: Shorthand = {
  cnt: 'cant',
  caint: 'cant',
  dosnt: 'doesnt',
  doesn: 'doesnt',
  didn: 'didnt',
  wouldnt: 'wont',
  plse: 'please',
  pleas: 'please',
  acc: 'account',
  acct: 'account',
  rst: 'reset',
  idk: 'i dont know',
  dunno: 'dont know',
  wanna: 'want to',
  gotta: 'need to',
  pls: 'please',
  lappy: 'laptop',
  sso: 'sign in',
};
