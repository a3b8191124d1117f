import assert from 'node:assert/strict';
import { misspelledIn } from '../../src/settings/misspelled.ts';

const KNOWN = ['PORT', 'RESET_AS', 'NEVER_RESET', 'MAIL_FROM', 'MicrosoftAppId', 'DATABASE_URL'];

describe('The names of settings', () => {
  it('are recognised with letters swapped, left out or too many, and in another spelling', () => {
    const given = ['RESETAS', 'never-reset', 'MAIL_FORM', 'MicrosoftAppID', 'DATABSE_URL', 'NEVER_RESETS'];
    assert.deepEqual(
      misspelledIn(given, KNOWN).map(({ meant }) => meant),
      ['RESET_AS', 'NEVER_RESET', 'MAIL_FROM', 'MicrosoftAppId', 'DATABASE_URL', 'NEVER_RESET'],
    );
  });

  it('are not looked for in settings, or in what else a host sets', () => {
    const others = ['PATH', 'HOST', 'PORTS', 'WEBSITE_HOSTNAME', 'TEST_DATABASE_URL', 'APPSETTING_MicrosoftAppId'];
    assert.deepEqual(misspelledIn([...KNOWN, ...others], KNOWN), []);
  });
});
