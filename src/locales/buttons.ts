/** The titles of buttons, short enough for a phone. */

export type ButtonTexts = Readonly<
  Record<
    | 'ask'
    | 'cancelAsk'
    | 'cancelRequest'
    | 'confirm'
    | 'askAnyway'
    | 'approve'
    | 'deny'
    | 'denyNow'
    | 'details'
    | 'handled'
    | 'showCode'
    | 'codeAgain'
    | 'newCode'
    | 'reveal'
    | 'start'
    | 'startOther'
    | 'ownRequests'
    | 'show'
    | 'next'
    | 'backToList'
    | 'again'
    | 'messageForAdmin'
    | 'writeMail'
    | 'helpDeskPage'
    | 'ownResetPage'
    | 'invite'
    | 'inviteAgain'
    | 'notMe'
    | 'resume'
    | 'secure'
    | 'workAccountPage'
    | 'microsoftAccountPage'
    | 'microsoftAccountHelp'
    | 'signInPage'
    | 'guestAccounts'
    | 'adminCenter'
    | 'entraUser',
    string
  >
> & { readonly choose: (number: number) => string };
