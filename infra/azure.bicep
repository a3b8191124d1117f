@description('The name of every resource in this file. It becomes part of the web app\'s host name, so it must be unique in Azure.')
@minLength(4)
@maxLength(20)
param resourceBaseName string

@description('SKU of the App Service plan. Below B1, App Service stops an idle bot. S1 and P… have a staging slot.')
param webAppSku string = 'B1'

@description('The name of the bot in Azure.')
@maxLength(42)
param botDisplayName string

@description('Whose rights reset passwords: those of the app, or those of the approver (docs/setup.md).')
@allowed([
  'app'
  'approver'
])
param resetAs string

// A managed identity can't act on behalf of a user, so "approver" needs an app registration with a secret.
@description('For "approver" only: application (client) ID of the bot\'s app registration, in this tenant.')
param appClientId string = ''

@description('For "approver" only: the client secret of that app. It is stored in the Key Vault and in the OAuth connection.')
@secure()
param appSecret string = ''

@description('Make the sealing key in Azure? Not where a policy forbids storage accounts with shared keys (docs/setup.md).')
param keyByScript bool = true

@description('Where alarms go. Without an address, alerts are only shown in Azure.')
param alertEmail string = ''

@description('SKU of PostgreSQL. The smallest serves three instances of the bot.')
param databaseSku string = 'Standard_B1ms'

@description('Addresses (CIDR) that may upload to the web app (SCM). "npm run deploy" opens the door for as long as it uploads.')
param deployFrom array = []

@description('More settings by name (env/.env.example). Each deployment replaces all settings of the web app.')
param settings object = {}

param location string = resourceGroup().location

var asApprover = resetAs == 'approver'
// Plans that have slots (App Service, "Set up staging environments").
var hasSlot = startsWith(webAppSku, 'S') || startsWith(webAppSku, 'P')
var oauthConnection = 'sso'
var appSettings = union({
  WEBSITE_RUN_FROM_PACKAGE: '1'
  WEBSITE_SWAP_WARMUP_PING_PATH: '/readyz'
  WEBSITE_SWAP_WARMUP_PING_STATUSES: '200'
  MicrosoftAppType: asApprover ? 'SingleTenant' : 'UserAssignedMSI'
  MicrosoftAppId: asApprover ? appClientId : identity.properties.clientId
  MicrosoftAppTenantId: identity.properties.tenantId
  DATABASE_CLIENT_ID: identity.properties.clientId
  SECRET_KEY: '@Microsoft.KeyVault(SecretUri=${vault.outputs.keyUri})'
  RESET_AS: resetAs
}, asApprover ? {
  MicrosoftAppPassword: '@Microsoft.KeyVault(SecretUri=${vault.outputs.appSecretUri})'
  OAUTH_CONNECTION: oauthConnection
} : {}, settings)

// Signs in to PostgreSQL and reads the Key Vault. With "app", it is the bot's own identity as well.
resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: resourceBaseName
  location: location
}

module logs 'modules/logs.bicep' = {
  name: 'logs'
  params: {
    name: resourceBaseName
    location: location
  }
}

module vault 'modules/vault.bicep' = {
  name: 'vault'
  params: {
    name: resourceBaseName
    location: location
    readerId: identity.properties.principalId
    appSecret: appSecret
    keyByScript: keyByScript
    workspaceId: logs.outputs.workspaceId
  }
}

module database 'modules/database.bicep' = {
  name: 'database'
  params: {
    name: resourceBaseName
    location: location
    sku: databaseSku
    identityName: identity.name
    identityId: identity.properties.principalId
  }
}

module webApp 'modules/web-app.bicep' = {
  name: 'web-app'
  params: {
    name: resourceBaseName
    location: location
    sku: webAppSku
    hasSlot: hasSlot
    identityId: identity.id
    appSettings: appSettings
    databaseUrl: database.outputs.url
    deployFrom: deployFrom
    workspaceId: logs.outputs.workspaceId
  }
}

module databaseFirewall 'modules/database-firewall.bicep' = {
  name: 'database-firewall'
  params: {
    serverName: database.outputs.serverName
    addresses: webApp.outputs.outboundAddresses
  }
}

module bot './botRegistration/azurebot.bicep' = {
  name: 'azure-bot'
  params: {
    resourceBaseName: resourceBaseName
    botDisplayName: botDisplayName
    botAppDomain: webApp.outputs.hostName
    appType: asApprover ? 'SingleTenant' : 'UserAssignedMSI'
    appId: asApprover ? appClientId : identity.properties.clientId
    appTenantId: identity.properties.tenantId
    identityResourceId: asApprover ? '' : identity.id
    oauthConnection: asApprover ? oauthConnection : ''
    appSecret: appSecret
  }
}

module alerts 'modules/alerts.bicep' = {
  name: 'alerts'
  params: {
    name: resourceBaseName
    location: location
    email: alertEmail
    workspaceId: logs.outputs.workspaceId
    componentId: logs.outputs.componentId
    webAppId: webApp.outputs.id
    hostName: webApp.outputs.hostName
    databaseId: database.outputs.id
  }
}

// The Agents Toolkit writes these to env/.env.<name>; "npm run deploy" reads them there.
output AZURE_APP_SERVICE_RESOURCE_ID string = webApp.outputs.id
output BOT_DOMAIN string = webApp.outputs.hostName
output BOT_ENDPOINT string = 'https://${webApp.outputs.hostName}'
output BOT_ID string = asApprover ? appClientId : identity.properties.clientId
output BOT_TENANT_ID string = identity.properties.tenantId
// The identity that reads the Key Vault; with RESET_AS=app, also the bot's own.
output BOT_PRINCIPAL_ID string = identity.properties.principalId
