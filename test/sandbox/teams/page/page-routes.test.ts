import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LocalTeams } from '../../../../sandbox/teams/local-teams.ts';
import { MEGAN, at, connector, LIDIA, withBot, withTeams } from '../support.ts';

async function post(teams: LocalTeams, path: string, body: unknown): Promise<[number, unknown]> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(teams.url + path, { method: 'POST', headers, body: JSON.stringify(body) });
  return [response.status, await response.json()];
}

const noSignIns = { attempt: () => ({ admitted: false, verdict: '' }), endings: [], record: () => undefined };

describe('the chat page’s API', () => {
  it('lists people, each with their chat and channel account', () =>
    withTeams(async (teams) => {
      const state: unknown = await (await fetch(`${teams.url}/sandbox/state`)).json();
      assert.equal(at(state, 'people', 0, 'chat'), teams.personalChat(MEGAN.id));
      assert.equal(at(state, 'people', 0, 'channelAccount'), teams.channelIdOf(MEGAN.id));
      assert.equal(at(state, 'channel', 'id'), teams.approvals.channelId);
    }));

  it('sends events for posts and typing as they happen', () =>
    withTeams(async (teams) => {
      const response = await fetch(`${teams.url}/sandbox/events`);
      assert.equal(response.headers.get('content-type'), 'text/event-stream');
      const call = await connector(teams);
      const path = `conversations/${encodeURIComponent(teams.personalChat(MEGAN.id))}/activities`;
      await call('POST', path, { type: 'typing' });
      await call('POST', path, { type: 'message', text: 'hello' });
      let seen = '';
      for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
        seen += chunk;
        if (seen.includes('"text":"hello"')) break;
      }
      assert.match(seen, /event: typing\ndata: .*\n\nevent: message\ndata: /);
    }));

  it('sends a message, and says what went wrong', () =>
    withTeams(async (teams) => {
      const conversation = teams.personalChat(MEGAN.id);
      const body = { person: MEGAN.id, conversation, text: 'help', mention: false };
      assert.deepEqual(await post(teams, '/sandbox/messages', body), [
        200,
        { problem: 'The bot has not started yet.' },
      ]);
      assert.equal((await post(teams, '/sandbox/messages', { person: MEGAN.id }))[0], 400);
    }));

  it('has the bot greet people who open their chat for the first time, once', () =>
    withBot({ status: 200 }, (heard, botEndpoint) =>
      withTeams(
        async (teams) => {
          const greet = () => post(teams, '/sandbox/greet', { person: LIDIA.id });
          await Promise.all([greet(), greet()]);
          await greet();
          assert.equal(heard.filter(({ activity }) => activity['type'] === 'installationUpdate').length, 1);
        },
        { botEndpoint },
      ),
    ));

  it('tries a password, if there is a directory', async () => {
    const body = { name: 'meganb@contoso.com', password: 'secret' };
    await withTeams(async (teams) => assert.equal((await post(teams, '/sandbox/sign-in', body))[0], 404));
    await withTeams(
      async (teams) =>
        assert.deepEqual(await post(teams, '/sandbox/sign-in', body), [
          200,
          { admitted: false, verdict: 'meganb@contoso.com: no' },
        ]),
      { signIns: { ...noSignIns, attempt: (name) => ({ admitted: false, verdict: `${name}: no` }) } },
    );
  });

  it('lets a sign-in of a person end with an error code, where it has a directory', async () => {
    const added: [string, number][] = [];
    const signIns = {
      ...noSignIns,
      endings: [{ code: 50057, meaning: 'Account disabled' }],
      record: (person: string, code: number) => void added.push([person, code]),
    };
    await withTeams(
      async (teams) => {
        const state: unknown = await (await fetch(`${teams.url}/sandbox/state`)).json();
        assert.deepEqual(state instanceof Object && 'endings' in state && state.endings, signIns.endings);
        const body = { person: MEGAN.id, code: 50057 };
        assert.deepEqual(await post(teams, '/sandbox/sign-in-log', body), [200, { problem: null }]);
        assert.deepEqual(added, [[MEGAN.id, 50057]]);
      },
      { signIns },
    );
    await withTeams(async (teams) =>
      assert.equal((await post(teams, '/sandbox/sign-in-log', { person: MEGAN.id, code: 0 }))[0], 404),
    );
  });

  it('serves its files with types stripped, and a policy that allows only this server', () =>
    withTeams(async (teams) => {
      const page = await fetch(`${teams.url}/`);
      assert.match(page.headers.get('content-security-policy') ?? '', /^default-src 'none'; script-src 'self'; /);
      const script = await fetch(`${teams.url}/page/main.ts`);
      assert.match(script.headers.get('content-type') ?? '', /^text\/javascript/);
      assert.doesNotMatch(await script.text(), /import type/);
      assert.equal((await fetch(`${teams.url}/page/gallery/gallery.ts`)).status, 200);
      for (const outside of [
        '..%2Fteams%2Fhttp.ts',
        'gallery/..%2F..%2Fteams/http.ts',
        '%2E%2E/teams/http.ts',
        '',
        '%00.ts',
      ])
        assert.equal((await fetch(`${teams.url}/page/${outside}`)).status, 404, outside);
    }));

  it('refuses other web pages to post, or to read through a name bound to loopback', () =>
    withTeams(async (teams) => {
      const refused = await fetch(`${teams.url}/sandbox/greet`, {
        method: 'POST',
        headers: { origin: 'https://evil.example', 'content-type': 'application/json' },
        body: JSON.stringify({ person: MEGAN.id }),
      });
      assert.equal(refused.status, 403);
    }));

  it('keeps chats over a restart, if a file is given', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'teams-'));
    const historyFile = join(folder, 'chats', 'history.json');
    try {
      await withTeams(
        (teams) => teams.sendMessage(MEGAN.id, teams.personalChat(MEGAN.id), 'hello').then(() => undefined),
        {
          historyFile,
        },
      );
      await withTeams(
        async (teams) => {
          const [message] = teams.history(teams.personalChat(MEGAN.id));
          assert.equal(message?.text, 'hello');
          assert.equal(message.revision <= teams.revision(), true);
        },
        { historyFile },
      );
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
