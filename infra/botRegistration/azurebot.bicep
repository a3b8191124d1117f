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

resource bot 'Microsoft.BotService/botServices@2021-03-01' = {
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

resource teamsChannel 'Microsoft.BotService/botServices/channels@2021-03-01' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: {
    channelName: 'MsTeamsChannel'
  }
}
