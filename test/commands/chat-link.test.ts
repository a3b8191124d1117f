import assert from 'node:assert/strict';
import { linkIn } from '../../src/commands/chat-link.ts';

const BOT_ID = '11111111-1111-4111-8111-111111111111';
const BOT_TENANT_ID = '22222222-2222-4222-8222-222222222222';

describe('npm run chat-link', () => {
  it('prints the link to a chat with the bot, in the tenant that it serves', () => {
    assert.equal(
      linkIn({ BOT_ID, BOT_TENANT_ID }),
      `https://teams.microsoft.com/l/chat/0/0?users=28:${BOT_ID}&tenantId=${BOT_TENANT_ID}`,
    );
    assert.equal(linkIn({ BOT_ID, BOT_TENANT_ID: '' }), `https://teams.microsoft.com/l/chat/0/0?users=28:${BOT_ID}`);
  });

  it('needs the bot’s id', () => {
    assert.throws(() => linkIn({ BOT_ID: '' }), /BOT_ID is missing/);
  });
});
