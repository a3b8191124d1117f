/** Wrong app registrations, for a bot that resets as the approver. */
import type { Application } from '../../../sandbox/directory/graph-objects.ts';
import type { SetUp } from './set-up.ts';
import { type Spoil, having } from './spoil.ts';

const TEAMS_ON_THE_WEB = '5e3ce6c0-2b1f-4285-8d4b-75ee78787346';

/** The registration is as `change` makes it. */
const registered = (change: (registration: Application) => Application | null): Spoil =>
  having('appRegistration', (before) => {
    if (before === null) throw new Error('The healthy bot has no app registration');
    return change(structuredClone(before));
  });

const withApi = (change: (api: Application['api']) => Partial<Application['api']>): Spoil =>
  registered((one) => ({ ...one, api: { ...one.api, ...change(one.api) } }));

const DAY_MS = 24 * 60 * 60_000;
const inDays = (days: number): string => new Date(Date.now() + days * DAY_MS + DAY_MS / 2).toISOString();

/** The secret in use lasts so long, and another one longer. */
const lasting =
  (days: number): Spoil =>
  (practice) => {
    const hint = practice.settings()['MicrosoftAppPassword']?.slice(0, 3) ?? '';
    const listed = [
      { hint, endDateTime: inDays(days) },
      { hint: '-', endDateTime: inDays(700) },
    ];
    return registered((one) => ({ ...one, passwordCredentials: listed }))(practice);
  };

export const OF_REGISTRATION: readonly SetUp[] = [
  {
    title: 'an app registration that is gone',
    spoil: registered(() => null),
    finds: [['wrong', 'sign-in', /^The tenant has no app registration .*, and RESET_AS=approver takes one/]],
  },
  {
    title: 'a client secret that ends soon, beside a newer one that is not in use',
    spoil: lasting(20),
    finds: [
      ['warning', 'token', /^The client secret in MicrosoftAppPassword ends in 20 days: then the bot answers nobody/],
    ],
  },
  {
    title: 'client secrets that all end soon, with no hint which one is in use',
    spoil: registered((one) => ({ ...one, passwordCredentials: [{ hint: null, endDateTime: inDays(1) }] })),
    finds: [['warning', 'token', /^The client secret in MicrosoftAppPassword ends in 1 day: /]],
  },
  {
    title: 'a redirect URI that is missing',
    spoil: registered((one) => ({ ...one, web: { redirectUris: ['https://bot.contoso.com/.auth/web/redirect'] } })),
    finds: [
      [
        'wrong',
        'sign-in',
        /^The app registration lacks the web redirect URI https:\/\/token\.botframework\.com\/\.auth\/web\/redirect:/,
      ],
    ],
  },
  {
    title: 'an Application ID URI of another app',
    spoil: registered((one) => ({ ...one, identifierUris: ['api://botid-another'] })),
    finds: [['wrong', 'sign-in', /^The app registration lacks the Application ID URI api:\/\/botid-/]],
  },
  {
    title: 'a scope that is missing',
    spoil: withApi(({ oauth2PermissionScopes }) => ({
      oauth2PermissionScopes: oauth2PermissionScopes.map((scope) => ({ ...scope, value: 'access_as_admin' })),
    })),
    finds: [['wrong', 'sign-in', /^The app registration lacks the scope access_as_user/]],
  },
  {
    title: 'a scope that is disabled',
    spoil: withApi(({ oauth2PermissionScopes }) => ({
      oauth2PermissionScopes: oauth2PermissionScopes.map((scope) => ({ ...scope, isEnabled: false })),
    })),
    finds: [['wrong', 'sign-in', /^The app registration has the scope access_as_user disabled/]],
  },
  {
    title: 'a client of Teams that is not authorised',
    spoil: withApi(({ preAuthorizedApplications }) => ({
      preAuthorizedApplications: preAuthorizedApplications.filter(({ appId }) => appId !== TEAMS_ON_THE_WEB),
    })),
    finds: [['warning', 'sign-in', /^The app registration doesn't authorise 5e3ce6c0-.*, Teams on the web, for/]],
  },
  {
    title: 'a client of Teams that is authorised for another scope',
    spoil: withApi(({ preAuthorizedApplications }) => ({
      preAuthorizedApplications: preAuthorizedApplications.map((client) =>
        client.appId === TEAMS_ON_THE_WEB ? { ...client, delegatedPermissionIds: [] } : client,
      ),
    })),
    finds: [['warning', 'sign-in', /^The app registration doesn't authorise 5e3ce6c0-.*, Teams on the web, for/]],
  },
  {
    title: 'tokens of the first version',
    spoil: withApi(() => ({ requestedAccessTokenVersion: null })),
    finds: [['wrong', 'sign-in', /^requestedAccessTokenVersion .* is not 2\. Set it to 2/]],
  },
  {
    title: 'an app registration for accounts of any organisation',
    spoil: registered((one) => ({ ...one, signInAudience: 'AzureADMultipleOrgs' })),
    finds: [['warning', 'sign-in', /^The app registration takes accounts of others .*\(AzureADMultipleOrgs\)/]],
  },
];
