import assert from 'node:assert/strict';
import { personCalled, requestCalled } from '../../../support/ids.ts';
import type { ElsewhereKind, HelpDesk, HomeOrganisation, PasswordHome } from '../../../../src/requests/model/home.ts';
import { lookUp } from '../../../../src/requests/jobs/look-up.ts';
import { asSubject } from '../../../../src/requests/jobs/subject.ts';
import { DirectoryRefused, DirectoryUnavailable } from '../../../../src/requests/model/ports.ts';
import type { Who } from '../../../../src/requests/model/request.ts';
import { type Memory, memory } from '../../../support/memory.ts';
import {
  alexAccount,
  guestAccount,
  megan,
  meganAccount,
  meganSubject,
  pending,
  requestIn,
  statusIn,
} from '../../../support/samples.ts';

const accounts = [meganAccount, alexAccount, guestAccount];
const own = requestIn({ state: 'asked' });

async function lookedUp(
  deps: Memory,
  last = false,
): Promise<Memory['requests'] extends Map<string, infer R> ? R : never> {
  await lookUp(deps, own.id, last);
  const request = deps.requests.get(own.id);
  assert.ok(request !== undefined);
  return request;
}

describe('looking up', () => {
  it('a password that lives here waits for an approver', async () => {
    const deps = memory([own], accounts);
    deps.standing = { roles: ['Directory Readers'], privileged: true, protected: false };
    const { subject } = statusIn('pending', await lookedUp(deps));
    assert.deepEqual(subject, { ...meganSubject, roles: ['Directory Readers'], privileged: true });
  });

  it('a guest is redirected, whoever asks', async () => {
    const asked = requestIn({ state: 'asked' }, { who: { text: 'user1@forthcoffee.com' } });
    assert.equal((await lookedUp(memory([asked], accounts))).status.state, 'redirected');
  });

  it('several matches are offered to choose from', async () => {
    const twin = { ...alexAccount, id: personCalled('twin'), name: meganAccount.name };
    const asked = requestIn({ state: 'asked' }, { who: { text: meganAccount.name } });
    const { status } = await lookedUp(memory([asked], [...accounts, twin]));
    assert.equal(status.state === 'choosing' && status.candidates.length, 2);
  });

  describe('words that lead to one account', () => {
    const alexes = { id: alexAccount.id, name: alexAccount.name, signInName: alexAccount.signInName };
    const texts = [alexAccount.signInName, alexAccount.name, alexAccount.id];
    const outcome = async (who: Who, asker = megan, account = alexAccount): Promise<Memory['audits']> => {
      const deps = memory([requestIn({ state: 'asked' }, { requester: asker, who })], [meganAccount, account]);
      await lookedUp(deps);
      return deps.audits;
    };
    const stateAfter = async (...of: Parameters<typeof outcome>): Promise<unknown> =>
      (await outcome(...of)).at(-1)?.detail['state'];

    for (const text of texts) {
      it(`that is not the requester's own need a confirmation: ${text}`, async () => {
        const deps = memory([requestIn({ state: 'asked' }, { who: { text } })], accounts);
        assert.deepEqual((await lookedUp(deps)).status, { state: 'choosing', candidates: [alexes] });
      });
      it(`that is the requester's own need none: ${text}`, async () => {
        assert.equal(await stateAfter({ text }, { id: alexAccount.id, name: alexAccount.name }), 'pending');
      });
    }

    it('that is handled by hand need one, too', async () => {
      const synced = { ...alexAccount, home: { where: 'our-identity-provider', domain: 'contoso.com' } } as const;
      assert.equal(await stateAfter({ text: synced.signInName }, megan, synced), 'choosing');
    });

    it('that was chosen lead to the approvers', async () => {
      assert.equal(await stateAfter({ id: alexAccount.id }), 'pending');
    });

    it('that cannot be reset need one like any other: an immediate refusal would tell', async () => {
      const asked = requestIn({ state: 'asked' }, { who: { text: alexAccount.signInName } });
      const deps = memory([asked], accounts);
      deps.standing = { roles: [], privileged: false, protected: true };
      assert.equal((await lookedUp(deps)).status.state, 'choosing');
    });
  });

  it('whoever has an unknown address of another organisation can be invited', async () => {
    const asked = requestIn({ state: 'asked' }, { who: { text: 'Who@Elsewhere.example' } });
    const { status } = await lookedUp(memory([asked], accounts));
    const domain = 'elsewhere.example';
    assert.deepEqual(status, { state: 'uninvited', address: `Who@${domain}`, domain, checking: [] });
  });

  it('what is no mail address is refused, with its domain for the advice', async () => {
    for (const text of ['who is it@elsewhere.example', '"who"@elsewhere.example', 'whö@elsewhere.example']) {
      const asked = requestIn({ state: 'asked' }, { who: { text } });
      const { status } = await lookedUp(memory([asked], accounts));
      assert.deepEqual(status, { state: 'refused', because: 'not-found', domain: 'elsewhere.example' });
    }
  });

  it('an unknown address of ours is refused, without advice to ask elsewhere', async () => {
    const asked = requestIn({ state: 'asked' }, { who: { text: 'nobody@contoso.com' } });
    const { status } = await lookedUp(memory([asked], accounts));
    assert.deepEqual(status, { state: 'refused', because: 'not-found', domain: null });
  });

  it('the reset page of our own identity provider is stored with the request', async () => {
    const deps = memory([own], [{ ...meganAccount, home: { where: 'our-identity-provider', domain: 'contoso.com' } }]);
    const page = 'https://adfs.contoso.com/reset';
    const directory = { ...deps.directory, ownPage: () => Promise.resolve(page) };
    await lookUp({ ...deps, directory }, own.id, false);
    const status = deps.requests.get(own.id)?.status;
    assert.equal(status?.state, 'escalated');
    assert.equal(status.subject.page, page);
  });

  describe('the help desk that the operator knows', () => {
    const northwind = { tenantId: 'x', name: 'Northwind', domain: 'northwindtraders.com' };
    const elsewhere = (kind: ElsewhereKind, domain: string | null = 'forthcoffee.com'): PasswordHome => ({
      ...{ where: 'elsewhere', kind, domain },
    });
    const table: readonly (readonly [PasswordHome, HomeOrganisation | undefined, string | null])[] = [
      [elsewhere('entra-organisation'), undefined, 'forthcoffee.com'],
      [elsewhere('entra-organisation'), northwind, 'northwindtraders.com'],
      [elsewhere('entra-organisation', null), northwind, 'northwindtraders.com'],
      [elsewhere('entra-organisation', null), undefined, null],
      [elsewhere('partner-identity-provider'), undefined, 'forthcoffee.com'],
      [elsewhere('google'), undefined, 'forthcoffee.com'],
      [elsewhere('microsoft-account'), undefined, null],
      [elsewhere('facebook'), undefined, null],
      [{ where: 'our-identity-provider', domain: 'corp.contoso.com' }, undefined, 'corp.contoso.com'],
      [{ where: 'here', kind: 'on-premises', writeback: false }, undefined, 'contoso.com'],
      [{ where: 'nowhere', kind: 'one-time-passcode' }, undefined, null],
      [{ where: 'unsure', because: 'disabled' }, undefined, null],
    ];
    for (const [home, organisation, domain] of table) {
      it(`is that of ${domain ?? 'nobody'} for ${JSON.stringify(home)}${organisation ? ' of another organisation' : ''}`, async () => {
        const deps = memory([], [{ ...meganAccount, home }]);
        const directory = { ...deps.directory, homeOrganisation: () => Promise.resolve(organisation) };
        const helpDeskOf = (name: string): HelpDesk => ({ name, link: null, phone: '1', mail: null });
        const subject = await asSubject({ ...deps, directory, helpDeskOf }, { ...meganAccount, home });
        assert.equal(subject.helpDesk?.name ?? null, domain);
        assert.equal(subject.organisation, organisation ?? null);
      });
    }
  });

  it('a guest who asks for someone else gets the same refusal whether that account exists or not', async () => {
    const requester = { id: guestAccount.id, name: guestAccount.name };
    for (const text of ['alexw@contoso.com', 'nobody@contoso.com']) {
      const { status } = await lookedUp(
        memory([requestIn({ state: 'asked' }, { requester, who: { text } })], accounts),
      );
      assert.deepEqual(status, { state: 'refused', because: 'only-for-yourself', domain: null });
    }
  });

  it('a subject with an open request gets no second one', async () => {
    const open = pending({}, { id: requestCalled('other') });
    const { status } = await lookedUp(memory([own, open], accounts));
    assert.equal(status.state === 'refused' && status.because, 'already-open');
  });

  it('is tried again while the directory does not answer, which the person is told after the last attempt', async () => {
    const deps = memory([own], accounts);
    const down = {
      ...deps,
      directory: { ...deps.directory, find: () => Promise.reject(new DirectoryUnavailable('429')) },
    };
    await assert.rejects(lookUp(down, own.id, false), DirectoryUnavailable);
    assert.equal(deps.requests.get(own.id)?.status.state, 'asked');
    await assert.rejects(lookUp(down, own.id, true), DirectoryUnavailable);
    const status = deps.requests.get(own.id)?.status;
    assert.equal(status?.state === 'refused' && status.because, 'directory-unavailable');
  });

  it('is not tried again if the directory refuses for good', async () => {
    const deps = memory([own], accounts);
    deps.standing = new DirectoryRefused('403');
    await assert.rejects(lookUp(deps, own.id, false), DirectoryRefused);
    assert.equal(deps.requests.get(own.id)?.status.state, 'refused');
  });

  it('does nothing to a request that has moved on, or does not exist', async () => {
    const deps = memory([pending()], accounts);
    await lookUp(deps, own.id, false);
    await lookUp(deps, requestCalled('none'), false);
    assert.equal(deps.audits.length, 0);
  });

  it('the requester is identified by their id only: a name changes nothing', async () => {
    const asked = requestIn({ state: 'asked' }, { requester: { id: megan.id, name: 'Somebody Else' } });
    assert.equal((await lookedUp(memory([asked], accounts))).status.state, 'pending');
  });
});
