@description('The name of every resource in this file. It becomes part of the web app\'s host name, so it must be unique in Azure.')
@minLength(4)
@maxLength(20)
param resourceBaseName string

@description('SKU of the App Service plan. Below B1, App Service stops an idle bot.')
param webAppSku string

@description('The name of the bot in Azure.')
@maxLength(42)
param botDisplayName string

@description('PostgreSQL: postgres://user:password@host:5432/database?sslmode=verify-full, or a Key Vault reference to it.')
@secure()
param databaseUrl string

@description('Key Vault URI of the secret that seals passwords: 32 bytes in base64. The managed identity must be able to read it.')
param secretKeyUri string

@description('Whose rights reset passwords: those of the app, or those of the approver (docs/setup.md, "Resetting as the approver").')
@allowed([
  'app'
  'approver'
])
param resetAs string = 'app'

// A managed identity can't act on behalf of a user, so "approver" needs an app registration with a secret.
@description('For "approver" only: application (client) ID of the bot\'s app registration, in this tenant.')
param appClientId string = ''

@description('For "approver" only: Key Vault URI of the app registration\'s client secret. The managed identity must be able to read it.')
param appSecretUri string = ''

@description('For "approver" only: name of the OAuth connection in the Azure Bot. Create it by hand, since it holds a secret.')
param oauthConnection string = 'sso'

@description('More settings by name (env/.env.example). Each deployment replaces all settings of the web app.')
param settings object = {}

param location string = resourceGroup().location

var asApprover = resetAs == 'approver'
var furtherSettings = [for setting in items(settings): {
  name: setting.key
  value: setting.value
}]

// For "approver", the app registration is the bot's identity, and this one only reads the Key Vault.
resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2018-11-30' = {
  name: resourceBaseName
  location: location
}

resource plan 'Microsoft.Web/serverfarms@2022-03-01' = {
  name: resourceBaseName
  location: location
  kind: 'linux'
  sku: {
    name: webAppSku
  }
  properties: {
    reserved: true // Linux
  }
}

resource webApp 'Microsoft.Web/sites@2022-03-01' = {
  name: resourceBaseName
  location: location
  kind: 'app,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identity.id}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identity.id
    siteConfig: {
      linuxFxVersion: 'NODE|24-lts'
      appCommandLine: 'node --liftoff-only --max-semi-space-size=2 src/index.ts'
      alwaysOn: true
      ftpsState: 'Disabled'
      minTlsVersion: '1.2'
      http20Enabled: true
      healthCheckPath: '/healthz'
      appSettings: concat([
        {
          name: 'WEBSITE_RUN_FROM_PACKAGE'
          value: '1'
        }
        {
          name: 'MicrosoftAppType'
          value: asApprover ? 'SingleTenant' : 'UserAssignedMSI'
        }
        {
          name: 'MicrosoftAppId'
          value: asApprover ? appClientId : identity.properties.clientId
        }
        {
          name: 'MicrosoftAppTenantId'
          value: identity.properties.tenantId
        }
        {
          name: 'DATABASE_URL'
          value: databaseUrl
        }
        {
          name: 'SECRET_KEY'
          value: '@Microsoft.KeyVault(SecretUri=${secretKeyUri})'
        }
        {
          name: 'RESET_AS'
          value: resetAs
        }
      ], asApprover ? [
        {
          name: 'MicrosoftAppPassword'
          value: '@Microsoft.KeyVault(SecretUri=${appSecretUri})'
        }
        {
          name: 'OAUTH_CONNECTION'
          value: oauthConnection
        }
      ] : [], furtherSettings)
    }
  }
}

module bot './botRegistration/azurebot.bicep' = {
  name: 'azure-bot'
  params: {
    resourceBaseName: resourceBaseName
    botDisplayName: botDisplayName
    botAppDomain: webApp.properties.defaultHostName
    appType: asApprover ? 'SingleTenant' : 'UserAssignedMSI'
    appId: asApprover ? appClientId : identity.properties.clientId
    appTenantId: identity.properties.tenantId
    identityResourceId: asApprover ? '' : identity.id
  }
}

// The Agents Toolkit writes these to env/.env.<name>.
output AZURE_APP_SERVICE_RESOURCE_ID string = webApp.id
output BOT_DOMAIN string = webApp.properties.defaultHostName
output BOT_ENDPOINT string = 'https://${webApp.properties.defaultHostName}'
output BOT_ID string = asApprover ? appClientId : identity.properties.clientId
output BOT_TENANT_ID string = identity.properties.tenantId
// The identity that reads the Key Vault; with RESET_AS=app, also the bot's own.
output BOT_PRINCIPAL_ID string = identity.properties.principalId
