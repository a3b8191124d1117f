@description('Name of the bot resource.')
@minLength(4)
@maxLength(20)
param resourceBaseName string

@maxLength(42)
param botDisplayName string

@description('F0 is free, and Teams messages don\'t count against its limit.')
param botServiceSku string = 'F0'

@description('Host name of the bot, without a scheme.')
param botAppDomain string

@allowed([
  'UserAssignedMSI'
  'SingleTenant'
])
param appType string
param appId string
param appTenantId string

@description('Resource ID of the managed identity, for UserAssignedMSI; otherwise empty.')
param identityResourceId string = ''

@description('Name of the OAuth connection by which approvers sign in, for RESET_AS=approver; otherwise empty.')
param oauthConnection string = ''

@description('For the OAuth connection: a client secret of the app.')
@secure()
param appSecret string = ''

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: resourceBaseName
  location: 'global'
  kind: 'azurebot'
  sku: {
    name: botServiceSku
  }
  properties: {
    displayName: botDisplayName
    endpoint: 'https://${botAppDomain}/api/messages'
    msaAppType: appType
    msaAppId: appId
    msaAppTenantId: appTenantId
    msaAppMSIResourceId: empty(identityResourceId) ? null : identityResourceId
  }
}

resource teamsChannel 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: {
    channelName: 'MsTeamsChannel'
  }
}

// Only the bot's own scope: the token must be one for the bot's app. Without offline_access, nothing is kept that could be renewed.
resource connection 'Microsoft.BotService/botServices/connections@2022-09-15' = if (!empty(oauthConnection)) {
  parent: bot
  name: empty(oauthConnection) ? 'none' : oauthConnection
  location: 'global'
  properties: {
    serviceProviderDisplayName: 'Azure Active Directory v2'
    serviceProviderId: '30dd229c-58e3-4a48-bdfd-91ec48eb906c'
    clientId: appId
    clientSecret: appSecret
    scopes: 'api://botid-${appId}/access_as_user'
    parameters: [
      {
        key: 'tenantID'
        value: appTenantId
      }
      {
        key: 'tokenExchangeUrl'
        value: 'api://botid-${appId}'
      }
    ]
  }
}
