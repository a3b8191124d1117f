/** An environment's file (`env/.env.dev`) as it is once everything in it is filled in. */
export const APP_ENVIRONMENT = `TEAMSFX_ENV=dev
APP_NAME_SUFFIX=" (dev)"
TEAMS_APP_ID=5d0f2f0e-6f0b-4d0e-9f57-0c6f6d0f8a11
BOT_ID=7c1b6a1f-93d4-4c50-8f0e-2b4b0f2f7d22
BOT_DOMAIN=password-reset.contoso.com
DEVELOPER_NAME=Contoso
DEVELOPER_WEBSITE_URL=https://www.contoso.com/it-help-desk
DEVELOPER_PRIVACY_URL=https://www.contoso.com/it-help-desk/privacy
DEVELOPER_TERMS_URL=https://www.contoso.com/it-help-desk/terms
`;
