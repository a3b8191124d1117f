import assert from 'node:assert/strict';
import { safeLink } from '../../../../sandbox/page/cards/safe-link.ts';

describe('which links a card can open', () => {
  for (const address of [
    'https://entra.microsoft.com/',
    'http://127.0.0.1:1/x',
    'mailto:admin@forthcoffee.com?subject=x',
  ]) {
    it(`${address} is opened`, () => assert.equal(safeLink(address), address));
  }
  for (const address of [
    'javascript:alert(1)',
    ' JavaScript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    '/relative',
    '',
    undefined,
  ]) {
    it(`${String(address) || 'an empty one'} is not`, () => assert.equal(safeLink(address), null));
  }
});
